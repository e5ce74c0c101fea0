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

/** Shown at first: of what is open, more than there ever is unless somebody makes things up. */
const shownFirst = { open: 100, answered: 20 } as const

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
        : <OpenSection groups={groups} mayRemove={session.value?.member.role === 'administrator' && connection === 'online'} />}
      {answered.length > 0 && <AnsweredSection items={answered} />}
    </div>
  )
}

function OpenSection({ groups, mayRemove }: { readonly groups: readonly Group[]; readonly mayRemove: boolean }) {
  const texts = textsOf(pwaRequestsMessages)
  const [shown, rest, more] = useFirst(groups, shownFirst.open)
  const count = (of: readonly Group[]) => of.reduce((sum, { items }) => sum + items.length, 0)
  return (
    <Section title={texts.open} note={formatNumber(locale.value, count(groups))} actions={mayRemove && <RemoveUnanswered items={groups.flatMap(({ items }) => items)} />}>
      {shown.map((group) => <OpenGroup key={group.key} group={group} />)}
      <More count={count(rest)} onClick={more} />
    </Section>
  )
}

/** Open reports on one thing. Where several ask for it, that is demand: it says so, and leads to the decision. */
function OpenGroup({ group: { items, wanted } }: { readonly group: Group }) {
  const texts = textsOf(pwaRequestsMessages)
  const [shown, rest, more] = useFirst(items, shownFirst.open)
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
      <ul>{shown.map((item) => <ReportItem key={item.report.id} item={item} isNamed={isHeaded} />)}</ul>
      <More count={rest.length} onClick={more} />
    </div>
  )
}

function AnsweredSection({ items }: { readonly items: readonly Item[] }) {
  const texts = textsOf(pwaRequestsMessages)
  const [shown, rest, more] = useFirst(items, shownFirst.answered)
  return (
    <Section title={texts.answered}>
      <ul>{shown.map((item) => <ReportItem key={item.report.id} item={item} />)}</ul>
      <More count={rest.length} onClick={more} />
    </Section>
  )
}

/** The first of a list, what is left, and how to see that too. */
function useFirst<T>(list: readonly T[], atFirst: number): readonly [shown: readonly T[], rest: readonly T[], more: () => void] {
  const [isAll, showAll] = useState(false)
  const most = isAll ? list.length : atFirst
  return [list.slice(0, most), list.slice(most), () => showAll(true)]
}

function More({ count, onClick }: { readonly count: number; readonly onClick: () => void }) {
  return count === 0 ? <></> : <p><Button look="quiet" onClick={onClick}>{textsOf(pwaRequestsMessages).more(count)}</Button></p>
}
