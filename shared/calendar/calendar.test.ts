import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, addMonths, daysBetween, isRealWeek, lastDayOfMonth, mondayOfWeek, monthOfWeek, sheetMonthOfDay, weekOfDay, weeksOfMonth } from './calendar.ts'

const anyDay = fc.integer({ min: 0, max: 40_000 }).map((count) => addDays('1990-01-01', count))

describe('ISO weeks', () => {
  it.each([
    ['2026-11-21', '2026-W47'],
    ['2026-01-01', '2026-W01'],
    ['2027-01-01', '2026-W53'],
    ['2024-12-30', '2025-W01'],
    ['2021-01-03', '2020-W53'],
  ])('%s lies in %s', (day, week) => expect(weekOfDay(day)).toBe(week))

  it('a week starts on its Monday and holds seven days', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const monday = mondayOfWeek(weekOfDay(day))
        expect(daysBetween(monday, day)).toBeGreaterThanOrEqual(0)
        expect(daysBetween(monday, day)).toBeLessThan(7)
      }),
    )
  })

  it('2026 has a week 53, 2025 has none', () => {
    expect(isRealWeek('2026-W53')).toBe(true)
    expect(isRealWeek('2025-W53')).toBe(false)
  })
})

describe('sheet months', () => {
  it('the week of 30 November 2026 belongs to December', () => expect(sheetMonthOfDay('2026-11-30')).toBe('2026-12'))

  it('every day lies in exactly one month, whose weeks name it', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const month = sheetMonthOfDay(day)
        expect(weeksOfMonth(month)).toContain(weekOfDay(day))
        expect(monthOfWeek(weekOfDay(day))).toBe(month)
        expect(day <= lastDayOfMonth(month)).toBe(true)
        expect(day > lastDayOfMonth(addMonths(month, -1))).toBe(true)
      }),
    )
  })
})
