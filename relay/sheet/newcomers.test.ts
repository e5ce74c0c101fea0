import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { startTrial, trialCell, trialSheet, type Trial } from '#test/fixture/relay.ts'
import { createNewcomers } from './newcomers.ts'

let now: Date
let fleet: number
let heldBack: number
beforeEach(() => {
  now = new Date('2026-11-19T12:00:00Z')
  fleet = 0
  heldBack = 0
})
const create = () => createNewcomers({ clock: () => now, fleet: async () => fleet, onHeldBack: () => heldBack++ })
const later = (hours: number) => {
  now = new Date(now.getTime() + hours * 3_600_000)
}

/** So many of `count` new sheets are taken at this moment. */
async function taken(newcomers: ReturnType<typeof create>, count: number, sheet = 'small'): Promise<number> {
  let sum = 0
  for (let index = 0; index < count; index++) if ((await newcomers.open())(sheet, null)) sum++
  return sum
}

it('a first roll-out of 10,000 browsers at once is in within a day', async () => {
  const newcomers = create()
  let waiting = 10_000
  let hours = 0
  for (; waiting > 0; hours++) {
    waiting -= await taken(newcomers, waiting)
    later(1)
  }
  expect([hours, heldBack]).toEqual([20, 19])
})

it('when a month begins, all browsers of the month before get in at once, and as many new ones', async () => {
  const newcomers = create()
  await taken(newcomers, 500)
  fleet = 10_000
  now = new Date('2026-12-01T00:00:00Z')
  expect(await taken(newcomers, 30_000)).toBe(20_000)
})

it('what is made up makes no room for more: a day brings no more than the day before', async () => {
  const newcomers = create()
  const days: number[] = []
  for (let day = 0; day < 5; day++) {
    fleet += days.at(-1) ?? 0
    let sum = 0
    for (let hour = 0; hour < 24; hour++) {
      sum += await taken(newcomers, 1_000)
      later(1)
    }
    days.push(sum)
  }
  expect(days).toEqual([12_000, 12_000, 12_000, 12_000, 12_000])
})

it('large sheets weigh as many small ones, and what is known weighs what it grows by', async () => {
  const newcomers = create()
  const large = 'x'.repeat(32_768 * 10)
  expect(await taken(newcomers, 100, large)).toBe(50)
  const take = await newcomers.open()
  expect([take('small', 'small'), take('small', large), take(large, large), take(large, 'small'), take('small', null)]).toEqual([true, true, true, false, false])
  later(0.002)
  expect(await taken(newcomers, 5)).toBe(1)
})

it('a clock that is put back does not stop it', async () => {
  const newcomers = create()
  now = new Date('2036-01-01T00:00:00Z')
  await taken(newcomers, 500)
  now = new Date('2026-11-19T12:00:00Z')
  expect(await taken(newcomers, 5)).toBe(0)
  later(1)
  expect(await taken(newcomers, 600)).toBe(500)
})

it('a count that fails is made again', async () => {
  const counts = vi.fn<() => Promise<number>>().mockRejectedValueOnce(new Error('disk')).mockResolvedValue(1_000)
  const newcomers = createNewcomers({ clock: () => now, fleet: counts, onHeldBack: () => undefined })
  await expect(newcomers.open()).rejects.toThrow('disk')
  expect(await taken(newcomers, 3_000)).toBe(2_000)
})

let trial: Trial | null = null
afterEach(async () => {
  await trial?.stop()
  trial = null
})

it('the relay holds back what is too much, keeps what it has, and takes it later', async () => {
  trial = await startTrial({ clock: () => now, leastNewSheets: 3 })
  const { pushSheet } = trial
  const known = await trialSheet()
  expect((await pushSheet(known)).status).toBe(200)
  // Two units.
  const cells = Array.from({ length: 200 }, (_, index) => ({ ...trialCell, service: `service-${index}` }))
  expect((await pushSheet(await trialSheet(1, cells))).status).toBe(200)
  const late = await trialSheet()
  const refusal = await pushSheet(late)
  expect([refusal.status, refusal.headers.get('retry-after'), ((await refusal.json()) as { code: string }).code]).toEqual([429, '3600', 'new-sheets'])
  expect((await pushSheet(known)).status).toBe(200)
  later(1)
  expect((await pushSheet(late)).status).toBe(200)
})
