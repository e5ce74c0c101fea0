import type { Purpose } from '#shared/taxonomy/schema.ts'
import { purposesFor } from '#extension/ask/index.ts'
import type { Answer } from '#shared/declaration/schema.ts'
import type { Database, RememberedRow, SessionRow, SheetRow, TabRow } from './database.ts'

/** All entries, latest first. */
export async function entries(db: Database): Promise<SessionRow[]> {
  return db.sessions.orderBy('order').reverse().toArray()
}

/** Where an entry stands with the relay. */
export function syncOf(row: SessionRow, home: string, sheets: readonly SheetRow[]): 'sent' | 'waiting' | 'too-late' | 'local' {
  if (row.home !== home || home === 'local') return 'local'
  if (row.acknowledged === row.stamp) return 'sent'
  const closed = sheets.some((sheet) => sheet.home === row.home && sheet.month === row.month && sheet.active === 1 && sheet.tooLate)
  return closed || row.frozenIn !== null ? 'too-late' : 'waiting'
}

/** Sessions that wait for an answer, latest first. */
export async function inbox(db: Database): Promise<SessionRow[]> {
  return (await db.sessions.where('inbox').equals(1).toArray()).reverse()
}

/** Empties the inbox: the sessions stay counted as unanswered. */
export async function clearInbox(db: Database): Promise<void> {
  await db.sessions.where('inbox').equals(1).modify({ inbox: 0 })
}

/** The card cannot be shown for a session: it waits in the inbox instead. */
export async function moveToInbox(db: Database, id: string): Promise<void> {
  await db.sessions.where('id').equals(id).filter((row) => row.answer === null).modify({ inbox: 1 })
}

export async function sessionById(db: Database, id: string): Promise<SessionRow | undefined> {
  return db.sessions.get({ id })
}

/** The person's last own answer about a service. */
export async function lastAnswer(db: Database, service: string): Promise<Answer | null> {
  const rows = await db.sessions.where('service').equals(service).filter((row) => row.source === 'answered').sortBy('order')
  return rows.at(-1)?.answer ?? null
}

/** All purposes, own most used for the service first. */
export async function suggestedPurposes(db: Database, service: string): Promise<Purpose[]> {
  const rows = await db.sessions.filter((row) => row.source === 'answered').toArray()
  return purposesFor(service, rows.flatMap((row) => (row.answer === null ? [] : [{ service: row.service, purpose: row.answer.purpose }])))
}

/** Answers that stand for later sessions. */
export async function rememberedAnswers(db: Database): Promise<RememberedRow[]> {
  const [services, tabs] = await Promise.all([db.remembered.toArray(), db.tabs.toArray()])
  const own = tabs.flatMap(({ service, memo }: TabRow) => (memo !== null && memo.memory === 'tab' ? [{ service, memo }] : []))
  const perService = new Map([...own, ...services].map((row) => [row.service, row]))
  return [...perService.values()]
}
