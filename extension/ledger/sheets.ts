import { sheetMonthOfDay, type Day, type Month } from '#shared/calendar/calendar.ts'
import { sheetBody, type SheetBody } from '#shared/sheet/body.ts'
import type { SignedSheet } from '#shared/sheet/schema.ts'
import { lastSheetDay } from '#shared/sheet/sheet.ts'
import { isForgotten, outcomeOf } from '#extension/ask/index.ts'
import { candidatesOf } from './candidate.ts'
import type { Database, Revision, SessionRow, SheetRow } from './database.ts'
import { expireReports } from './report.ts'
import { readSetting } from './setting.ts'

// Which rows a sheet counts, and what the relay has acknowledged of it. Making, signing and sending is the outbox's part.

/** What the active sheet of a month must say now. */
export type MonthContent = { readonly sheet: SheetRow | undefined; readonly rows: readonly SessionRow[]; readonly body: SheetBody }

/** Content of a month for the relay `home` on `today`, with its active sheet. */
export async function readMonth(db: Database, home: string, month: Month, today: Day): Promise<MonthContent> {
  return db.transaction('r', [db.sessions, db.sheets, db.settings, db.candidates, db.policies], async () => {
    const sheets = await db.sheets.where('month').equals(month).toArray()
    const all = await db.sessions.where('month').equals(month).toArray()
    const rows = all.filter((row) => row.home === home && row.frozenIn === null)
    const sheet = sheets.find((row) => row.home === home && row.active === 1)
    const sessions = rows.map((row) => ({ ...row, outcome: outcomeOf(row.question ?? null, row.day < today), reason: row.justification?.reason ?? null }))
    // What a copy of this profile has taken over stays in its sheet: named in two, a host would count as seen by two browsers.
    const left = sheets.flatMap((other) => (other.home === home && other.active === 0 ? candidatesIn(other.acknowledged) : []))
    const candidates = (await candidatesOf(db, home, month)).filter(({ host }) => !left.includes(host))
    return { sheet, rows, body: sheetBody({ sessions, guidance: await guidanceOf(db, home, month, sheet), candidates }) }
  })
}

/** Version acknowledged by the end of the month. Where a later one has replaced it here, what the sheet said last stands. */
async function guidanceOf(db: Database, home: string, month: Month, sheet: SheetRow | undefined): Promise<number | null> {
  const { guidance } = await readSetting(db)
  if (guidance?.home === home && sheetMonthOfDay(guidance.on) <= month) return guidance.version
  const said = sheet?.sent ?? sheet?.acknowledged ?? null
  return said === null ? null : ((JSON.parse(said.text) as SignedSheet).sheet.guidance ?? null)
}

function candidatesIn(revision: Revision | null): string[] {
  return revision === null ? [] : ((JSON.parse(revision.text) as SignedSheet).sheet.candidates ?? []).map(({ host }) => host)
}

/** Months that hold anything for the relay `home`. */
export async function monthsOf(db: Database, home: string): Promise<Month[]> {
  const [rows, sheets, candidates] = await Promise.all([db.sessions.toArray(), db.sheets.toArray(), db.candidates.toArray()])
  return [...new Set([...rows, ...sheets, ...candidates].filter((item) => item.home === home).map((item) => item.month))].sort()
}

export async function allSheets(db: Database): Promise<SheetRow[]> {
  return db.sheets.toArray()
}

export type NewSheet = Pick<SheetRow, 'id' | 'home' | 'month' | 'publicKey' | 'privateKey'>

/** Opens a month's sheet under a fresh key. Returns the sheet that is there when another call was first. */
export async function openSheet(db: Database, fresh: NewSheet): Promise<SheetRow> {
  return db.transaction('rw', db.sheets, async () => {
    const known = (await db.sheets.where('month').equals(fresh.month).toArray()).find((row) => row.home === fresh.home && row.active === 1)
    if (known !== undefined) return known
    const row: SheetRow = { ...fresh, active: 1, sent: null, acknowledged: null, tooLate: false }
    await db.sheets.add(row)
    return row
  })
}

