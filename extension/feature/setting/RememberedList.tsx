import { popupMessages } from '#shared/message/popup.ts'
import { taxonomyMessages } from '#shared/message/taxonomy.ts'
import type { Remembered } from '../../platform/ledgerMessage.ts'
import { useTask } from '../../platform/useTask.ts'
import { useLocale } from '../../ui/language.ts'
import { answerInWords } from '../declare/index.ts'
import { FaultLine } from '../fault/index.ts'

/** Answers that count without asking, and how to end that. */
export function RememberedList({ remembered }: { readonly remembered: readonly Remembered[] }) {
  const locale = useLocale()
  const messages = popupMessages[locale].remembered
  const task = useTask()
  return (
    <section aria-labelledby="remembered-title">
      <h2 id="remembered-title">{messages.title}</h2>
      {remembered.length === 0 && <p class="small quiet">{messages.none}</p>}
      <ul class="rows">
        {remembered.map(({ service, answer, until }) => (
          <li key={service.id} class="beside">
            <p>
              <strong>{service.name}</strong> {answerInWords(taxonomyMessages[locale], answer)}{' '}
              <span class="small quiet">{until === null ? messages.tab : messages.until(until)}</span>
            </p>
            <button type="button" class="button text small" aria-label={messages.named(service.name)} disabled={task.isRunning} onClick={() => void task.run({ kind: 'remembered/revoke', service: service.id })}>
              {messages.revoke}
            </button>
          </li>
        ))}
      </ul>
      <FaultLine fault={task.fault} />
    </section>
  )
}
