import { useState } from 'preact/hooks'
import { formatNumber } from '#shared/message/format.ts'
import { pwaRequestsMessages } from '#shared/message/pwa-requests.ts'
import { acts, ready, reports, session, syncState } from '../../data/index.ts'
import { Button } from '../../ui/button/index.tsx'
import { EmptyState, Notice } from '../../ui/empty/index.tsx'
import { locale, textsOf } from '../../ui/locale/index.ts'
import { Section } from '../../ui/page/index.tsx'
import { serviceName } from '../name/index.tsx'
import { ReportItem } from './requests/item.tsx'
import { RemoveUnanswered } from './requests/remove.tsx'
import { itemsOf, openGroups, type Group, type Item } from './requests/state.ts'
import './requests/requests.css'

/** Answered ones shown at first. */
const shownFirst = 20

/** What do people ask for, and what worries them? Open ones first, what several ask for together; then what was answered. */
export function RequestsPart() {
  const texts = textsOf(pwaRequestsMessages)
  const known = reports.value
  const { connection } = syncState.value
  if (!ready.value || (known === null && connection === 'connecting')) return <></>
  if (known === null) return <EmptyState title={texts.offline}>{texts.offlineText}</EmptyState>
  const items = itemsOf(known, acts.value)
  const groups = openGroups(items)
  const answered = items.filter(({ answer }) => answer !== null)
  return (
    <div class="requests">
      <p class="soft">{texts.intro} {session.value?.member.role === 'auditor' && `${texts.hiddenName} ${texts.readOnly}`}</p>
      {connection !== 'online' && <Notice tone="attention">{texts.stale}</Notice>}
      {groups.length === 0
        ? <EmptyState title={texts.none}>{texts.noneText}</EmptyState>
        : (
          <Section title={texts.open} note={formatNumber(locale.value, groups.reduce((sum, group) => sum + group.items.length, 0))}>
            {groups.map((group) => <OpenGroup key={group.key} group={group} />)}
          </Section>
        )}
      {session.value?.member.role === 'administrator' && connection === 'online' && <RemoveUnanswered items={items.filter(({ answer }) => answer === null)} />}
      {answered.length > 0 && <AnsweredSection items={answered} />}
    </div>
  )
}

/** Open reports on one thing. Where several ask for it, that is demand: it says so, and leads to the decision. */
function OpenGroup({ group: { items, wanted } }: { readonly group: Group }) {
  const texts = textsOf(pwaRequestsMessages)
  const first = items[0]?.report
  const service = first?.service ?? null
  const isHeaded = wanted > 1 && first?.kind === 'request'
  return (
    <div class="report-group">
      {isHeaded && (
        <header>
          <h3>{service === null ? first.tool : <a href={`/inventory/${service}`}>{serviceName(service)}</a>}</h3>
          <span class="needs-you" title={texts.wantedHint}>{texts.wanted(wanted)}</span>
          {service !== null && <a href={`/decide/${service}`} aria-label={`${texts.decide}: ${serviceName(service)}`}>{texts.decide}</a>}
        </header>
      )}
      <ul>{items.map((item) => <ReportItem key={item.report.id} item={item} isNamed={isHeaded} />)}</ul>
    </div>
  )
}

function AnsweredSection({ items }: { readonly items: readonly Item[] }) {
  const texts = textsOf(pwaRequestsMessages)
  const [isAll, showAll] = useState(false)
  const rest = items.length - shownFirst
  return (
    <Section title={texts.answered}>
      <ul>{(isAll ? items : items.slice(0, shownFirst)).map((item) => <ReportItem key={item.report.id} item={item} />)}</ul>
      {!isAll && rest > 0 && <p><Button look="quiet" onClick={() => showAll(true)}>{texts.more(rest)}</Button></p>}
    </Section>
  )
}
