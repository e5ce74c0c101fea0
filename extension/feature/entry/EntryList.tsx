import { useState } from 'preact/hooks'
import { formatWeekday } from '#shared/message/format.ts'
import { popupMessages } from '#shared/message/popup.ts'
import { taxonomyMessages } from '#shared/message/taxonomy.ts'
import type { LedgerEntry } from '../../platform/ledgerMessage.ts'
import { useReply } from '../../platform/useReply.ts'
import { useLocale } from '../../ui/language.ts'
import { answerInWords } from '../declare/index.ts'
import { FaultLine } from '../fault/index.ts'
import { Correct } from './Correct.tsx'
import { EntryActions } from './EntryActions.tsx'
import { EntryState } from './EntryState.tsx'
import { ExportButtons } from './ExportButtons.tsx'
import { useDeletion } from './useDeletion.ts'

/** The own entries, newest day first, in little room. */
export function EntryList() {
  const locale = useLocale()
  const messages = popupMessages[locale]
  const [reply] = useReply({ kind: 'ledger/list' }, null)
  const [open, setOpen] = useState<string | null>(null)
  const deletion = useDeletion()
  if (reply.state === 'unreachable') return <p class="message fault">{messages.unreachable}</p>
  if (reply.state === 'waiting') return null
  const days = [...new Set(reply.value.map(({ day }) => day))].sort().reverse()
  return (
    <section class="entries" aria-labelledby="entries-title">
      <h2 id="entries-title">{messages.entries.title}</h2>
      <p class="small quiet">{reply.value.length === 0 ? messages.entries.empty : messages.entries.only}</p>
      <FaultLine fault={deletion.fault} />
      {days.map((day) => (
        <div key={day}>
          <h3 class="small quiet">{formatWeekday(locale, day)}</h3>
          <ul class="rows">
            {reply.value.filter((entry) => entry.day === day).map((entry) => (
              <li key={entry.session} class={deletion.isLeaving(entry.session) ? 'leaving' : ''}>
                <EntryWords entry={entry} />
                <p class="entry-foot">
                  <EntryState entry={entry} />
                  <EntryActions entry={entry} deletion={deletion} onCorrect={() => setOpen(open === entry.session ? null : entry.session)} />
                </p>
                {open === entry.session && <Correct entry={entry} onDone={() => setOpen(null)} />}
              </li>
            ))}
          </ul>
        </div>
      ))}
      {reply.value.length > 0 && <ExportButtons />}
    </section>
  )
}

function EntryWords({ entry }: { readonly entry: LedgerEntry }) {
  const locale = useLocale()
  return (
    <p>
      <strong>{entry.service.name}</strong> {entry.answer !== null && <span>{answerInWords(taxonomyMessages[locale], entry.answer)}</span>}
    </p>
  )
}
