import fc from 'fast-check'
import { expect, it } from 'vitest'
import { unanswered } from '#shared/cell/cells.ts'
import { anyK, anySheets, cellOf, month, serviceIds, weeks } from '#shared/fold/fixture.ts'
import { foldMonth, type FoldSheet } from '#shared/fold/index.ts'
import { attack, type Finding, type Hiding, type Method, type Release } from './attacker.ts'
import { furtherAsTheyAre, settled, truthOfFurther } from './further.ts'
import { banded, exact, publishEachByItself } from './publishers.ts'
import { universeOf } from './universe.ts'
import { sizeOf, truth } from './world.ts'

const population = fc.integer({ min: 1, max: 5 }).chain((services) =>
  fc.record({ services: fc.constant(services), k: anyK, sheets: anySheets(serviceIds.slice(0, services)) }),
)

const product: Method = { hiding: 'dropped', shownWeeksOnly: true, further: settled }

it('from what the fold publishes nobody can conclude that a group is small', () => {
  fc.assert(
    fc.property(population, ({ services, k, sheets }) => {
      const tables = foldMonth({ month, k, sheets: [sheets, [], []] })
      if (tables === null) return
      expect(attack({ k, ...tables }, universeOf(services, ['writing', 'coding', 'people_scoring', 'other']), product)).toEqual([])
    }),
    { numRuns: 150 },
  )
})

/** Everybody used one of two services once, in one week, was asked once and gave a reason once: little for anything to hide behind. */
const narrow = fc.record({ k: fc.integer({ min: 2, max: 8 }), first: fc.nat({ max: 40 }), second: fc.nat({ max: 8 }), without: fc.nat({ max: 8 }), silent: fc.nat({ max: 8 }) }).map(
  ({ k, first, second, without, silent }) => {
    const told = (count: number, service: string): FoldSheet[] => Array.from({ length: count }, (_, index) => ({
      id: `${service}-${index}`,
      cells: [cellOf({ service, ...(index < silent && service === 'chatgpt' ? unanswered : {}) })],
      asks: index < silent && service === 'chatgpt' ? { answered: 0, answeredLater: 0, ignored: 1, ignoredAgain: 0 } : { answered: 1, answeredLater: 0, ignored: 0, ignoredAgain: 0 },
      justified: index < silent && service === 'chatgpt' ? [] : [{ reason: 'trial', count: 1 }],
      guidance: index < without ? undefined : 5,
    }))
    return { k, sheets: [...told(first, 'chatgpt'), ...told(second, 'claude')] }
  },
)
const oneWeek = { ...universeOf(2, ['writing', 'other']), weeks: weeks.slice(0, 1) }

it('nor where there is little to hide behind', () => {
  fc.assert(
    fc.property(narrow, ({ k, sheets }) => {
      const tables = foldMonth({ month, k, sheets: [sheets, [], []] })
      if (tables !== null) expect(attack({ k, ...tables }, oneWeek, { ...product, further: { ...settled, versions: ['version_5'] } })).toEqual([])
    }),
    { numRuns: 400 },
  )
})

it.each(settled.kinds)('catches: the fold’s tables beside the organisation’s rows by %s, counted from the sheets as they are', (by) => {
  let caught = 0
  for (const { k, sheets } of fc.sample(narrow, { numRuns: 400, seed: 11 })) {
    const tables = foldMonth({ month, k, sheets: [sheets, [], []] })
    if (tables === null) continue
    const rows = tables.profile.rows.filter((row) => row.service !== 'organisation' || row.by === 'levelPurpose')
    const release: Release = { k, ...tables, profile: { rows: [...rows, ...furtherAsTheyAre(sheets, k, [by])] } }
    const found = attack(release, oneWeek, { ...product, further: { making: 'dropped', kinds: [by], versions: ['version_5'] } })
    const members = new Map([...truth(sheets), ...truthOfFurther(sheets)])
    for (const { group, from, to } of found.filter(({ group: name }) => members.has(name))) {
      expect(sizeOf(group, members), group).toBeGreaterThanOrEqual(from)
      expect(sizeOf(group, members), group).toBeLessThanOrEqual(to)
    }
    if (found.length > 0) caught++
  }
  expect(caught).toBeGreaterThan(0)
})

/** The purpose `other` would be taken for the pool: these publishers pool by that name. */
function withoutOther(sheets: readonly FoldSheet[]): FoldSheet[] {
  return sheets.map(({ id, cells }) => ({ id, cells: cells.filter((cell) => cell.purpose !== 'other') }))
}

const broken: readonly [name: string, hiding: Hiding, show: typeof banded][] = [
  ['exact counts, small rows dropped', 'dropped', exact],
  ['exact counts, pooled and joined', 'joined', exact],
  ['bands, small rows dropped', 'dropped', banded],
  ['bands, pooled, the smallest shown row does not join', 'pooled', banded],
  ['bands, pooled and joined, each breakdown by itself', 'joined', banded],
]

it.each(broken)('catches: %s', (_, hiding, show) => {
  const populations = fc.sample(population, { numRuns: 120, seed: 7 })
  let caught = 0
  for (const { services, k, sheets } of populations) {
    const plain = withoutOther(sheets)
    const universe = universeOf(services, ['writing', 'coding', 'people_scoring'])
    const release: Release = publishEachByItself(plain, universe, k, hiding, show)
    const found = attack(release, universe, { hiding, shownWeeksOnly: false })
    expectTrue(found, plain)
    if (found.length > 0) caught++
  }
  expect(caught).toBeGreaterThan(0)
})

/** What the attacker says must be so: an attacker who guesses would prove nothing about the fold. */
function expectTrue(found: readonly Finding[], sheets: readonly FoldSheet[]): void {
  const members = truth(sheets)
  for (const { group, from, to } of found) {
    if (group.includes(': hidden ')) continue
    expect(sizeOf(group, members), group).toBeGreaterThanOrEqual(from)
    expect(sizeOf(group, members), group).toBeLessThanOrEqual(to)
  }
}
