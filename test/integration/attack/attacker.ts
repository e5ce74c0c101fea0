// Reads published tables and concludes, by every sum, difference and inclusion, what groups must hold.
import type { Band, TableOf } from '#shared/table/schema.ts'
import { dimensions } from '#shared/table/schema.ts'
import { createKnowledge, type Knowledge } from './bounds.ts'
import { readFurther, type FurtherMethod } from './further.ts'
import { inWeek, lists, ofDepartment, ofOrganisation, ofService, relations, type Parts, type Universe } from './world.ts'

type Figures = { readonly browsers: Band; readonly sessions: Band }
export type Trend = Pick<TableOf<'trend'>, 'period' | 'rows'>
export type Release = {
  readonly k: number
  readonly trend: readonly Trend[]
  /** Trend tables of earlier weeks that were not issued again: they speak of an earlier day. */
  readonly standing?: readonly Trend[]
  readonly profile: Pick<TableOf<'profile'>, 'rows'>
  readonly departments: Pick<TableOf<'departments'>, 'rows'>
}

/**
 * How the publisher hides rows, which the attacker knows.
 * - `dropped`: a hidden row has fewer than k browsers.
 * - `pooled`: hidden rows make up `other`, shown with k browsers; otherwise the pool has fewer.
 * - `joined`: as pooled, but where the pool had fewer than k the smallest shown row was put to it.
 */
export type Hiding = 'dropped' | 'pooled' | 'joined'

export type Finding = { readonly group: string; readonly from: number; readonly to: number }

/** What the attacker knows of the way the tables are made. */
export type Method = {
  readonly hiding: Hiding
  /** The monthly tables count a service only in the weeks whose trend shows it. */
  readonly shownWeeksOnly: boolean
  /** How the organisation's rows besides usage were made; null or left out: there are none. */
  readonly further?: FurtherMethod | null
}

/** Groups that must have between 1 and k - 1 browsers. */
export function attack(release: Release, universe: Universe, method: Method): Finding[] {
  const knowledge = createKnowledge()
  const all = read(knowledge, release, universe, method)
  knowledge.conclude()
  return findings(knowledge, all, release.k)
}

/** Takes in a release; returns the relations that were used. */
export function read(knowledge: Knowledge, release: Release, universe: Universe, { hiding, shownWeeksOnly, further = null }: Method): Parts[] {
  const trends = [...release.trend, ...(release.standing ?? [])]
  const shows = (service: string, week: string) => trends.some(({ period, rows }) => period === week && rows.some((row) => row.service === service))
  const counted = (service: string) => (shownWeeksOnly ? universe.weeks.filter((week) => shows(service, week)) : universe.weeks)
  const all = [...readTables(knowledge, release, universe, hiding), ...relations(universe, counted)]
  for (const { whole, parts, kind } of all) knowledge.union(whole, parts, kind)
  if (further !== null) all.push(...readFurther(knowledge, release.profile.rows, universe, release.k, further))
  // Level and purpose are asked together.
  for (const service of universe.services) knowledge.same(ofService(service, 'level', 'unknown'), ofService(service, 'purpose', 'unknown'))
  return all
}

/** Small groups, and small differences "in the whole, but not in this part". */
export function findings(knowledge: Knowledge, all: readonly Parts[], k: number): Finding[] {
  const found: Finding[] = []
  const check = (group: string, from: number, to: number) => {
    if (from >= 1 && to < k) found.push({ group, from, to })
  }
  for (const [group, { browsers }] of knowledge.groups) check(group, browsers.lo, browsers.hi)
  for (const { whole, parts } of all) {
    const total = knowledge.group(whole).browsers
    for (const part of parts) {
      const { lo, hi } = knowledge.group(part).browsers
      const others = parts.filter((other) => other !== part).reduce((sum, other) => sum + knowledge.group(other).browsers.hi, 0)
      check(`${whole} \\ ${part}`, total.lo - hi, Math.min(total.hi - lo, others))
    }
  }
  return found
}

