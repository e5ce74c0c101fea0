import fc from 'fast-check'
import { expect, it } from 'vitest'
import { anyK, anySheets, month, serviceIds } from '#shared/fold/fixture.ts'
import { foldMonth, type FoldSheet } from '#shared/fold/index.ts'
import { attack, type Finding, type Hiding, type Method, type Release } from './attacker.ts'
import { banded, exact, publishEachByItself } from './publishers.ts'
import { universeOf } from './universe.ts'
import { sizeOf, truth } from './world.ts'

const population = fc.integer({ min: 1, max: 5 }).chain((services) =>
  fc.record({ services: fc.constant(services), k: anyK, sheets: anySheets(serviceIds.slice(0, services)) }),
)

const product: Method = { hiding: 'dropped', shownWeeksOnly: true }

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
