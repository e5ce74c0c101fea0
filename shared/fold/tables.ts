import { weeksOfMonth, type Month, type Week } from '#shared/calendar/calendar.ts'
import type { Candidate } from '#shared/catalogue/candidate.ts'
import type { Cell } from '#shared/cell/schema.ts'
import { riskCatalogueVersion } from '#shared/risk/index.ts'
import { tableVersion, type EvidenceRow, type PresenceRow, type TableOf } from '#shared/table/schema.ts'
import { foldBreakdowns } from './breakdown.ts'
import type { ShownServices } from './copy.ts'
import { createFold, type Fold, type Further } from './fold.ts'
import { trendRows } from './trend.ts'
import { aggregateFacts, type MonthUsage } from './usage.ts'

/** What every table of an issue says about itself. */
export function issueOf(k: number, issue: number) {
  return { version: tableVersion, issue, k, rules: riskCatalogueVersion } as const
}

/** Usage of the two months before, newest first; an empty map where there are no sheets. */
export type EarlierUsage = readonly [before: MonthUsage, twoBefore: MonthUsage]

/** Rows of the evidence table of the fold's month. */
export function foldEvidence(fold: Fold, k: number, earlier: EarlierUsage): EvidenceRow[] {
  return fold.evidence.rows(aggregateFacts([fold.usage, ...earlier]), fold.departmentsOf(k))
}

/** Rows of the presence table of the fold's month. */
export function foldPresence(fold: Fold): PresenceRow[] {
  return fold.presence.rows()
}

/** The candidates of a presence table; nothing where there are none. */
export function candidatesPart(candidates: readonly Candidate[]): { candidates?: Candidate[] } {
  return candidates.length === 0 ? {} : { candidates: [...candidates] }
}

/** The services a trend table shows, as `foldBreakdowns` wants them. */
export function shownBy(trends: Iterable<TableOf<'trend'>>): ShownServices {
  return new Map([...trends].map((table) => [table.period, new Set(table.rows.map((row) => row.service).filter((service) => service !== 'other'))]))
}

export type MonthTables = {
  readonly evidence: TableOf<'evidence'>
  readonly presence: TableOf<'presence'>
  readonly trend: readonly TableOf<'trend'>[]
  readonly profile: TableOf<'profile'>
  readonly departments: TableOf<'departments'>
}

/**
 * All tables of a month as of now, as a first issue in which every week is closed. What may really be published, and
 * when, is for `publishMonth` to say.
 *
 * @returns null with fewer than k sheets
 */
export function monthTables(fold: Fold, k: number, earlier: EarlierUsage): MonthTables | null {
  if (fold.holdings.size < k) return null
  const common = issueOf(k, 1)
  const month: Month = fold.month
  const trend = weeksOfMonth(month).map((week: Week) => ({ ...common, kind: 'trend' as const, period: week, rows: trendRows(fold, week, k) }))
  const { profile, departments } = foldBreakdowns(fold, k, shownBy(trend))
  return {
    evidence: { ...common, kind: 'evidence', period: month, rows: foldEvidence(fold, k, earlier) },
    presence: { ...common, kind: 'presence', period: month, rows: foldPresence(fold), ...candidatesPart(fold.candidates.rows(k)) },
    trend,
    profile: { ...common, kind: 'profile', period: month, rows: profile },
    departments: { ...common, kind: 'departments', period: month, rows: departments },
  }
}

/** What the fold reads of a sheet. */
export type FoldSheet = { readonly id: string; readonly cells: readonly Cell[] } & Further

/** A fold of these sheets, read afresh. */
export function foldOf(month: Month, sheets: Iterable<FoldSheet>): Fold {
  const fold = createFold(month)
  for (const { id, cells, ...further } of sheets) fold.set(id, cells, further)
  return fold
}

/** `monthTables` from scratch: the sheets of the month and of the two months before it, newest first. */
export function foldMonth(input: {
  readonly month: Month
  readonly k: number
  readonly sheets: readonly [month: readonly FoldSheet[], before: readonly FoldSheet[], twoBefore: readonly FoldSheet[]]
}): MonthTables | null {
  const [sheets, before, twoBefore] = input.sheets
  const usageOf = (earlier: readonly FoldSheet[]) => foldOf(input.month, earlier).usage
  return monthTables(foldOf(input.month, sheets), input.k, [usageOf(before), usageOf(twoBefore)])
}
