import { mondayOfWeek } from '#shared/calendar/calendar.ts'
import type { Cell } from '#shared/cell/schema.ts'
import { formatMonth, formatNumber, joinWords, type Locale } from '#shared/message/format.ts'
import { popupMessages } from '#shared/message/popup.ts'
import { taxonomyMessages } from '#shared/message/taxonomy.ts'
import type { SentSheet } from '../../platform/ledgerMessage.ts'
import type { Department } from '../../platform/message.ts'
import { useReply } from '../../platform/useReply.ts'
import { useLocale } from '../../ui/language.ts'
import { Besides } from './Besides.tsx'
import { saidIn } from './said.ts'

type SentProps = { readonly enrolled: boolean; readonly departments: readonly Department[]; readonly nameOf: (service: string) => string }

/** What the relay has from this browser, or may have: per month, in words and byte for byte. */
export function Sent({ enrolled, departments, nameOf }: SentProps) {
  const messages = popupMessages[useLocale()]
  const [reply] = useReply({ kind: 'sent/list' }, null)
  if (reply.state === 'unreachable') return <p class="message fault">{messages.unreachable}</p>
  if (reply.state === 'waiting') return null
  return (
    <section class="sent" aria-labelledby="sent-title">
      <h2 id="sent-title">{messages.sent.title}</h2>
      <p class="small quiet">{!enrolled ? messages.sent.notEnrolled : reply.value.length === 0 ? messages.sent.none : messages.sent.intro}</p>
      {reply.value.map((sheet) => (
        <Month key={`${sheet.id} ${sheet.revision}`} sheet={sheet} departments={departments} nameOf={nameOf} />
      ))}
    </section>
  )
}

function Month({ sheet, departments, nameOf }: Omit<SentProps, 'enrolled'> & { readonly sheet: SentSheet }) {
  const locale = useLocale()
  const messages = popupMessages[locale].sent
  const body = saidIn(sheet.text)
  const cells = body?.cells ?? []
  const weeks = [...new Set(cells.map(({ week }) => week))].sort().reverse()
  return (
    <article class="month">
      <h3>
        {formatMonth(locale, sheet.month)} <span class="small quiet">{messages.revision(sheet.revision)} · {messages.until(sheet.until)}</span>
      </h3>
      {!sheet.confirmed && <p class="small">{messages.unconfirmed}</p>}
      {body === null && <p class="small">{messages.unreadable}</p>}
      {weeks.map((week) => (
        <div key={week}>
          <h4 class="cell small quiet">
            <span>{messages.week(mondayOfWeek(week))}</span>
            <span aria-hidden="true">{messages.unit}</span>
          </h4>
          <ul class="rows">
            {cells.filter((cell) => cell.week === week).map((cell) => (
              <li key={JSON.stringify(cell)} class="cell">
                <span>
                  <strong>{nameOf(cell.service)}</strong> <span>{cellInWords(locale, cell, departments)}</span>
                </span>
                <span class="number" title={messages.sessions(cell.sessions)}>
                  {formatNumber(locale, cell.sessions)}
                  <span class="unseen"> {messages.sessions(cell.sessions)}</span>
                </span>
              </li>
            ))}
          </ul>
        </div>
      ))}
      {body !== null && <Besides body={body} />}
      <details class="fold small">
        <summary>{messages.raw}</summary>
        {/* Scrolls by itself, so the keyboard must reach it. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <pre tabIndex={0}>{sheet.text}</pre>
      </details>
    </article>
  )
}

/** Everything a cell says besides service, week and count. */
function cellInWords(locale: Locale, cell: Cell, departments: readonly Department[]): string {
  const words = taxonomyMessages[locale]
  const messages = popupMessages[locale]
  const parts: string[] = []
  if (cell.purpose === 'unknown') parts.push(messages.sent.unanswered)
  else parts.push(words.purpose[cell.purpose].label)
  if (cell.level !== 'unknown') parts.push(words.level[cell.level].label)
  if (cell.accountType !== 'unknown') parts.push(words.accountType[cell.accountType].label)
  if (cell.categories !== 'unknown') parts.push(...cell.categories.map((id) => words.category[id].label))
  if (cell.humanReview !== 'unknown') parts.push(words.humanReview[cell.humanReview])
  if (cell.destination !== 'unknown') parts.push(words.destination[cell.destination])
  if (cell.affectsPeople !== 'unknown') parts.push(...cell.affectsPeople.map((id) => words.affectsPeople[id]))
  if (cell.connectors !== 'unknown') parts.push(...cell.connectors.map((id) => words.connector[id]))
  if (cell.department !== 'unknown') parts.push(departments.find(({ id }) => id === cell.department)?.name ?? cell.department)
  if (cell.overridden === true) parts.push(messages.entries.overridden)
  return joinWords(parts)
}