/** Notes a signed revision before it is sent, so that no other content is ever sent under its number. */
export async function noteSent(db: Database, id: string, sent: Revision): Promise<void> {
  await db.sheets.update(id, { sent })
}

/** The relay refused the revision for what it says: its number is free again. */
export async function noteRefused(db: Database, id: string): Promise<void> {
  await db.sheets.update(id, { sent: null })
}

/** The relay has the revision on disk: so have its rows, at the stamps it counted. */
export async function noteAcknowledged(db: Database, id: string, revision: number): Promise<void> {
  await db.transaction('rw', [db.sheets, db.sessions], async () => {
    const sheet = await db.sheets.get(id)
    if (sheet === undefined || sheet.sent === null || sheet.sent.revision !== revision) return
    await db.sheets.update(id, { sent: null, acknowledged: sheet.sent })
    await stampRows(db, sheet.sent.rows)
  })
}

async function stampRows(db: Database, rows: Revision['rows']): Promise<void> {
  for (const [session, stamp] of rows) await db.sessions.where('id').equals(session).modify({ acknowledged: stamp })
}

/** The acknowledged revision counts these rows as well as those it was made of: their cells are the same. */
export async function noteCounted(db: Database, id: string, rows: Revision['rows']): Promise<void> {
  await db.transaction('rw', [db.sheets, db.sessions], async () => {
    const sheet = await db.sheets.get(id)
    if (sheet === undefined || sheet.acknowledged === null) return
    await db.sheets.update(id, { acknowledged: { ...sheet.acknowledged, rows } })
    await stampRows(db, rows)
  })
}

/**
 * The relay has this or a higher revision with other content: a copy of this profile writes the sheet. What the relay
 * acknowledged to us stays in it for good; the rest moves to a new sheet, which the next push opens.
 */
export async function leaveSheet(db: Database, id: string): Promise<void> {
  await db.transaction('rw', [db.sheets, db.sessions], async () => {
    const sheet = await db.sheets.get(id)
    if (sheet === undefined) return
    await db.sheets.update(id, { active: 0, sent: null })
    const counted = new Set(sheet.acknowledged?.rows.map(([session]) => session) ?? [])
    await db.sessions.where('month').equals(sheet.month).filter((row) => counted.has(row.id)).modify({ frozenIn: id })
  })
}

/** The relay no longer takes the month. */
export async function noteTooLate(db: Database, id: string): Promise<void> {
  await db.sheets.update(id, { tooLate: true, sent: null })
}

/** Rows, keys and sheets of a month expire together, 90 days after it; so do answers and counts that have run out. */
export async function expire(db: Database, today: Day): Promise<void> {
  await db.transaction('rw', [db.sheets, db.sessions, db.candidates, db.remembered, db.asks, db.quiet], async () => {
    const months = new Set<Month>()
    await db.sessions.orderBy('month').eachUniqueKey((month) => void months.add(String(month)))
    await db.sheets.orderBy('month').eachUniqueKey((month) => void months.add(String(month)))
    await db.candidates.orderBy('month').eachUniqueKey((month) => void months.add(String(month)))
    const over = [...months].filter((month) => lastSheetDay(month) < today)
    await db.sessions.where('month').anyOf(over).delete()
    await db.sheets.where('month').anyOf(over).delete()
    await db.candidates.where('month').anyOf(over).delete()
    await db.remembered.filter(({ memo }) => memo.until !== null && memo.until < today).delete()
    await db.asks.where('day').below(today).delete()
    await db.quiet.filter(({ quiet }) => isForgotten(quiet, today)).delete()
    // Rows of a version that knew no day begin to age now.
    await db.quiet.filter(({ quiet }) => quiet.on === undefined).modify((row) => void (row.quiet = { ...row.quiet, on: today }))
  })
  await expireReports(db, today)
}

/** Last day a row of `day` is kept. */
export function keptUntil(day: Day): Day {
  return lastSheetDay(sheetMonthOfDay(day))
}
