import { Fragment } from 'preact'
import { useState } from 'preact/hooks'
import { formatDay, formatMonth } from '#shared/message/format.ts'
import { popupMessages } from '#shared/message/popup.ts'
import { taxonomyMessages } from '#shared/message/taxonomy.ts'
import type { LedgerEntry } from '../../platform/ledgerMessage.ts'
import { useReply } from '../../platform/useReply.ts'
import { useLocale } from '../../ui/language.ts'
import { Select } from '../../ui/Select.tsx'
import { FaultLine } from '../fault/index.ts'
import { Correct } from './Correct.tsx'
import { EntryActions } from './EntryActions.tsx'
import { EntryState } from './EntryState.tsx'
import { ExportButtons } from './ExportButtons.tsx'
import { filterEntries, noFilter, type EntryFilter } from './filter.ts'
import { useDeletion } from './useDeletion.ts'

/** The own entries with room: a table with filters. */
export function EntryTable() {
  const locale = useLocale()
  const messages = popupMessages[locale]
  const words = taxonomyMessages[locale]
  const [reply] = useReply({ kind: 'ledger/list' }, null)
  const [filter, setFilter] = useState<EntryFilter>(noFilter)
  const [open, setOpen] = useState<string | null>(null)
  const deletion = useDeletion()
  if (reply.state === 'unreachable') return <p class="message fault">{messages.unreachable}</p>
  if (reply.state === 'waiting') return null

  const entries = reply.value
  const shown = filterEntries(entries, filter).toSorted((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0))
  const services = new Map(entries.map(({ service }) => [service.id, service.name]))
  const months = [...new Set(entries.map(({ day }) => day.slice(0, 7)))].sort().reverse()
  const states = [...(['answered', 'remembered', 'unanswered'] as const).map((id) => ({ id, label: messages.entries.source[id] })), { id: 'overridden' as const, label: messages.entries.overridden }]
  return (
    <section class="entries" aria-labelledby="entries-title">
      <h2 id="entries-title">{messages.entries.title}</h2>
      <p class="quiet">{entries.length === 0 ? messages.entries.empty : messages.entries.only}</p>
      {entries.length > 0 && (
        <>
          <div class="filters">
            <Select label={messages.entries.filterMonth} none={messages.entries.all} value={filter.month} options={months.map((id) => ({ id, label: formatMonth(locale, id) }))} onChoose={(month) => setFilter({ ...filter, month })} />
            <Select label={messages.entries.filterService} none={messages.entries.all} value={filter.service} options={[...services].map(([id, label]) => ({ id, label }))} onChoose={(service) => setFilter({ ...filter, service })} />
            <Select label={messages.entries.filterState} none={messages.entries.all} value={filter.state} options={states} onChoose={(state) => setFilter({ ...filter, state })} />
            <output class="quiet">{messages.entries.count(shown.length)}</output>
            <ExportButtons />
          </div>
          <FaultLine fault={deletion.fault} />
          {shown.length === 0 ? (
            <p class="quiet">{messages.entries.noMatch}</p>
          ) : (
            <table>
              <thead>
                <tr>
                  <th scope="col">{messages.entries.day}</th>
                  <th scope="col">{messages.entries.service}</th>
                  <th scope="col">{words.field.purpose}</th>
                  <th scope="col">{words.field.level}</th>
                  <th scope="col">{words.field.accountType}</th>
                  <th scope="col">{messages.entries.state}</th>
                  <th scope="col">{messages.entries.actions}</th>
                </tr>
              </thead>
              <tbody>
                {shown.map((entry) => (
                  <Fragment key={entry.session}>
                    <tr class={deletion.isLeaving(entry.session) ? 'leaving' : ''}>
                      <td class="day">{formatDay(locale, entry.day)}</td>
                      <td>{entry.service.name}</td>
                      <AnswerCells answer={entry.answer} />
                      <td>
                        <EntryState entry={entry} />
                      </td>
                      <td>
                        <EntryActions entry={entry} deletion={deletion} onCorrect={() => setOpen(open === entry.session ? null : entry.session)} />
                      </td>
                    </tr>
                    {open === entry.session && (
                      <tr>
                        <td colSpan={7}>
                          <Correct entry={entry} onDone={() => setOpen(null)} />
                        </td>
                      </tr>
                    )}
                  </Fragment>
                ))}
              </tbody>
            </table>
          )}
        </>
      )}
    </section>
  )
}

function AnswerCells({ answer }: { readonly answer: LedgerEntry['answer'] }) {
  const words = taxonomyMessages[useLocale()]
  if (answer === null) return <td colSpan={3} class="none quiet">–</td>
  const kinds = answer.categories === 'unknown' ? [] : answer.categories.map((id) => words.category[id].label)
  return (
    <>
      <td>{words.purpose[answer.purpose].label}</td>
      <td>
        {words.level[answer.level].label}
        {kinds.length > 0 && <span class="kinds small quiet"> {kinds.join(', ')}</span>}
      </td>
      <td>{words.accountType[answer.accountType].label}</td>
    </>
  )
}
