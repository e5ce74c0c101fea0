import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { addDays } from '#shared/calendar/calendar.ts'
import { isDue } from './guidance.ts'

const published = { version: 7, repeatMonths: 12 }

it('nothing is due where nothing is published', () => {
  expect(isDue(null, null, '2026-11-21')).toBe(false)
  expect(isDue(null, { version: 7, on: '2020-01-01' }, '2026-11-21')).toBe(false)
})

it('what was never read is due, and so is another version', () => {
  expect(isDue(published, null, '2026-11-21')).toBe(true)
  expect(isDue(published, { version: 6, on: '2026-11-21' }, '2026-11-21')).toBe(true)
  expect(isDue(published, { version: 7, on: '2026-11-21' }, '2026-11-21')).toBe(false)
})

it('it is due again on the day, never where it does not repeat', () => {
  const read = { version: 7, on: '2025-11-21' }
  expect(isDue(published, read, '2026-11-20')).toBe(false)
  expect(isDue(published, read, '2026-11-21')).toBe(true)
  expect(isDue({ ...published, repeatMonths: null }, read, '2036-11-21')).toBe(false)
})

it.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2023-12-31', 2, '2024-02-29'],
  ['2024-02-29', 12, '2025-02-28'],
  ['2026-11-30', 1, '2026-12-30'],
])('read on %s and repeated after %i months, it is due on %s', (on, repeatMonths, due) => {
  const again = { version: 1, repeatMonths }
  expect([addDays(due, -1), due].map((day) => isDue(again, { version: 1, on }, day))).toEqual([false, true])
})

it('once due it stays due until it is read', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 2000 }), fc.integer({ min: 1, max: 36 }), fc.integer({ min: 0, max: 2000 }), (ago, repeatMonths, later) => {
    const day = addDays('2026-11-21', -ago)
    const at = (when: string) => isDue({ version: 1, repeatMonths }, { version: 1, on: day }, when)
    expect(at(day)).toBe(false)
    if (at(addDays(day, later))) expect(at(addDays(day, later + 1))).toBe(true)
  }))
})
