import type { Band, PresenceRow } from '#shared/table/schema.ts'
import { sides, type Case, type DecidedCase, type Side } from './previewCases.ts'

// How many sessions of a service a set of cases stands for, as far as the tables tell: each fact is broken down on its
// own, so a set that depends on several is bounded by each of them. Nothing joint is ever worked out.

/** Breakdown rows of one service by value. */
export type Breakdown = ReadonlyMap<string, Band>
export type ServiceBreakdowns = {
  readonly rows: { readonly [S in Side]: Breakdown }
  /** Bands of further breakdowns of all sessions of the service: each sums up to the same total. */
  readonly totals: readonly (readonly Band[])[]
  /** Presence of the month; null where it does not fit the breakdowns or is missing. */
  readonly presence: readonly PresenceRow[] | null
  /** True where the breakdown of the organisation by level and purpose is out: it pools purposes of single levels. */
  readonly levelPurpose: boolean
}

/** Sessions between two ends, both included; `to` Infinity: no upper end. `exact`: the sum of published rows, nothing more. */
export type Bounds = { readonly from: number; readonly to: number; readonly exact: boolean }

type Span = { readonly from: number; readonly to: number }
const ends = (bands: Iterable<Band>): Span => {
  let [from, to] = [0, 0]
  for (const band of bands) {
    from += band.from
    to += band.to ?? Infinity
  }
  return { from, to }
}

/** Where sessions of a value have gone that the breakdown does not show under its name. */
type Pools = { /** Of a value with a row of its own. */ readonly shown: readonly string[]; /** Of one without. */ readonly hidden: readonly string[] }

/** @returns how many sessions the cases for which `isIn` holds stand for */
export function createBounds(tables: ServiceBreakdowns, cases: readonly DecidedCase[]) {
  const { rows, presence } = tables
  const total = totalOf(tables)
  const possible = Object.fromEntries(sides.map((side) => [side, new Set(cases.flatMap(({ values }) => values[side]))])) as unknown as Record<Side, ReadonlySet<string>>
  const levelsHidden = presence === null || [...possible.level].some((level) => level !== 'unknown' && !rows.level.has(level))
  const pools: Record<Side, Pools> = {
    // A rare level hides the whole answer: account and purpose go with it.
    level: { shown: [], hidden: ['unknown'] },
    accountType: { shown: levelsHidden ? ['unknown'] : [], hidden: ['unknown'] },
    purpose: { shown: [...(levelsHidden ? ['unknown'] : []), ...(tables.levelPurpose ? ['other'] : [])], hidden: ['other', ...(levelsHidden ? ['unknown'] : [])] },
    department: { shown: ['unknown'], hidden: ['unknown'] },
  }

  /** A pool may hold sessions of other values, unless nothing can have gone there. */
  function isMixed(side: Side, value: string): boolean {
    const { shown, hidden } = pools[side]
    return shown.includes(value) || (hidden.includes(value) && [...possible[side]].some((other) => other !== 'unknown' && other !== value && !rows[side].has(other)))
  }

  /** What is "other" already is pooled further only where its level is. */
  function poolsOf(side: Side, value: string): readonly string[] {
    if (value === 'unknown') return []
    if (rows[side].has(value) || isPool(side, value)) return pools[side].shown.filter((pool) => pool !== value)
    return pools[side].hidden
  }

  function ofValues(side: Side, values: ReadonlySet<string>): Bounds {
    const shown = [...values].filter((value) => rows[side].has(value))
    const pooled = new Set([...values].flatMap((value) => poolsOf(side, value)))
    const most = new Set([...shown, ...pooled])
    const least = shown.filter((value) => !isPool(side, value) || !isMixed(side, value))
    const band = (value: string) => rows[side].get(value) ?? none
    return { from: ends(least.map(band)).from, to: ends([...most].map(band)).to, exact: most.size === least.length }
  }

  return (isIn: (decided: DecidedCase) => boolean): Bounds => {
    const inside = cases.filter(isIn)
    if (inside.length === 0) return { from: 0, to: 0, exact: true }
    if (inside.length === cases.length) return { ...total, exact: true }
    const outside = cases.filter((decided) => !isIn(decided))
    let bounds: Bounds = { from: 0, to: total.to, exact: false }
    for (const side of sides) {
      const [may, mayNot] = [valuesOf(inside, side), valuesOf(outside, side)]
      const [most, least] = [ofValues(side, may), ofValues(side, may.difference(mayNot))]
      const [rest, restAtLeast] = [ofValues(side, mayNot), ofValues(side, mayNot.difference(may))]
      const to = Math.min(bounds.to, most.to, total.to - restAtLeast.from)
      const from = Math.max(bounds.from, least.from, total.from - rest.to)
      bounds = { from, to, exact: bounds.exact || (may.isDisjointFrom(mayNot) && most.exact) }
    }
    // Tables of one month that came out at different times may contradict each other: then the wider view counts.
    return bounds.from <= bounds.to ? bounds : { from: Math.max(0, bounds.to), to: bounds.from, exact: false }
  }
}

const none: Band = { from: 0, to: 0 }

function valuesOf(cases: readonly DecidedCase[], side: keyof Case): Set<string> {
  return new Set(cases.flatMap(({ values }) => values[side]))
}

function isPool(side: Side, value: string): boolean {
  return value === 'unknown' || (side === 'purpose' && value === 'other')
}

/** All sessions of the service that the breakdowns count: every one of them sums up to it. */
function totalOf({ rows, totals }: ServiceBreakdowns): Span {
  const sums = [...sides.map((side) => [...rows[side].values()]), ...totals].filter((bands) => bands.length > 0).map(ends)
  return { from: Math.max(0, ...sums.map(({ from }) => from)), to: Math.min(Infinity, ...sums.map(({ to }) => to)) }
}
