import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Cell } from '#shared/cell/schema.ts'
import { addDays, lastDayOfMonth, mondayOfWeek } from '#shared/calendar/calendar.ts'
import { anyCells, month, serviceIds, weeks } from '#shared/fold/fixture.ts'
import { createFold, monthTables, publishMonth, unpublished, type FoldSheet } from '#shared/fold/index.ts'
import { earlier, findings, read, readEarlier, type Finding, type Release, type Trend } from './attacker.ts'
import { createKnowledge, type Knowledge } from './bounds.ts'
import { settled } from './further.ts'
import { universeOf } from './universe.ts'
import { inWeek, sizeOf, truth } from './world.ts'

const [firstWeek = ''] = weeks
const nothingEarlier = [new Map(), new Map()] as const
const services = serviceIds.slice(0, 3)
const universe = universeOf(3, ['writing', 'coding', 'people_scoring', 'other'])

/** A browser: its first week as known when the week closed, as corrected or sent late (null: nothing new), and the rest. */
const browser = fc.record({
  first: anyCells(services, 3),
  late: fc.option(anyCells(services, 3), { freq: 3 }),
  rest: anyCells(services, 2),
})
const history = fc.record({ k: fc.integer({ min: 2, max: 6 }), browsers: fc.array(browser, { minLength: 6, maxLength: 24, size: 'max' }) })
type History = { readonly k: number; readonly browsers: readonly { first: Cell[]; late: Cell[] | null; rest: Cell[] }[] }

/** Sheets when the first week closed, and when the month did. At most k - 1 sheets changed their first week. */
function sheetsOf({ k, browsers }: History): { before: FoldSheet[]; after: FoldSheet[] } {
  const inFirstWeek = (cells: readonly Cell[]) => unique(cells.map((cell) => ({ ...cell, week: firstWeek })))
  let changes = 0
  const sheets = browsers.map(({ first, late, rest }, index) => {
    const changed = late !== null && changes < k - 1
    if (changed) changes++
    const later = rest.filter((cell) => cell.week !== firstWeek)
    return { id: `sheet-${index}`, before: inFirstWeek(first), after: [...inFirstWeek(changed ? late : first), ...later] }
  })
  return { before: sheets.map(({ id, before }) => ({ id, cells: before })), after: sheets.map(({ id, after }) => ({ id, cells: after })) }
}

function unique(cells: readonly Cell[]): Cell[] {
  return [...new Map(cells.map((cell) => [JSON.stringify({ ...cell, sessions: 0 }), cell])).values()]
}

/** The week as it first came out, and what came out with the month: everything the tables say, at both times. */
function attackHistory(k: number, first: Trend, release: Release): Finding[] {
  const knowledge = createKnowledge()
  readEarlier(knowledge, first, universe, k)
  const all = read(knowledge, release, universe, { hiding: 'dropped', shownWeeksOnly: true, further: settled })
  if (release.standing !== undefined) bindWeek(knowledge, k)
  knowledge.conclude()
  return findings(knowledge, all, k)
}

/** A week that was not issued again has changed in fewer than k sheets. */
function bindWeek(knowledge: Knowledge, k: number): void {
  for (const service of services) knowledge.close(earlier(inWeek(service, firstWeek)), inWeek(service, firstWeek), k - 1)
}

/**
 * Against a publisher whose month counts a service in the weeks in which it is large now, whatever the trend says:
 * a service without profile is large in no week; one with a profile that no other week shows is large in the first.
 */
function attackFreshMonth(k: number, first: Trend, { profile, trend }: Release): Finding[] {
  const knowledge = createKnowledge()
  readEarlier(knowledge, first, universe, k)
  bindWeek(knowledge, k)
  for (const service of services) {
    const has = profile.rows.some((row) => row.service === service)
    const elsewhere = trend.some(({ rows }) => rows.some((row) => row.service === service))
    if (!has) knowledge.learn(inWeek(service, firstWeek), 'browsers', 0, k - 1)
    else if (!elsewhere) knowledge.learn(inWeek(service, firstWeek), 'browsers', k, Infinity)
  }
  knowledge.conclude()
  return findings(knowledge, [], k)
}

/** Runs a history through the fold as the relay does. */
function publishHistory(history: History) {
  const { before, after } = sheetsOf(history)
  const fold = createFold(month)
  for (const { id, cells } of before) fold.set(id, cells)
  const context = { k: history.k, earlier: nothingEarlier }
  const weekOut = publishMonth(unpublished(month), fold, { ...context, today: addDays(mondayOfWeek(firstWeek), 7) })
  for (const { id, cells } of after) fold.set(id, cells)
  const monthOut = publishMonth(weekOut.publication, fold, { ...context, today: addDays(lastDayOfMonth(month), 1) })
  const first = weekOut.issued.find((table) => table.kind === 'trend')
  const { issued } = monthOut
  const trend = issued.filter((table) => table.kind === 'trend')
  const profile = issued.find((table) => table.kind === 'profile')
  const departments = issued.find((table) => table.kind === 'departments')
  if (first === undefined || profile === undefined || departments === undefined) return null
  const again = trend.some((table) => table.period === firstWeek)
  const release: Release = { k: history.k, trend, profile, departments, ...(again ? {} : { standing: [first] }) }
  return { first, release, again, fresh: monthTables(fold, history.k, nothingEarlier) }
}

it('a week and the month issued after it do not tell more together', () => {
  const seen = { again: 0, standing: 0 }
  fc.assert(
    fc.property(history, (given) => {
      const published = publishHistory(given)
      if (published === null) return
      seen[published.again ? 'again' : 'standing']++
      expect(attackHistory(given.k, published.first, published.release)).toEqual([])
    }),
    { numRuns: 150 },
  )
  expect(seen.again).toBeGreaterThan(0)
  expect(seen.standing).toBeGreaterThan(0)
})

it('catches: a month folded afresh beside a week that was not issued again', () => {
  let caught = 0
  for (const given of fc.sample(history, { numRuns: 150, seed: 3 })) {
    const published = publishHistory(given)
    if (published === null || published.fresh === null) continue
    const { trend, profile, departments } = published.fresh
    const release: Release = { k: given.k, trend: trend.filter((table) => table.period !== firstWeek), profile, departments }
    const found = attackFreshMonth(given.k, published.first, release)
    const { before, after } = sheetsOf(given)
    const members = new Map([...truth(after), ...[...truth(before)].map(([group, browsers]) => [earlier(group), browsers] as const)])
    for (const { group, from, to } of found) {
      expect(sizeOf(group, members), group).toBeGreaterThanOrEqual(from)
      expect(sizeOf(group, members), group).toBeLessThanOrEqual(to)
    }
    if (found.length > 0) caught++
  }
  expect(caught).toBeGreaterThan(0)
})
