import { formatMonths, formatNumber } from '#shared/message/format.ts'
import { pwaRegisterMessages } from '#shared/message/pwa-register.ts'
import { taxonomyMessages } from '#shared/message/taxonomy.ts'
import type { SeenIn } from '#shared/register/index.ts'
import type { RiskLine } from '#shared/register/readModel.ts'
import { levelOrder } from '#shared/register/level.ts'
import type { RiskLevel } from '#shared/risk/schema.ts'
import { levels as dataLevels } from '#shared/taxonomy/lists.ts'
import type { Level, ServiceStatus } from '#shared/taxonomy/schema.ts'
import { bandText, type Band } from '../../ui/chart/index.tsx'
import { locale, textsOf } from '../../ui/locale/index.ts'
import { LevelTag, StatusPill, type StatusTone } from '../../ui/status/index.tsx'

// How the register's words look, the same on every page.

const serviceTones: Record<ServiceStatus, StatusTone> = {
  detected: 'open',
  under_review: 'open',
  approved: 'good',
  approved_with_conditions: 'partial',
  prohibited: 'stop',
  retired: 'past',
  dismissed: 'past',
}

/** Status of a service. */
export function ServiceStatusMark({ status }: { readonly status: ServiceStatus }) {
  return <StatusPill tone={serviceTones[status]}>{textsOf(taxonomyMessages).status[status].label}</StatusPill>
}

/** Level of a risk: word and four steps. */
export function RiskLevelMark({ level }: { readonly level: RiskLevel | null }) {
  const texts = textsOf(pwaRegisterMessages)
  if (level === null) return <span class="soft">{texts.nothing}</span>
  return (
    <LevelTag rank={levelOrder.indexOf(level) + 1} of={levelOrder.length}>
      {texts.riskLevel[level]}
    </LevelTag>
  )
}

/** Where a risk stands. */
export function RiskStatusMark({ risk }: { readonly risk: RiskLine }) {
  const texts = textsOf(pwaRegisterMessages)
  if (risk.status === 'accepted' && risk.acceptance !== null) return <StatusPill tone="partial">{texts.acceptedUntil(risk.acceptance.until)}</StatusPill>
  if (risk.acceptance?.state === 'reopened' && risk.acceptance.why !== null) return <StatusPill tone="attention">{texts.reopened[risk.acceptance.why]}</StatusPill>
  return <StatusPill tone={risk.status === 'active' ? 'stop' : 'open'}>{texts.riskStatus[risk.status]}</StatusPill>
}

/** Highest of the data levels seen. */
export function DataLevels({ levels }: { readonly levels: readonly Level[] }) {
  const highest = levels.at(-1)
  if (highest === undefined) return <span class="soft">{textsOf(pwaRegisterMessages).nothing}</span>
  return (
    <LevelTag rank={dataLevels.indexOf(highest) + 1} of={dataLevels.length}>
      {textsOf(taxonomyMessages).level[highest].label}
    </LevelTag>
  )
}

/** A count known as a band, in the numbers of the language. */
export function bandLabel(band: Band): string {
  return bandText(band, (value) => formatNumber(locale.value, value))
}

/** Months from first to last as one text, or a dash. */
export function monthsText(first: string | null, last: string | null): string {
  return first === null || last === null ? textsOf(pwaRegisterMessages).nothing : formatMonths(locale.value, first, last)
}

/** That logs have seen a service too: calm, since it says nothing about its use. */
export function LogsMark({ seenIn }: { readonly seenIn: SeenIn }) {
  const texts = textsOf(pwaRegisterMessages)
  return seenIn === 'logs' || seenIn === 'both' ? <span class="tag logs-mark" title={seenIn === 'logs' ? texts.logsOnlyHint : texts.inLogsHint}>{texts.inLogs}</span> : null
}

/** Browsers of the newest week; a service used by too few is seen, not counted, and one in logs only is not in browsers. */
export function BrowsersCell({ band, seenIn }: { readonly band: Band | null; readonly seenIn: SeenIn }) {
  const texts = textsOf(pwaRegisterMessages)
  if (band === null && seenIn === 'logs') return <span class="soft" title={texts.logsOnlyHint}>{texts.logsOnly}</span>
  if (band === null && seenIn === 'nowhere') return <span class="soft">{texts.nothing}</span>
  return band === null ? <span class="soft" title={texts.fewBrowsersHint}>{texts.fewBrowsers}</span> : <>{bandLabel(band)}</>
}

/** Number of an ISO week. */
export function weekNumber(week: string): number {
  return Number(week.slice(6))
}
