import type { Month } from '#shared/calendar/calendar.ts'
import { bandAround } from '#shared/fold/band.ts'
import { rungs, type Rule, type Rung } from '#shared/rule/schema.ts'
import type { Band, PresenceRow, ProfileRow } from '#shared/table/schema.ts'
import { latestIssues } from './issue.ts'
import type { Tables } from './input.ts'
import { createBounds, type Bounds, type ServiceBreakdowns } from './previewBounds.ts'
import { decidedCases, sides, type DecidedCase, type RuledService, type Side } from './previewCases.ts'

// "What would this have done": rules held against the published tables of the last closed month. The tables break each
// fact down on its own, so what depends on several facts at once, or on groups too small to show, is bounded, never
// counted; a bound is made of whole published bands.

/** exact: the sum of published figures. between: at least and at most. at-most: perhaps none. occurs: there were some, too rare to count. possible: too rare to tell. */
export type Exactness = 'exact' | 'between' | 'at-most' | 'occurs' | 'possible'

/** What befalls the sessions of one service. */
export type Effect = {
  readonly service: string
  readonly exactness: Exactness
  /** Sessions in the weeks the tables count; null where the service is too rare to be counted. */
  readonly sessions: Band | null
  /** Some session was surely among them, counted or not. */
  readonly occurs: boolean
}
/** Effects on several services: the sum over those that are counted. */
export type Total = { readonly sessions: Band; readonly counted: number; readonly uncounted: number }
export type RulePreview = { /** null: no rule held, so the card asked. */ readonly rule: string | null; readonly effects: readonly Effect[]; readonly total: Total }
export type RungPreview = { readonly rung: Rung; readonly draft: Total; readonly inForce: Total }
/** Sessions of a service that would have met another rung than under the rules in force. */
export type RungChange = { readonly from: Rung; readonly to: Rung; readonly effect: Effect }

export type Preview = {
  readonly month: Month
  /** Group size of the tables. */
  readonly k: number
  /** In the order of the rules; the last is "no rule". */
  readonly rules: readonly RulePreview[]
  readonly rungs: readonly RungPreview[]
  readonly changes: readonly RungChange[]
  /** Services seen in the month that too few browsers used to be counted. */
  readonly uncounted: readonly string[]
}

export type PreviewInput = {
  readonly draft: readonly Rule[]
  readonly inForce: readonly Rule[]
  readonly tables: Pick<Tables, 'profile' | 'presence' | 'departments'>
  readonly serviceOf: (id: string) => RuledService
}

type Judged = { readonly service: string; readonly cases: readonly DecidedCase[]; readonly effectOf: (isIn: (decided: DecidedCase) => boolean) => Effect | null }

/** What rules would have done in the last closed month; null while none is published. */
export function previewRules({ draft, inForce, tables, serviceOf }: PreviewInput): Preview | null {
  const [profile] = latestIssues(tables.profile)
  if (profile === undefined) return null
  const { period: month, k } = profile
  const presence = tables.presence.length === 0 ? null : (latestIssues(tables.presence).find(({ period }) => period === month)?.rows ?? null)
  const departments = latestIssues(tables.departments).find(({ period }) => period === month)?.rows ?? []
  const rowsOf = Map.groupBy(profile.rows, ({ service }) => service)
  const levelPurpose = profile.rows.some(({ by }) => by === 'levelPurpose')
  const seenOf = Map.groupBy(presence ?? [], ({ service }) => service)
  const ids = [...new Set([...rowsOf.keys(), ...seenOf.keys()])].filter((id) => id !== 'organisation').sort()

  const judged = ids.map((id): Judged => {
    const rows = rowsOf.get(id)
    const byDepartment = new Map(departments.flatMap((row) => (row.by === 'service' && row.value === id ? [[row.department, row.sessions] as const] : [])))
    const seen = seenOf.get(id) ?? null
    const breakdowns = breakdownsOf(rows ?? [], byDepartment, seen, levelPurpose)
    const cases = decidedCases([draft, inForce], serviceOf(id), breakdowns.presence, [...byDepartment.keys()])
    const boundsOf = rows === undefined ? null : createBounds(breakdowns, cases)
    return { service: id, cases, effectOf: (isIn) => effect(id, cases.filter(isIn).length > 0 && boundsOf !== null ? boundsOf(isIn) : null, cases, isIn, seen, k) }
  })

  const ruleIds = [...draft.map(({ id }) => id), null]
  return {
    month,
    k,
    rules: ruleIds.map((id) => {
      const effects = judged.flatMap(({ effectOf }) => effectOf(({ rules: [rule] }) => (rule?.id ?? null) === id) ?? [])
      return { rule: id, effects, total: totalOf(effects, k) }
    }),
    rungs: rungs.map((rung) => ({
      rung,
      draft: totalOf(judged.flatMap(({ effectOf }) => effectOf((decided) => rungOf(decided, 0) === rung) ?? []), k),
      inForce: totalOf(judged.flatMap(({ effectOf }) => effectOf((decided) => rungOf(decided, 1) === rung) ?? []), k),
    })),
    changes: judged.flatMap(changesOf),
    uncounted: ids.filter((id) => !rowsOf.has(id)),
  }
}

