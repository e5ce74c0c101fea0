import * as z from 'zod/mini'

// Days are local calendar dates as text; no clock time is ever kept. Arithmetic is done on UTC midnights so that
// daylight saving cannot move a day. The schemas are marked pure so that pages which only count days carry no zod.

/** A local calendar date, e.g. `2026-11-21`. */
export const daySchema = /* @__PURE__ */ z.string().check(/* @__PURE__ */ z.regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'expected a date such as 2026-11-21'))
/** An ISO 8601 week, e.g. `2026-W47`. */
export const weekSchema = /* @__PURE__ */ z.string().check(/* @__PURE__ */ z.regex(/^\d{4}-W(0[1-9]|[1-4]\d|5[0-3])$/, 'expected an ISO week such as 2026-W47'))
/** A month, e.g. `2026-11`. */
export const monthSchema = /* @__PURE__ */ z.string().check(/* @__PURE__ */ z.regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'expected a month such as 2026-11'))

export type Day = string
export type Week = string
export type Month = string

const dayLength = 86_400_000

function toUtc(day: Day): Date {
  return new Date(`${day}T00:00:00Z`)
}

function fromUtc(date: Date): Day {
  return date.toISOString().slice(0, 10)
}

/** The local calendar date of an instant, in the time zone of the machine. */
export function localDay(instant: Date): Day {
  const month = String(instant.getMonth() + 1).padStart(2, '0')
  return `${instant.getFullYear()}-${month}-${String(instant.getDate()).padStart(2, '0')}`
}

/** The date `count` days after `day` (negative: before). */
export function addDays(day: Day, count: number): Day {
  return fromUtc(new Date(toUtc(day).getTime() + count * dayLength))
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((toUtc(to).getTime() - toUtc(from).getTime()) / dayLength)
}

/** The Thursday of the ISO week a date lies in: it decides the week's year and the sheet's month. */
function thursdayOf(day: Day): Day {
  const weekday = (toUtc(day).getUTCDay() + 6) % 7
  return addDays(day, 3 - weekday)
}

/** ISO 8601 week of a date. */
export function weekOfDay(day: Day): Week {
  const thursday = thursdayOf(day)
  const year = thursday.slice(0, 4)
  const number = Math.floor(daysBetween(`${year}-01-01`, thursday) / 7) + 1
  return `${year}-W${String(number).padStart(2, '0')}`
}

/** Monday of an ISO week. */
export function mondayOfWeek(week: Week): Day {
  const year = week.slice(0, 4)
  const firstThursday = thursdayOf(`${year}-01-04`)
  return addDays(firstThursday, (Number(week.slice(6)) - 1) * 7 - 3)
}

/** The month whose sheet holds an ISO week: that of its Thursday. */
export function monthOfWeek(week: Week): Month {
  return addDays(mondayOfWeek(week), 3).slice(0, 7)
}

/** The month whose sheet holds a date. Not always the calendar month: 2026-11-30 lies in a week of December. */
export function sheetMonthOfDay(day: Day): Month {
  return thursdayOf(day).slice(0, 7)
}

/** True when the text names a week that its year has (some years have no week 53). */
export function isRealWeek(week: Week): boolean {
  return Number(week.slice(6)) <= 52 || weekOfDay(mondayOfWeek(week)) === week
}

/** ISO weeks of a sheet month, in order (four or five). */
export function weeksOfMonth(month: Month): Week[] {
  const weeks: Week[] = []
  const first = thursdayOf(`${month}-01`)
  for (let thursday = first.slice(0, 7) < month ? addDays(first, 7) : first; thursday.slice(0, 7) === month; thursday = addDays(thursday, 7)) {
    weeks.push(weekOfDay(thursday))
  }
  return weeks
}

/** The month `count` months after `month` (negative: before). */
export function addMonths(month: Month, count: number): Month {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + count
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`
}

/** Last date that belongs to a sheet month: the Sunday of its last week. */
export function lastDayOfMonth(month: Month): Day {
  const weeks = weeksOfMonth(month)
  return addDays(mondayOfWeek(weeks[weeks.length - 1] as Week), 6)
}
