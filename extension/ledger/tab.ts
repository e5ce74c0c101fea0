import type { Day } from '#shared/calendar/calendar.ts'
import type { AccountType } from '#shared/taxonomy/schema.ts'
import type { Database, TabRow } from './database.ts'

/** A tab that has just met a service. */
export function newTabRow(tab: number, service: string): TabRow {
  return {
    tab, service, current: 0, page: 'visit', view: 'nothing', reason: null, account: null, day: null, session: null, state: 'none',
    asked: false, hidden: false, muted: false, socket: false, memo: null,
  }
}

/** The service a tab shows now, or undefined. */
export async function currentTab(db: Database, tab: number): Promise<TabRow | undefined> {
  return (await db.tabs.where('tab').equals(tab).toArray()).find((row) => row.current === 1)
}

/** What tabs show now. */
export async function currentRows(db: Database): Promise<TabRow[]> {
  return (await db.tabs.toArray()).filter((row) => row.current === 1)
}

/** Tabs in which a service was seen, for a request that names no tab. */
export async function tabsOfService(db: Database, service: string): Promise<TabRow[]> {
  return db.tabs.where('service').equals(service).toArray()
}

export type Page = { readonly tab: number; readonly service: string; readonly kind: 'visit' | 'app'; readonly account: AccountType | null; readonly fresh: boolean }

/**
 * A tab shows a page of a service. `fresh`: a new document, whose sockets are new too. On the working surface the chip
 * shows; on a page about the service nothing does, but for a question that is open.
 */
export async function showPage(db: Database, { tab, service, kind, account, fresh }: Page): Promise<TabRow> {
  return db.transaction('rw', db.tabs, async () => {
    const rows = await db.tabs.where('tab').equals(tab).toArray()
    for (const other of rows) if (other.service !== service && other.current === 1) await db.tabs.put({ ...other, current: 0 })
    const row = rows.find((known) => known.service === service) ?? newTabRow(tab, service)
    const view = row.view === 'card' ? 'card' : kind === 'app' && !row.hidden ? 'chip' : 'nothing'
    const shown: TabRow = { ...row, current: 1, page: kind, view, account: account ?? row.account, socket: fresh ? false : row.socket }
    await db.tabs.put(shown)
    return shown
  })
}

/** Changes how a tab shows its service. Does nothing when the tab has none. */
export async function changeTab(db: Database, tab: number, change: (row: TabRow) => TabRow): Promise<TabRow | undefined> {
  return db.transaction('rw', db.tabs, async () => {
    const row = await currentTab(db, tab)
    if (row === undefined) return undefined
    const changed = change(row)
    await db.tabs.put(changed)
    return changed
  })
}

/** A socket of the service was opened in a tab: it becomes a use with the next send gesture. */
export async function noteSocket(db: Database, tab: number, service: string): Promise<void> {
  await db.transaction('rw', db.tabs, async () => {
    const row = await db.tabs.get([tab, service])
    if (row !== undefined && !row.socket) await db.tabs.put({ ...row, socket: true })
  })
}

/** The tab and the view of a use session, or undefined when its tab is closed. */
export async function tabOfSession(db: Database, session: string): Promise<TabRow | undefined> {
  return db.tabs.where('session').equals(session).first()
}

/** Forgets the tabs that are not among the open ones. */
export async function keepTabs(db: Database, open: readonly number[]): Promise<void> {
  await db.tabs.where('tab').noneOf([...open]).delete()
}

/** A new browser session: no tab is what it was. */
export async function forgetTabs(db: Database): Promise<void> {
  await db.tabs.clear()
}

/** True when the tab's use session is of this day; a new day starts a new one. */
export function hasOpenSession(row: TabRow, day: Day): boolean {
  return row.state !== 'none' && row.day === day
}

/** A row whose question is settled. */
export function withoutHints(row: TabRow): TabRow {
  return { ...row, hints: [], hintAsked: row.hintAsked === true || (row.hints ?? []).length > 0 }
}