/** Takes in the published rows and, of each breakdown, what is not in it. Returns the groups of hidden rows. */
function readTables(knowledge: Knowledge, release: Release, universe: Universe, hiding: Hiding): Parts[] {
  const { services, departments, values } = universe
  const rests: Parts[] = []
  const take = (whole: string, names: ReadonlyMap<string, string>, rows: ReadonlyMap<string, Figures>, kind: Parts['kind'] = 'partition') =>
    rests.push(...readBreakdown(knowledge, { whole, names, rows, kind, k: release.k, hiding }))
  const named = (list: readonly string[], name: (value: string) => string) => new Map(list.map((value) => [value, name(value)]))

  for (const { period, rows } of release.trend) {
    take(`week ${period}`, named(services, (service) => inWeek(service, period)), figures(rows, (row) => row.service))
  }
  for (const service of services) {
    const own = release.profile.rows.filter((row) => row.service === service)
    if (own.length === 0) {
      knowledge.learn(service, 'browsers', 0, release.k - 1)
      continue
    }
    for (const by of dimensions) {
      take(service, named(values[by], (value) => ofService(service, by, value)), figures(own.filter((row) => row.by === by), (row) => row.value), lists.includes(by) ? 'cover' : 'partition')
    }
  }
  const pairs = values.level.flatMap((level) => values.purpose.map((purpose) => `${level}/${purpose}`))
  const organisation = release.profile.rows.filter((row) => row.service === 'organisation' && row.by === 'levelPurpose')
  // `dropped`: the table may be left out as a whole, which tells nothing of its rows.
  if (organisation.length > 0 || hiding !== 'dropped') take('everybody', named(pairs, ofOrganisation), figures(organisation, (row) => row.value))
  for (const department of departments) {
    const own = release.departments.rows.filter((row) => row.department === department)
    for (const [by, list] of [['level', values.level], ['service', services]] as const) {
      const rows = figures(own.filter((row) => row.by === by), (row) => row.value)
      take(`department ${department}`, named(list, (value) => ofDepartment(department, by, value)), rows)
    }
  }
  return rests
}

/** What could be known of one week on an earlier day: the same groups, under names of their own. */
export function readEarlier(knowledge: Knowledge, { period, rows }: Trend, { services }: Universe, k: number): void {
  const names = new Map(services.map((service) => [service, earlier(inWeek(service, period))]))
  readBreakdown(knowledge, { whole: earlier(`week ${period}`), names, rows: figures(rows, (row) => row.service), kind: 'partition', k, hiding: 'dropped' })
}

export function earlier(group: string): string {
  return `earlier ${group}`
}

function figures<R extends Figures>(rows: readonly R[], value: (row: R) => string): Map<string, Figures> {
  return new Map(rows.map((row) => [value(row), row]))
}

type Breakdown = {
  readonly whole: string
  /** Name of the group of each value. */
  readonly names: ReadonlyMap<string, string>
  readonly rows: ReadonlyMap<string, Figures>
  readonly kind: Parts['kind']
  readonly k: number
  readonly hiding: Hiding
}

function readBreakdown(knowledge: Knowledge, { whole, names, rows, kind, k, hiding }: Breakdown): Parts[] {
  const shown = [...names].filter(([value]) => rows.has(value))
  const hidden = [...names].filter(([value]) => !rows.has(value)).map(([, name]) => name)
  for (const [value, name] of shown) learnRow(knowledge, name, rows.get(value) as Figures)
  const pool = names.has('other') ? undefined : rows.get('other')
  const rest = `${whole}: hidden ${hidden.join(', ')}`
  if (hidden.length === 0) return []
  if (pool !== undefined) learnRow(knowledge, rest, pool)
  else if (hiding === 'pooled' || (hiding === 'joined' && shown.length === 0)) knowledge.learn(rest, 'browsers', 0, k - 1)
  else if (hiding === 'joined') knowledge.learn(rest, 'browsers', 0, 0)
  if (!(hiding === 'joined' && pool !== undefined && mayHaveJoined(pool, shown.map(([value]) => rows.get(value) as Figures), k))) {
    for (const name of hidden) knowledge.learn(name, 'browsers', 0, k - 1)
  }
  return [
    { whole: rest, parts: hidden, kind },
    { whole, parts: [...shown.map(([, name]) => name), rest], kind },
  ]
}

/** Could the pool have had fewer than k and been filled up with a row no larger than any that is shown? */
function mayHaveJoined(pool: Figures, shown: readonly Figures[], k: number): boolean {
  const largest = Math.min(...shown.map((row) => row.browsers.to ?? Infinity))
  return pool.browsers.from <= largest + k - 1
}

function learnRow(knowledge: Knowledge, name: string, { browsers, sessions }: Figures): void {
  knowledge.learn(name, 'browsers', browsers.from, browsers.to ?? Infinity)
  knowledge.learn(name, 'sessions', sessions.from, sessions.to ?? Infinity)
}
