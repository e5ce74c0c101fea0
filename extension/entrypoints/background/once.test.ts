import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { cellsOfSessions } from '#shared/cell/cells.ts'
import { localDay } from '#shared/calendar/calendar.ts'
import { lastSheetDay } from '#shared/sheet/sheet.ts'
import { outcomeOf } from '#extension/ask/index.ts'
import { entries } from '#extension/ledger/index.ts'
import { answer, createTrialBrowser, type Known, type TrialBrowser } from '#test/fixture/browser.ts'
import { addCells, createMemoryRelay, type Fate } from '#test/fixture/sheets.ts'

// The promise "nothing lost, nothing twice", as a property: whatever happens in whatever order, once the relay can be
// reached its sheets say exactly what the day ledger says.

type Step =
  | { kind: 'open' | 'use'; tab: number; service: Known }
  | { kind: 'answer'; tab: number; memory: 'tab' | 'today' | '30_days'; coding: boolean }
  | { kind: 'decline'; tab: number; how: 'not-work' | 'wrong-tool' | 'later' | 'dismiss' }
  | { kind: 'correct' | 'delete'; entry: number }
  | { kind: 'push'; fates: Fate[] }
  | { kind: 'days'; count: number }
  | { kind: 'close' | 'painted' | 'remind'; tab: number }
  | { kind: 'kill' | 'restart' | 'delete-all' | 'department' }

const tab = fc.integer({ min: 1, max: 3 })
const service = fc.constantFrom<Known>('chatgpt', 'claude')
const fate = fc.constantFrom<Fate>('arrives', 'request-lost', 'reply-lost', 500, 507, 429, 401)
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('open' as const), tab, service }) },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('use' as const), tab, service }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('answer' as const), tab, memory: fc.constantFrom('tab' as const, 'today' as const, '30_days' as const), coding: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('decline' as const), tab, how: fc.constantFrom('not-work' as const, 'wrong-tool' as const, 'later' as const, 'dismiss' as const) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('correct' as const, 'delete' as const), entry: fc.nat({ max: 9 }) }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('push' as const), fates: fc.array(fate, { maxLength: 3 }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('days' as const), count: fc.constantFrom(1, 1, 7, 30, 100) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('close' as const), tab }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom('painted' as const, 'painted' as const, 'remind' as const), tab }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('kill' as const, 'kill' as const, 'restart' as const, 'department' as const, 'delete-all' as const) }) },
)

async function play(browser: TrialBrowser, relay: Awaited<ReturnType<typeof createMemoryRelay>>, move: Step, pass: (days: number) => void): Promise<void> {
  switch (move.kind) {
    case 'open':
      return browser.open(move.tab, move.service)
    case 'use':
      return browser.use(move.tab, move.service)
    case 'answer': {
      const session = (await browser.card(move.tab))?.session ?? null
      await browser.ask({ kind: 'session/answer', session, memory: move.memory, overridden: true, answer: { ...answer, purpose: move.coding ? 'coding' : 'writing' } }, move.tab)
      return
    }
    case 'decline': {
      const session = (await browser.card(move.tab))?.session ?? null
      await browser.ask({ kind: 'session/decline', session, how: move.how }, move.tab)
      return
    }
    case 'correct':
    case 'delete': {
      const entry = (await browser.entries())[move.entry]
      if (entry === undefined) return
      if (move.kind === 'delete') await browser.ask({ kind: 'ledger/delete', session: entry.session })
      else await browser.ask({ kind: 'ledger/correct', session: entry.session, overridden: true, answer: { ...answer, level: 'public' } })
      return
    }
    case 'push':
      relay.fates.push(...move.fates)
      await browser.core().pushNow()
      relay.fates.length = 0
      return
    case 'days':
      pass(move.count)
      return browser.core().alarm('expire')
    case 'close':
      return browser.close(move.tab)
    case 'painted':
      await browser.ask({ kind: 'card/size', view: 'card', width: 360, height: 440 }, move.tab)
      return
    case 'remind':
      return browser.core().alarm(`remind:${(await browser.card(move.tab))?.session}`)
    case 'department':
      await browser.ask({ kind: 'department/choose', department: 'sales' })
      return
    case 'delete-all':
      await browser.ask({ kind: 'ledger/delete-all' })
      return
    case 'kill':
      return browser.restart()
    case 'restart':
      return browser.restart('browser')
  }
}

async function ledgerCounts(browsers: readonly TrialBrowser[]): Promise<Map<string, number>> {
  const rows = new Map((await Promise.all(browsers.map((browser) => entries(browser.db())))).flat().map((row) => [row.id, row]))
  const counts = new Map<string, number>()
  addCells(counts, cellsOfSessions(rows.values()))
  return counts
}

const outcomes = ['answered', 'answeredLater', 'ignored', 'ignoredAgain'] as const

/** What the ledgers say came of questions; a session both copies have counts once. */
async function ledgerAsks(browsers: readonly TrialBrowser[], now: Date): Promise<number[]> {
  const rows = new Map((await Promise.all(browsers.map((browser) => entries(browser.db())))).flat().map((row) => [row.id, row]))
  const all = [...rows.values()].map((row) => outcomeOf(row.question ?? null, row.day < localDay(now)))
  return outcomes.map((outcome) => all.filter((one) => one === outcome).length)
}

