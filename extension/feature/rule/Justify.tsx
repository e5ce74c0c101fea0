import { useEffect, useRef, useState } from 'preact/hooks'
import { justificationMessages } from '#shared/message/justification.ts'
import { ladderMessages } from '#shared/message/ladder.ts'
import { justifications } from '#shared/taxonomy/lists.ts'
import type { Justification } from '#shared/taxonomy/schema.ts'
import type { Justified, RuleView } from '../../platform/ladderMessage.ts'
import { longestReason } from '../../platform/reason.ts'
import { useTexts } from '../text/index.ts'
import { RuleWords } from './RuleWords.tsx'

type JustifyProps = {
  readonly rule: RuleView | null
  readonly saving: boolean
  readonly onSave: (justified: Justified) => void
  readonly onBack: () => void
}

/** Asks for a reason, after the answer. What is written beside it stays in the own ledger. */
export function Justify({ rule, saving, onSave, onBack }: JustifyProps) {
  const { locale } = useTexts()
  const messages = ladderMessages[locale].justify
  const [reason, choose] = useState<Justification | null>(null)
  const [text, write] = useState('')
  const first = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (document.hasFocus()) first.current?.focus()
  }, [])

  return (
    <section class="step justify">
      <h2>{messages.title}</h2>
      {rule !== null && (
        <div class="message small">
          <RuleWords view={rule} />
        </div>
      )}
      <p class="small quiet">{messages.intro}</p>
      <fieldset class="group">
        <legend class="unseen">{messages.title}</legend>
        <div class="chips">
          {justifications.map((id, index) => (
            <label key={id}>
              <input ref={index === 0 ? first : null} type="radio" name="justification" value={id} checked={reason === id} onChange={() => choose(id)} />
              {justificationMessages[locale][id]}
            </label>
          ))}
        </div>
      </fieldset>
      <label class="own-words">
        <span>{messages.text}</span>
        <input type="text" maxLength={longestReason} value={text} autocomplete="off" aria-describedby="own-words-hint" onInput={(event) => write(event.currentTarget.value)} />
      </label>
      <p id="own-words-hint" class="small quiet">
        {messages.hint}
      </p>
      <div class="actions">
        <button type="button" class="button primary" disabled={saving || reason === null} onClick={() => reason !== null && onSave({ reason, text: text.trim() === '' ? null : text.trim() })}>
          {saving ? messages.saving : messages.save}
        </button>
        <button type="button" class="button" disabled={saving} onClick={onBack}>
          {messages.back}
        </button>
      </div>
    </section>
  )
}
