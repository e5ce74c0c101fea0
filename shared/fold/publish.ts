import { addDays, addMonths, lastDayOfMonth, mondayOfWeek, weeksOfMonth, type Day, type Month, type Week } from '#shared/calendar/calendar.ts'
import type { Candidate } from '#shared/catalogue/candidate.ts'
import { lastSheetDay } from '#shared/sheet/sheet.ts'
import type { Table, TableKind, TableOf } from '#shared/table/schema.ts'
import { baselineOf, changedSheets, withoutGone } from './baseline.ts'
import { foldBreakdowns } from './breakdown.ts'
import { candidatePeriod } from './candidates.ts'
import type { Fold } from './fold.ts'
import type { Baseline, Publication } from './publication.ts'
import { candidatesPart, foldEvidence, foldPresence, issueOf, shownBy, type EarlierUsage } from './tables.ts'
import { servicesOfWeek, trendRows } from './trend.ts'

export type PublishContext = {
  /** Local date of the relay. */
  readonly today: Day
  /** Group size in force. A period that is out keeps its own, unless this one is larger. */
  readonly k: number
  readonly earlier: EarlierUsage
}

export type Published = {
  readonly publication: Publication
  /** Tables that are new, to be stored and offered. */
  readonly issued: readonly Table[]
}

/** A month nothing has been published of. */
export function unpublished(month: Month): Publication {
  return { month, tables: [], baselines: {} }
}

/**
 * What is to be published of a month now. Call it when sheets of the month (for evidence: or of the two before) or the
 * rules have changed and when a day has begun; calling it again changes nothing.
 *
 * - Nothing while fewer than k sheets report.
 * - Evidence and presence are issued again when they change; evidence only while all sheets of its 90 days exist.
 * - The candidates of a presence table are looked at again only when at least k sheets say something else about them: else
 *   a host that comes or goes with one sheet would prove a group of k - 1.
 * - A trend is issued when its week is closed, profile and departments when the month is; after that they are looked at
 *   again only when at least k of the period's sheets changed since the last look, and at least k differ from those of the
 *   last issue: a look that found the figures the same must not be a step towards a difference of fewer. Once the month is
 *   out its weeks wait for it: they are looked at together.
 * - Expiry publishes nothing: what is out stays, and the baselines go with the sheets.
 */
export function publishMonth(previous: Publication, fold: Fold, context: PublishContext): Published {
  const { month } = fold
  if (context.today > lastSheetDay(month)) return { publication: { ...previous, baselines: {} }, issued: [] }
  const desk = createDesk(previous, fold)
  if (fold.holdings.size >= context.k) {
    issueOccurrence(desk, fold, context)
    issueFigures(desk, fold, context)
  }
  return desk.published()
}

/** Evidence and presence. */
function issueOccurrence(desk: Desk, fold: Fold, { today, k, earlier }: PublishContext): void {
  const windowWhole = today <= lastSheetDay(addMonths(fold.month, -2))
  if (windowWhole) {
    const size = desk.groupSize('evidence', fold.month, k)
    desk.issue('evidence', fold.month, size, foldEvidence(fold, size, earlier))
  }
  const size = desk.groupSize('presence', fold.month, k)
  desk.issue('presence', fold.month, size, foldPresence(fold), candidatesPart(candidatesNow(desk, fold, size)))
}

/** Baseline of the candidates that are out. */
const candidatesShown = `${candidatePeriod} shown`

function candidatesNow(desk: Desk, fold: Fold, k: number): readonly Candidate[] {
  const shown = desk.last('presence', fold.month)?.candidates ?? []
  if (desk.changed(candidatePeriod) < k || desk.changed(candidatePeriod, candidatesShown) < k) return shown
  desk.setBaseline(candidatePeriod)
  const rows = fold.candidates.rows(k)
  if (!isEqual(rows, shown)) desk.setBaseline(candidatePeriod, candidatesShown)
  return rows
}

const monthTables = ['profile', 'departments'] as const

