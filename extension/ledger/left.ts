import type { Day } from '#shared/calendar/calendar.ts'
import type { Context } from './context.ts'
import type { Database, TabRow } from './database.ts'
import { foldedView } from './ruling.ts'

// Ignoring is a valid answer: a card that was left does not come back by itself, and its question waits in the inbox.

/** What tells one card of a tab from the next: a use session ends with its day, and has one card for each reason. */
export function cardName({ day, reason }: Pick<TabRow, 'day' | 'reason'>): string {
  return `${day} ${reason}`
}

/** True where a card asks about a day that is over. One the person has opened stays. */
export function isOver({ view, reason, day }: TabRow, today: Day): boolean {
  return view === 'card' && reason !== null && day !== null && day !== today
}

/** A new document in a tab. `glimpsed`: the card was painted a moment ago only. */
export type Opening = { readonly fresh: boolean; readonly glimpsed: boolean }

/** True where the card of a tab need not be on the next page. Until somebody has seen it, it goes along. */
export function isLeft(row: TabRow, { fresh, glimpsed }: Opening, today: Day): boolean {
  return isOver(row, today) || (row.view === 'card' && fresh && !glimpsed && row.seen === cardName(row))
}

/** A question that was put, and is open, waits in the inbox. */
export async function putOff(db: Database, { session: id, state }: TabRow): Promise<void> {
  const session = id === null || state !== 'counted' ? undefined : await db.sessions.get({ id })
  if (session === undefined || session.answer !== null) return
  if (session.question === 'put' || session.question === 'shown') await db.sessions.put({ ...session, inbox: 1 })
}

/** Folds a card that was left. Returns the tab's row. */
export async function leaveCard(db: Database, row: TabRow, context: Context): Promise<TabRow> {
  await putOff(db, row)
  const folded: TabRow = { ...row, view: await foldedView(db, row, context), reason: null }
  await db.tabs.put(folded)
  return folded
}

/** Folds the cards of days that are over. Returns the rows of tabs that showed them. */
export async function leaveOver(db: Database, context: Context): Promise<TabRow[]> {
  return db.transaction('rw', [db.tabs, db.sessions, db.settings], async () => {
    const over = (await db.tabs.toArray()).filter((row) => isOver(row, context.day))
    const folded = await Promise.all(over.map((row) => leaveCard(db, row, context)))
    return folded.filter(({ current }) => current === 1)
  })
}
