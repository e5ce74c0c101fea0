import { addMonths, localDay, sheetMonthOfDay } from '#shared/calendar/calendar.ts'
import { lastSheetDay } from '#shared/sheet/sheet.ts'
import type { Store } from '#relay/store/store.ts'

/** Published tables are kept this many months. */
const tableMonths = 36
/** Draft updates are kept this long after a snapshot covers them, so that a mistaken edit can be undone. */
const draftUpdateDays = 30

/** Deletes what has reached its end: sheets, tables, ended links and sessions, old draft updates. Safe to run at any time. */
export async function expire(store: Store, now: Date): Promise<void> {
  const today = localDay(now)
  for (const month of await store.sheetMonths()) if (today > lastSheetDay(month)) await store.deleteSheets(month)
  await store.deleteTables(addMonths(sheetMonthOfDay(today), -tableMonths))
  await store.deleteEnded(now.getTime())
  await store.pruneDrafts(now.getTime() - draftUpdateDays * 86_400_000)
}
