import { useState } from 'preact/hooks'
import { noticeMessages } from '#shared/message/notice.ts'
import { pwaCardMessages } from '#shared/message/pwa-card.ts'
import { textBound } from '#shared/hint/text.ts'
import { proposeAct, withdrawAct, type PendingAct } from '../../../data/index.ts'
import { Button } from '../../../ui/button/index.tsx'
import { RadioGroup, SelectField, TextArea } from '../../../ui/field/index.tsx'
import { textsOf } from '../../../ui/locale/index.ts'
import { toast } from '../../../ui/toast/index.tsx'
import type { CardSetting } from '../card.tsx'
import { Markings } from './markings.tsx'

const numbers = [1, 2, 3, 4, 5] as const

/** Sets how the card asks: an act with its reason. `pending`: acts on the same that still wait, which this one overtakes. */
export function CardForm({ setting, pending }: { readonly setting: CardSetting; readonly pending: readonly PendingAct[] }) {
  const texts = textsOf(pwaCardMessages)
  const [draft, setDraft] = useState(setting)
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const { questionsPerDay, hints } = draft
  const differs = JSON.stringify(draft) !== JSON.stringify(setting)

  function discard(): void {
    setDraft(setting)
    setReason('')
    setTried(false)
  }

  async function publish(event: Event): Promise<void> {
    event.preventDefault()
    setTried(true)
    if (reason.trim() === '') return
    await proposeAct({ kind: 'set-card', ...draft }, reason.trim())
    for (const { act } of pending) await withdrawAct(act.id)
    toast({ text: texts.sent })
  }

  return (
    <form class="card-form" onSubmit={(event) => void publish(event)} noValidate>
      <SelectField
        label={texts.perDay}
        hint={texts.perDayHint}
        value={String(questionsPerDay)}
        options={numbers.map((count) => ({ value: String(count), label: texts.questions(count) }))}
        onChange={(count) => setDraft({ ...draft, questionsPerDay: Number(count) })}
      />
      <RadioGroup
        label={texts.hints}
        hint={texts.hintsHint}
        chosen={hints.on ? 'on' : 'off'}
        options={[{ value: 'off', ...texts.off }, { value: 'on', label: texts.on.label, hint: texts.on.hint(textBound) }]}
        onChange={(chosen) => setDraft({ ...draft, hints: { ...hints, on: chosen === 'on' } })}
      />
      {hints.on && <Told />}
      <Markings markings={hints.markings} isOn={hints.on} onChange={(markings) => setDraft({ ...draft, hints: { ...hints, markings } })} />
      {differs && (
        <>
          <TextArea label={texts.reason} hint={texts.reasonHint} rows={2} maxLength={1000} value={reason} error={isTried && reason.trim() === '' ? texts.reasonMissing : undefined} onInput={setReason} />
          <div class="line">
            <Button type="submit" look="primary">{texts.publish}</Button>
            <Button look="quiet" onClick={discard}>{texts.discard}</Button>
          </div>
        </>
      )}
    </form>
  )
}

/** The words of the staff notice, as they will stand there. */
function Told() {
  const texts = textsOf(pwaCardMessages)
  const { looked, hints, hintsKept } = textsOf(noticeMessages).recorded
  return (
    <figure class="card-told">
      <figcaption>{texts.told}</figcaption>
      <blockquote>
        <strong>{looked}</strong>
        <p>{hints}</p>
        <p>{hintsKept}</p>
      </blockquote>
      <p class="soft small">{texts.toldNote}</p>
    </figure>
  )
}