function changesOf({ cases, effectOf }: Judged): RungChange[] {
  const pairs = new Set(cases.map((decided) => `${rungOf(decided, 1)} ${rungOf(decided, 0)}`))
  return [...pairs].flatMap((pair) => {
    const [from, to] = pair.split(' ') as [Rung, Rung]
    const found = from === to ? null : effectOf((decided) => rungOf(decided, 1) === from && rungOf(decided, 0) === to)
    return found === null ? [] : [{ from, to, effect: found }]
  })
}

function rungOf({ rules }: DecidedCase, list: 0 | 1): Rung {
  return rules[list]?.rung ?? 'card'
}

/** Null where none of the sessions can be meant. */
function effect(service: string, bounds: Bounds | null, cases: readonly DecidedCase[], isIn: (decided: DecidedCase) => boolean, seen: readonly PresenceRow[] | null, k: number): Effect | null {
  if (!cases.some(isIn)) return null
  const occurs = (bounds !== null && bounds.from > 0) || (seen !== null && occursIn(cases, isIn, seen))
  if (bounds === null) return { service, exactness: occurs ? 'occurs' : 'possible', sessions: null, occurs }
  // Surely none in the weeks that count: nothing to tell, unless a session in another week was surely meant.
  if (bounds.to === 0) return occurs ? { service, exactness: 'occurs', sessions: null, occurs } : { service, exactness: 'possible', sessions: null, occurs }
  const sessions = bandAround(bounds.from, bounds.to === Infinity ? null : bounds.to, k)
  return { service, exactness: bounds.exact ? 'exact' : sessions.from > 0 ? 'between' : 'at-most', sessions, occurs }
}

/** True where something that was seen for certain can only have been among the cases. */
function occursIn(cases: readonly DecidedCase[], isIn: (decided: DecidedCase) => boolean, seen: readonly PresenceRow[]): boolean {
  const allIn = (of: readonly DecidedCase[]) => of.length > 0 && of.every(isIn)
  return seen.some((row) => {
    const ofAccount = cases.filter(({ values }) => values.accountType.includes(row.accountType))
    return (
      allIn(ofAccount) ||
      row.levels.some((level) => allIn(ofAccount.filter(({ values }) => values.level.includes(level)))) ||
      row.purposes.some((purpose) => allIn(ofAccount.filter(({ values }) => values.purpose.includes(purpose)))) ||
      (row.unanswered && allIn(ofAccount.filter(({ values }) => values.level.includes('unknown') && values.purpose.includes('unknown'))))
    )
  })
}

function totalOf(effects: readonly Effect[], k: number): Total {
  const bands = effects.flatMap(({ sessions }) => sessions ?? [])
  const from = bands.reduce((sum, band) => sum + band.from, 0)
  const to = bands.reduce((sum, band) => sum + (band.to ?? Infinity), 0)
  const sessions = bands.length === 0 ? { from: 0, to: 0 } : bandAround(from, to === Infinity ? null : to, k)
  return { sessions, counted: bands.length, uncounted: effects.length - bands.length }
}

/** The breakdowns of one service; presence is left out where it contradicts them, as it may come out at another time. */
function breakdownsOf(rows: readonly ProfileRow[], byDepartment: ReadonlyMap<string, Band>, seen: readonly PresenceRow[] | null, levelPurpose: boolean): ServiceBreakdowns {
  const of = (by: ProfileRow['by']) => new Map(rows.flatMap((row) => (row.by === by ? [[row.value, row.sessions] as const] : [])))
  const known: Record<Side, ReadonlyMap<string, Band>> = { department: byDepartment, accountType: of('accountType'), level: of('level'), purpose: of('purpose') }
  return { rows: known, totals: [[...of('destination').values()], [...of('humanReview').values()]], presence: seen !== null && fits(known, seen) ? seen : null, levelPurpose }
}

function fits(rows: Record<Side, ReadonlyMap<string, Band>>, seen: readonly PresenceRow[]): boolean {
  const occurring: Record<Exclude<Side, 'department'>, ReadonlySet<string>> = {
    accountType: new Set(seen.map(({ accountType }) => accountType)),
    level: new Set(seen.flatMap(({ levels }) => levels)),
    purpose: new Set(seen.flatMap(({ purposes }) => purposes)),
  }
  return sides.every((side) => side === 'department' || [...rows[side].keys()].every((value) => value === 'unknown' || value === 'other' || occurring[side].has(value)))
}
