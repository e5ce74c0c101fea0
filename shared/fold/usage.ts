import type { UsageFacts } from '#shared/risk/index.ts'
import { purposeFlags } from '#shared/taxonomy/rules.ts'
import type { Kind } from './kind.ts'

/** What the sheets of one month say about one service. Never published: only rules see it, as thresholds. */
export type ServiceUsage = {
  readonly sessions: number
  readonly answered: number
  /** Sessions in which a warning was overridden. */
  readonly overridden: number
  /** Sheets, that is browsers, that hold the service. */
  readonly browsers: number
}
export type MonthUsage = ReadonlyMap<string, ServiceUsage>

/** The month of the evidence and the two before it, newest first: the 90 days the rules speak of. */
export type UsageWindow = readonly [month: MonthUsage, before: MonthUsage, twoBefore: MonthUsage]

const bands = [
  [250, '250+'],
  [50, '50-249'],
  [10, '10-49'],
  [5, '5-9'],
  [1, '1-4'],
] as const

/**
 * The agg.* facts of each service of the newest month.
 *
 * Sheets have fresh keys each month, so browsers cannot be told apart across months: usersBand is the band of the
 * largest number in one month, a lower bound of all users in the window. lastSeenDays and departments stay unknown:
 * no rule asks for them, and nothing is worked out that nobody needs.
 */
export function aggregateFacts(window: UsageWindow): Map<string, UsageFacts> {
  const [month, before] = window
  const all = sumOf(window.flatMap((usage) => [...usage.values()]))
  const facts = new Map<string, UsageFacts>()
  for (const [service, now] of month) {
    const months = window.map((usage) => usage.get(service)).filter((usage) => usage !== undefined)
    const sum = sumOf(months)
    const browsers = Math.max(...months.map((usage) => usage.browsers))
    const past = before.get(service)?.sessions
    facts.set(service, {
      'agg.events90d': sum.sessions,
      'agg.usersBand': bands.find(([least]) => browsers >= least)?.[1] ?? null,
      'agg.growth30d': past === undefined ? null : now.sessions / past,
      'agg.declarationCoverage': sum.answered / sum.sessions,
      'agg.shareOfOrgUse': sum.sessions / all.sessions,
      'agg.overrideCount': sum.overridden,
    })
  }
  return facts
}

/**
 * All a rule may see of one kind of cell: its own u.* facts and the agg.* facts of its service.
 *
 * @param departments those with at least k browsers this month; another department is not known
 */
export function usageFacts({ cell, count }: Kind, aggregate: UsageFacts, departments: ReadonlySet<string>): UsageFacts {
  return {
    ...aggregate,
    'u.accountType': cell.accountType,
    'u.level': cell.level,
    'u.categories': cell.categories,
    'u.purpose': cell.purpose,
    'u.purposeFlags': cell.purpose === 'unknown' ? null : purposeFlags(cell.purpose),
    'u.humanReview': cell.humanReview,
    'u.outputDestination': cell.destination,
    'u.affectsPeople': cell.affectsPeople,
    'u.department': departments.has(cell.department) ? cell.department : null,
    'u.connectors': cell.connectors,
    'u.overridden': cell.overridden === 'unknown' ? null : cell.overridden,
    'u.count': count,
  }
}

function sumOf(usages: readonly ServiceUsage[]): { sessions: number; answered: number; overridden: number } {
  const sum = { sessions: 0, answered: 0, overridden: 0 }
  for (const usage of usages) {
    sum.sessions += usage.sessions
    sum.answered += usage.answered
    sum.overridden += usage.overridden
  }
  return sum
}
