import { useState } from 'preact/hooks'
import { pwaGuidanceMessages } from '#shared/message/pwa-guidance.ts'
import type { GuidancePage } from '#shared/act/schema.ts'
import type { GuidanceSlot } from '#shared/document/schema.ts'
import { Button } from '../../../ui/button/index.tsx'
import { Dialog } from '../../../ui/dialog/index.tsx'
import { Checkbox, SelectField, TextArea, TextField } from '../../../ui/field/index.tsx'
import { textsOf } from '../../../ui/locale/index.ts'
import { fewestAnswers, mostAnswers, readPage, startPage, type LanguageFields, type PageFields } from './fields.ts'
import { putPage } from './state.ts'

type PageEditorProps = { readonly slot: GuidanceSlot; readonly page: GuidancePage | null; readonly onClose: () => void }

const languages = ['en', 'de'] as const

/** One page in both languages, side by side; a page of training may end in a question. */
export function PageEditor({ slot, page, onClose }: PageEditorProps) {
  const { editor: texts } = textsOf(pwaGuidanceMessages)
  const [fields, setFields] = useState<PageFields>(() => startPage(page))
  const [isTried, setTried] = useState(false)
  const set = (changed: Partial<PageFields>) => setFields((now) => ({ ...now, ...changed }))
  const setLanguage = (code: 'en' | 'de', changed: Partial<LanguageFields>) => setFields((now) => ({ ...now, [code]: { ...now[code], ...changed } }))
  const setAnswers = (change: (answers: readonly string[]) => readonly string[]) => setFields((now) => ({ ...now, en: { ...now.en, answers: change(now.en.answers) }, de: { ...now.de, answers: change(now.de.answers) } }))
  const count = fields.en.answers.length
  const errorOf = (value: string) => (isTried && value.trim() === '' ? texts.missing : undefined)

  async function save(): Promise<void> {
    setTried(true)
    const read = readPage(fields)
    if (read === null) return
    await putPage(slot, read)
    onClose()
  }

  return (
    <Dialog
      open
      wide
      title={slot === 'policy' ? texts.policy : texts.training}
      closeLabel={texts.close}
      onClose={onClose}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>{texts.cancel}</Button>
          <Button look="primary" onClick={() => void save()}>{texts.save}</Button>
        </>
      }
    >
      <div class="stack">
        <p class="soft">{texts.hint}</p>
        <div class="page-languages">
          {languages.map((code) => (
            <fieldset key={code} class="stack" lang={code}>
              <legend>{texts.languages[code]}</legend>
              <TextField label={texts.title} value={fields[code].title} maxLength={80} error={errorOf(fields[code].title)} onInput={(title) => setLanguage(code, { title })} />
              <TextArea label={texts.text} value={fields[code].text} rows={slot === 'policy' ? 16 : 9} maxLength={1500} error={errorOf(fields[code].text)} onInput={(text) => setLanguage(code, { text })} />
              {fields.hasQuestion && (
                <>
                  <TextField label={texts.question} value={fields[code].question} maxLength={200} error={errorOf(fields[code].question)} onInput={(question) => setLanguage(code, { question })} />
                  {fields[code].answers.map((answer, index) => (
                    <TextField
                      key={index}
                      label={texts.answer(index + 1)}
                      value={answer}
                      maxLength={120}
                      error={errorOf(answer)}
                      onInput={(value) => setLanguage(code, { answers: fields[code].answers.map((old, place) => (place === index ? value : old)) })}
                    />
                  ))}
                </>
              )}
            </fieldset>
          ))}
        </div>
        {slot !== 'policy' && (
          <Checkbox label={texts.withQuestion} hint={texts.withQuestionHint} checked={fields.hasQuestion} onChange={(hasQuestion) => set({ hasQuestion })} />
        )}
        {fields.hasQuestion && (
          <div class="line page-answers">
            <SelectField
              label={texts.rightAnswer}
              value={String(fields.right)}
              options={fields.en.answers.map((answer, index) => ({ value: String(index), label: answer.trim() === '' ? texts.answer(index + 1) : answer }))}
              onChange={(right) => set({ right: Number(right) })}
            />
            {count < mostAnswers && <Button onClick={() => setAnswers((answers) => [...answers, ''])}>{texts.addAnswer}</Button>}
            {count > fewestAnswers && (
              <Button
                look="quiet"
                onClick={() => {
                  setAnswers((answers) => answers.slice(0, -1))
                  set({ right: Math.min(fields.right, count - 2) })
                }}
              >
                {texts.dropAnswer}
              </Button>
            )}
          </div>
        )}
      </div>
    </Dialog>
  )
}
