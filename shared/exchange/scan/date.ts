// Dates as logs write them. A day is the number 20261121: quick to compare, and nothing of the clock is left.

/**
 * A date that may be read two ways: 03/04/2026 is 3 April or 4 March. Both readings are the same where the form is
 * clear; 0 where a reading is no date (25/12/2026 has no month 25).
 */
export type DateReading = { readonly dayFirst: number; readonly monthFirst: number }

const monthNames = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const germanNames: Readonly<Record<string, number>> = { mär: 3, mrz: 3, mai: 5, okt: 10, dez: 12 }

const isoDate = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/
const compactDate = /^(\d{4})(\d{2})(\d{2})(?=[T ]|$)/
const epoch = /^(\d{9,10})(?:\.\d+)?$|^(\d{10})\d{3}(?:\d{3})?$/
const dayAndName = /^(?:\p{L}{2,10}\.?,? )?(\d{1,2})\.?[-/ ]? ?(\p{L}{3,9})\.?[-/ ,]+(\d{4}|\d{2})(?!\d)/u
const nameAndDay = /^(?:\p{L}{2,10}\.?,? )?(\p{L}{3,9})\.? +(\d{1,2})(?!\d)(?:,? +(?:\d{1,2}:\d{2}(?::\d{2})? +)?(?:[A-Z]{2,5} +)?(\d{4})(?!\d))?/u
const numbersOnly = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/

/**
 * Makes the reader of dates.
 *
 * @param today as 20261121: syslog lines carry no year, theirs is the latest in which the date is not in the future
 * @returns a function that reads the date at the start of a text, or null when there is none
 */
export function createDateReader(today: number): (text: string) => DateReading | null {
  // Lines of one day stand together: the last answer is mostly the next one.
  let lastText = ''
  let lastReading: DateReading | null = null
  return (raw) => {
    const text = raw.length > 40 ? raw.slice(0, 40) : raw
    const iso = isoDate.exec(text)
    const key = iso === null ? text : iso[0]
    if (key === lastText && key !== '') return lastReading
    lastText = key
    lastReading = iso === null ? readOther(text.trim(), today) : clear(dayNumber(Number(iso[1]), Number(iso[2]), Number(iso[3])))
    return lastReading
  }
}

function readOther(text: string, today: number): DateReading | null {
  const seconds = epoch.exec(text)
  if (seconds !== null) return clear(dayOfEpoch(Number(seconds[1] ?? seconds[2])))
  const compact = compactDate.exec(text)
  if (compact !== null) return clear(dayNumber(Number(compact[1]), Number(compact[2]), Number(compact[3])))
  const numbers = numbersOnly.exec(text)
  if (numbers !== null) return twoWays(Number(numbers[1]), Number(numbers[3]), fullYear(numbers[4] as string), numbers[2] === '.')
  const named = dayAndName.exec(text)
  if (named !== null) return clear(dayNumber(fullYear(named[3] as string), monthOf(named[2] as string), Number(named[1])))
  const american = nameAndDay.exec(text)
  if (american === null) return null
  const [month, day] = [monthOf(american[1] as string), Number(american[2])]
  return clear(american[3] === undefined ? latest(month, day, today) : dayNumber(Number(american[3]), month, day))
}

function clear(day: number): DateReading | null {
  return day === 0 ? null : { dayFirst: day, monthFirst: day }
}

function twoWays(first: number, second: number, year: number, dotted: boolean): DateReading | null {
  const dayFirst = dayNumber(year, second, first)
  if (dotted) return clear(dayFirst)
  const monthFirst = dayNumber(year, first, second)
  return dayFirst === 0 && monthFirst === 0 ? null : { dayFirst, monthFirst }
}

/** 0 unless the day exists and lies where logs can come from. */
function dayNumber(year: number, month: number, day: number): number {
  if (year < 1990 || year > 2099 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return 0
  return year * 10_000 + month * 100 + day
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

function dayOfEpoch(seconds: number): number {
  const date = new Date(seconds * 1000)
  return dayNumber(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())
}

function latest(month: number, day: number, today: number): number {
  const year = Math.floor(today / 10_000)
  const thisYear = dayNumber(year, month, day)
  return thisYear !== 0 && thisYear <= today + 1 ? thisYear : dayNumber(year - 1, month, day)
}

function monthOf(name: string): number {
  const start = name.slice(0, 3).toLowerCase()
  return germanNames[start] ?? monthNames.indexOf(start) + 1
}

function fullYear(text: string): number {
  return text.length === 2 ? 2000 + Number(text) : Number(text)
}