/** Trend, profile and departments. */
function issueFigures(desk: Desk, fold: Fold, { today, k }: PublishContext): void {
  const { month } = fold
  const monthOut = desk.last('profile', month) !== undefined
  const threshold = Math.max(k, ...desk.all().map((table) => table.k))
  if (monthOut && (desk.changed(month) < threshold || !monthTables.every((kind) => desk.changed(month, keyOf(kind, month)) >= threshold))) return

  for (const week of weeksOfMonth(month)) {
    if (today <= addDays(mondayOfWeek(week), 6)) continue
    const last = desk.last('trend', week)
    const moved = desk.changed(week) >= threshold && desk.changed(week, keyOf('trend', week)) >= threshold
    if (last === undefined || moved || (today > lastDayOfMonth(month) && hasFallen(last, fold))) {
      const size = desk.groupSize('trend', week, k)
      desk.issue('trend', week, size, trendRows(fold, week, size))
      desk.setBaseline(week)
    }
  }

  if (today <= lastDayOfMonth(month)) return
  const size = desk.groupSize('profile', month, k)
  const { profile, departments } = foldBreakdowns(fold, size, shownBy(desk.trends()))
  desk.issue('profile', month, size, profile)
  desk.issue('departments', month, size, departments)
  desk.setBaseline(month)
}

/**
 * A shown service has fallen below k. The month will not count it, and "still shown, yet missing in the month, and
 * fewer than k sheets changed" would prove a small group: so the trend goes out again with the month.
 */
function hasFallen(trend: TableOf<'trend'>, fold: Fold): boolean {
  const now = servicesOfWeek(fold, trend.period, trend.k)
  return trend.rows.some(({ service }) => service !== 'other' && !now.has(service))
}

type Desk = ReturnType<typeof createDesk>

/** Works on one publication: compares, numbers issues, keeps baselines. */
function createDesk(previous: Publication, fold: Fold) {
  const tables = new Map(previous.tables.map((table) => [keyOf(table.kind, table.period), table]))
  const baselines = new Map<string, Baseline>()
  for (const [period, baseline] of Object.entries(previous.baselines)) baselines.set(period, withoutGone(baseline, fold))
  const issued: Table[] = []

  function last<K extends TableKind>(kind: K, period: Week | Month): TableOf<K> | undefined {
    return tables.get(keyOf(kind, period)) as TableOf<K> | undefined
  }

  return {
    last,
    all: (): Table[] => [...tables.values()],
    /** A smaller k than the period was issued with would show by comparison what was hidden; a larger one only hides. */
    groupSize: (kind: TableKind, period: Week | Month, k: number): number => Math.max(k, last(kind, period)?.k ?? k),
    trends: (): TableOf<'trend'>[] => [...tables.values()].filter((table) => table.kind === 'trend'),
    /** Sheets that changed since the last look, or since the baseline named; where there is none, all that say anything of the period. */
    changed(period: string, since = period): number {
      return changedSheets(baselines.get(since) ?? baselines.get(period) ?? noBaseline, fold, period)
    },
    setBaseline(period: string, name = period): void {
      baselines.set(name, baselineOf(fold, period))
    },
    /** Issues the rows if they, or for evidence the rules they were folded with, are new. */
    issue<K extends TableKind>(kind: K, period: Week | Month, k: number, rows: TableOf<K>['rows'], further: { readonly candidates?: readonly Candidate[] } = {}): void {
      const known = last(kind, period)
      const common = issueOf(k, (known?.issue ?? 0) + 1)
      const sameRules = kind !== 'evidence' || known?.rules === common.rules
      const before = known !== undefined && 'candidates' in known ? { candidates: known.candidates } : {}
      if (known !== undefined && sameRules && isEqual(known.rows, rows) && isEqual(before, further)) return
      const table = { ...common, kind, period, rows, ...further } as unknown as TableOf<K>
      tables.set(keyOf(kind, period), table)
      issued.push(table)
      if (kind !== 'evidence' && kind !== 'presence') baselines.set(keyOf(kind, period), baselineOf(fold, period))
    },
    published(): Published {
      const publication = { month: fold.month, tables: [...tables.values()], baselines: Object.fromEntries(baselines) }
      return { publication, issued }
    },
  }
}

const noBaseline: Baseline = { prints: {}, gone: 0 }

function keyOf(kind: TableKind, period: Week | Month): string {
  return `${kind} ${period}`
}

/** Equal as JSON values, whatever the order of their keys: a stored table comes back with keys sorted. */
function isEqual(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b
  if (a === b) return true
  const [entries, others] = [Object.entries(a), new Map(Object.entries(b))]
  return entries.length === others.size && entries.every(([key, value]) => others.has(key) && isEqual(value, others.get(key)))
}
