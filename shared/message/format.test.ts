import { expect, it } from 'vitest'
import { formatAgo, formatChoice, formatDay, formatList, formatMonth, formatMonths, formatNumber, formatWeekday, pickLocale, plural } from './format.ts'

it('the language follows the choice, then the browser, then English', () => {
  expect(pickLocale('de', ['en-US'])).toBe('de')
  expect(pickLocale('auto', ['fr-FR', 'de-AT', 'en'])).toBe('de')
  expect(pickLocale('auto', ['fr-FR'])).toBe('en')
  expect(pickLocale('auto', [])).toBe('en')
})

it('plurals carry the number of the language', () => {
  const forms = { one: '# entry', other: '# entries' }
  expect(plural('en', 1, forms)).toBe('1 entry')
  expect(plural('en', 0, forms)).toBe('0 entries')
  expect(plural('de', 1234, { one: '# Eintrag', other: '# Einträge' })).toBe('1.234 Einträge')
  expect(formatNumber('en', 1234)).toBe('1,234')
})

it('dates are the same wherever the machine stands', () => {
  expect(formatDay('en', '2026-11-12')).toBe('12 Nov 2026')
  expect(formatDay('de', '2026-11-12')).toBe('12. Nov. 2026')
  expect(formatWeekday('en', '2026-11-12')).toBe('Thu 12 Nov')
  expect(formatMonth('de', '2026-03')).toBe('März 2026')
  expect(formatMonths('de', '2025-12', '2026-03').replace(/\s/g, ' ')).toBe('Dezember 2025 – März 2026')
  expect(formatMonths('en', '2026-09', '2026-11').replace(/\s/g, ' ')).toBe('September – November 2026')
  expect(formatMonths('en', '2026-09', '2026-09').replace(/\s/g, ' ')).toBe('September 2026')
})

it('lists read as a sentence', () => {
  expect(formatList('en', ['a', 'b', 'c'])).toBe('a, b and c')
  expect(formatChoice('de', ['a', 'b'])).toBe('a oder b')
})

it('ages are told in the largest unit that fits', () => {
  expect(formatAgo('en', 20_000)).toBe('this minute')
  expect(formatAgo('en', 5 * 60_000)).toBe('5 minutes ago')
  expect(formatAgo('en', 3 * 3_600_000)).toBe('3 hours ago')
  expect(formatAgo('de', 49 * 3_600_000)).toBe('vorgestern')
  expect(formatAgo('en', -5_000)).toBe('this minute')
})