function relayAsks(relay: Awaited<ReturnType<typeof createMemoryRelay>>, now: Date): number[] {
  const kept = [...relay.sheets.values()].filter((sheet) => lastSheetDay(sheet.month) >= localDay(now))
  return outcomes.map((outcome) => kept.reduce((sum, { asks }) => sum + (asks?.[outcome] ?? 0), 0))
}

async function settle(browsers: readonly TrialBrowser[]): Promise<void> {
  for (const browser of browsers) {
    await browser.core().alarm('expire')
    await browser.core().pushNow()
    await browser.core().pushNow()
  }
}

it('whatever happens, the relay ends with what the ledger says', async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 30 }), async (steps) => {
    let now = new Date(2026, 10, 18, 12)
    const clock = () => now
    const relay = await createMemoryRelay(clock)
    const browser = createTrialBrowser({ relay, clock })
    await browser.boot(true)
    await browser.acknowledge()
    for (const move of steps) await play(browser, relay, move, (days) => { now = new Date(now.getTime() + days * 86_400_000) })
    await settle([browser])
    expect(relay.counts()).toEqual(await ledgerCounts([browser]))
    expect(relayAsks(relay, now)).toEqual(await ledgerAsks([browser], now))
    const { sync } = await browser.ask({ kind: 'home/state', tab: null })
    expect(sync).toMatchObject({ waiting: [], problem: null })
    expect((await browser.entries()).every((entry) => entry.sync === 'sent')).toBe(true)
    browser.db().close()
  }), { numRuns: 60 })
}, 120_000)

it('two browsers of one person are two sheets, and both count', async () => {
  const clock = () => new Date(2026, 10, 18, 12)
  const relay = await createMemoryRelay(clock)
  const browsers = [createTrialBrowser({ relay, clock }), createTrialBrowser({ relay, clock })]
  for (const browser of browsers) {
    await browser.boot(true)
    await browser.acknowledge()
    await browser.use(1, 'chatgpt')
  }
  await settle(browsers)
  expect(relay.sheets.size).toBe(2)
  expect(relay.counts()).toEqual(await ledgerCounts(browsers))
  expect([...relay.counts().values()]).toEqual([2])
})

it('a cloned profile: each copy counts what it did, what both know counts once', async () => {
  const use = fc.record({ copy: fc.constantFrom(0, 1), tab, service, answered: fc.boolean(), push: fc.option(fc.array(fate, { maxLength: 2 })) })
  await fc.assert(fc.asyncProperty(fc.array(use, { maxLength: 4 }), fc.array(use, { minLength: 1, maxLength: 12 }), async (before, after) => {
    const clock = () => new Date(2026, 10, 18, 12)
    const relay = await createMemoryRelay(clock)
    const original = createTrialBrowser({ relay, clock })
    await original.boot(true)
    await original.acknowledge()
    for (const { tab: where, service: what } of before) await original.use(where, what)
    await settle([original])
    const copy = await clone(original, relay, clock)
    const browsers = [original, copy]
    for (const { copy: index, tab: where, service: what, answered, push } of after) {
      const browser = browsers[index] as TrialBrowser
      // New tabs: what was open before the copy was made is in both, and may be changed by one only.
      await browser.use(where + 10, what)
      const session = (await browser.card(where + 10))?.session
      if (answered && session !== undefined) await browser.ask({ kind: 'session/answer', session, memory: 'tab', overridden: false, answer }, where + 10)
      if (push !== null) {
        relay.fates.push(...push)
        await browser.core().pushNow()
        relay.fates.length = 0
      }
    }
    await settle([original, copy, original])
    expect(relay.counts()).toEqual(await ledgerCounts(browsers))
    expect(relayAsks(relay, clock())).toEqual(await ledgerAsks(browsers, clock()))
    for (const browser of browsers) browser.db().close()
  }), { numRuns: 40 })
}, 120_000)

it('copies that count the very same thing under the same number both count', async () => {
  const clock = () => new Date(2026, 10, 18, 12)
  const relay = await createMemoryRelay(clock)
  const original = createTrialBrowser({ relay, clock })
  await original.boot(true)
  await original.acknowledge()
  await original.use(1, 'chatgpt')
  await settle([original])
  const browsers = [original, await clone(original, relay, clock)]
  for (const browser of browsers) {
    await browser.use(9, 'chatgpt')
    await browser.core().pushNow()
  }
  await settle(browsers)
  expect([...relay.counts().values()]).toEqual([3])
})

async function clone(original: TrialBrowser, relay: Awaited<ReturnType<typeof createMemoryRelay>>, clock: () => Date): Promise<TrialBrowser> {
  const copy = createTrialBrowser({ relay, clock, name: `${original.name}-copy` })
  await copy.boot(true)
  for (const table of original.db().tables) {
    if (table.name !== 'tabs') await copy.db().table(table.name).bulkPut(await table.toArray())
  }
  await copy.restart('browser')
  return copy
}
