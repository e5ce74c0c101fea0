import { isActOf, type ActOf } from '#shared/act/ledger.ts'
import type { Month } from '#shared/calendar/calendar.ts'
import type { Day } from '#shared/calendar/calendar.ts'
import type { ServiceFacts } from '#shared/catalogue/facts.ts'
import type { LogFinding } from '#shared/record/logFinding.ts'
import type { RiskLevel } from '#shared/risk/schema.ts'
import type { Band } from '#shared/table/schema.ts'
import { accountTypes, levels, purposes } from '#shared/taxonomy/lists.ts'
import type { AccountType, Level, Purpose, ServiceStatus } from '#shared/taxonomy/schema.ts'
import { recordOf } from './fact.ts'
import type { Drafts } from './input.ts'
import { type SubjectLedger } from './ledger.ts'
import { joinPresence, needsOf, type Need } from './need.ts'
import { findingsOf, seenIn, type SeenIn } from './seen.ts'
import { riskRank } from './level.ts'
import type { RiskInstance } from './risk.ts'
import type { Period, ServiceUsage } from './usage.ts'

/** One line of the inventory. */
export type ServiceView = {
  readonly id: string
  readonly name: string
  readonly vendor: string | null
  readonly category: ServiceFacts['category'] | null
  /** False for a service the catalogue does not know (any more). */
  readonly inCatalogue: boolean
  readonly status: ServiceStatus
  readonly decision: ActOf<'decide-service'> | null
  readonly owner: string | null
  /** From the last decision, else as the record proposes. */
  readonly reviewOn: Day | null
  /** Months in which browsers declared it. */
  readonly firstSeen: Month | null
  readonly lastSeen: Month | null
  readonly seenIn: SeenIn
  /** What imported logs say, one a source. */
  readonly logs: readonly LogFinding[]
  /** Seen in the months that count. */
  readonly accountTypes: readonly AccountType[]
  readonly levels: readonly Level[]
  readonly purposes: readonly Purpose[]
  readonly unanswered: boolean
  /** Browsers and sessions in the newest closed week that shows it; null while too few used it to say. */
  readonly browsers: Band | null
  readonly sessions: Band | null
  /** Browsers by week of `Period.weeks`, newest first; null where too few. */
  readonly trend: readonly (Band | null)[]
  readonly risk: RiskSummary
  readonly needs: readonly Need[]
}

export type RiskSummary = {
  /** Highest current level among active risks, accepted ones included. */
  readonly level: RiskLevel | null
  readonly active: Readonly<Record<RiskLevel, number>>
  readonly accepted: number
  readonly needsFacts: number
  readonly needsDeclaration: number
}

export type ServiceParts = {
  readonly id: string
  readonly catalogue: ServiceFacts | undefined
  readonly ledger: SubjectLedger | undefined
  readonly drafts: Drafts
  readonly usage: ServiceUsage
  readonly period: Period
  readonly risks: readonly RiskInstance[]
  readonly today: Day
}

/** The inventory line of one service, from everything that concerns it. */
export function serviceView({ id, catalogue, ledger, drafts, usage, period, risks, today }: ServiceParts): ServiceView {
  const last = ledger?.last.get(`service/${id}`)
  const decision = isActOf(last, 'decide-service') ? last : null
  const counted = usage.presence.filter(({ month }) => month >= (period.presence[2] ?? ''))
  const seen = joinPresence(counted)
  const logs = findingsOf(drafts, id)
  const owner = recordOf(drafts, id, 'owner')?.value.trim() ?? ''
  const reviewOn = decision?.content.reviewOn ?? validDay(recordOf(drafts, id, 'reviewOn')?.value)
  const bands = new Map(usage.trend.map(({ week, row }) => [week, row]))
  const newest = bands.get(period.weeks[0] ?? '')
  return {
    id,
    name: catalogue?.name ?? id,
    vendor: catalogue?.vendor ?? null,
    category: catalogue?.category ?? null,
    inCatalogue: catalogue !== undefined,
    status: decision?.content.status ?? 'detected',
    decision,
    owner: owner === '' ? null : owner,
    reviewOn,
    firstSeen: usage.presence.at(-1)?.month ?? null,
    lastSeen: usage.presence[0]?.month ?? null,
    seenIn: seenIn(usage.presence.length > 0 || usage.evidence.size > 0, logs),
    logs,
    accountTypes: accountTypes.filter((type) => seen.some((row) => row.accountType === type)),
    levels: levels.filter((level) => seen.some((row) => row.levels.includes(level))),
    purposes: purposes.map((purpose) => purpose.id).filter((purpose) => seen.some((row) => row.purposes.includes(purpose))),
    unanswered: seen.some((row) => row.unanswered),
    browsers: newest?.browsers ?? null,
    sessions: newest?.sessions ?? null,
    trend: period.weeks.map((week) => bands.get(week)?.browsers ?? null),
    risk: summaryOf(risks),
    needs: needsOf({ decision, reviewOn, presence: counted, isInLogs: logs.length > 0, risks, today }),
  }
}

function validDay(value: string | undefined): Day | null {
  return value !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : null
}

/** Counts a list of risks by level and status. No averages, no score. */
export function summaryOf(risks: readonly RiskInstance[]): RiskSummary {
  const active = { low: 0, medium: 0, high: 0, critical: 0 }
  let level: RiskLevel | null = null
  const counts = { accepted: 0, needsFacts: 0, needsDeclaration: 0 }
  for (const risk of risks) {
    if (risk.status === 'needs-facts') counts.needsFacts++
    if (risk.status === 'needs-declaration') counts.needsDeclaration++
    if (!risk.active || risk.level === null) continue
    if (risk.status === 'accepted') counts.accepted++
    active[risk.level]++
    if (riskRank(risk.level) > riskRank(level)) level = risk.level
  }
  return { level, active, ...counts }
}
