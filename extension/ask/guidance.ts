import { addDays, addMonths, type Day } from '#shared/calendar/calendar.ts'

/** What an organisation has published: its version, and after how many months it is due again (null: with a new version only). */
export type PublishedGuidance = { readonly version: number; readonly repeatMonths: number | null }
export type Acknowledged = { readonly version: number; readonly on: Day }

/** Whether the AI policy and its training are to be read (again): never acknowledged, another version, or so many months ago. */
export function isDue(published: PublishedGuidance | null, acknowledged: Acknowledged | null, day: Day): boolean {
  if (published === null) return false
  if (acknowledged === null || acknowledged.version !== published.version) return true
  return published.repeatMonths !== null && day >= monthsLater(acknowledged.on, published.repeatMonths)
}

/** The same day of a later month; its last day where the month is shorter. */
function monthsLater(day: Day, count: number): Day {
  const month = addMonths(day.slice(0, 7), count)
  const last = addDays(`${addMonths(month, 1)}-01`, -1)
  const same = `${month}-${day.slice(8)}`
  return same < last ? same : last
}
