import { pwaOverviewMessages } from '#shared/message/pwa-overview.ts'
import { pwaRegisterMessages } from '#shared/message/pwa-register.ts'
import { addDays, mondayOfWeek } from '#shared/calendar/calendar.ts'
import type { Summary } from '#shared/register/readModel.ts'
import { openReports, session } from '../../data/index.ts'
import { locale, textsOf } from '../../ui/locale/index.ts'
import { Figure, PageHeader } from '../../ui/page/index.tsx'
import { bandLabel, SummaryGate, useRowKeys, weekNumber } from '../mark/index.tsx'
import { DeclaredSection } from './parts/declared.tsx'
import { FirstSteps } from './parts/first-steps.tsx'
import { NeedsSection } from './parts/needs.tsx'
import { TrendSection } from './parts/trend.tsx'
import { shareText } from './parts/share.ts'
import { totals } from './state.ts'
import './overview.css'

/** What is used, and what needs us? Totals first, then what needs a decision, then use and its limits. */
export function OverviewPage() {
  const texts = textsOf(pwaOverviewMessages)
  useRowKeys()
  return (
    <SummaryGate>
      {(summary) =>
        summary.services.length === 0 ? (
          <>
            <PageHeader title={texts.title} />
            <FirstSteps />
          </>
        ) : (
          <>
            <PageHeader title={texts.title} note={<Freshness summary={summary} />} />
            <Totals shares={summary.declared} />
            <NeedsSection />
            <TrendSection summary={summary} />
            <DeclaredSection shares={summary.declared} k={summary.period.k} />
          </>
        )
      }
    </SummaryGate>
  )
}

function Freshness({ summary: { period } }: { readonly summary: Summary }) {
  const texts = textsOf(pwaOverviewMessages)
  const { week } = textsOf(pwaRegisterMessages)
  const [newest] = period.weeks
  const { workspace } = session.value ?? {}
  const parts = [
    newest === undefined ? texts.noWeek : texts.fresh(week(weekNumber(newest), mondayOfWeek(newest), addDays(mondayOfWeek(newest), 6))),
    workspace !== undefined && texts.reporting(bandLabel(workspace.reporting.browsers), workspace.reporting.month),
    period.k !== null && texts.hidden(period.k),
  ]
  return <>{parts.filter((part) => part !== false).join(' · ')}</>
}

function Totals({ shares }: { readonly shares: Summary['declared'] }) {
  const { figure } = textsOf(pwaOverviewMessages)
  const { number } = textsOf(pwaRegisterMessages)
  const { seen, needs, critical, high, questions } = totals.value
  return (
    <div class="totals">
      <Figure value={number(seen)} label={figure.services(seen)} href="/inventory?view=all" />
      <Figure value={number(needs)} label={figure.needs(needs)} href="/inventory" attention={needs > 0} />
      <Figure value={number(critical)} label={figure.critical(critical)} href="/inventory?view=all&risk=critical" />
      <Figure value={number(high)} label={figure.high} href="/inventory?view=all&risk=high" />
      <Figure value={number(questions)} label={figure.questions(questions)} href="/risks?view=questions" />
      {(openReports.value ?? 0) > 0 && <Figure value={number(openReports.value ?? 0)} label={figure.reports(openReports.value ?? 0)} href="/inbox" attention />}
      {shares !== null && <Figure value={figure.atLeast(shareText(shares.atLeast, locale.value))} label={figure.declared} />}
    </div>
  )
}
