import { weekOfDay, type Day } from '#shared/calendar/calendar.ts'
import type { Answer } from '#shared/declaration/schema.ts'
import type { Cell } from './schema.ts'

/** One use session as the day ledger keeps it: `answer` null means seen and not answered. */
export type LedgerSession = {
  readonly day: Day
  readonly service: string
  readonly department: string
  readonly answer: Answer | null
  readonly overridden: boolean
}

/** What a session that was seen and not answered says: nothing beyond service and department. */
export const unanswered = {
  accountType: 'unknown',
  level: 'unknown',
  purpose: 'unknown',
  categories: 'unknown',
  destination: 'unknown',
  affectsPeople: 'unknown',
  humanReview: 'unknown',
  connectors: 'unknown',
  overridden: 'unknown',
} as const

/** The cell a session counts in, with one session. */
export function cellOfSession(session: LedgerSession): Cell {
  const common = { week: weekOfDay(session.day), service: session.service, department: session.department, sessions: 1 }
  return session.answer === null ? { ...common, ...unanswered } : { ...common, ...session.answer, overridden: session.overridden }
}

/** Text that is equal for two cells of the same combination, whatever their count and the order of their lists. */
export function cellKey(cell: Cell): string {
  const { week, service, department, accountType, level, purpose, destination, humanReview, overridden } = cell
  const lists = `${listKey(cell.categories)}|${listKey(cell.affectsPeople)}|${listKey(cell.connectors)}`
  return `${week}|${service}|${department}|${accountType}|${level}|${purpose}|${destination}|${humanReview}|${overridden}|${lists}`
}

/** No id holds a comma or a bar; `?` tells unknown from an empty list. */
function listKey(list: 'unknown' | readonly string[]): string {
  return list === 'unknown' ? '?' : [...list].sort().join(',')
}

/** Sessions counted into cells, one a combination, in an order that depends on the content only. */
export function cellsOfSessions(sessions: Iterable<LedgerSession>): Cell[] {
  const cells = new Map<string, Cell>()
  for (const session of sessions) {
    const cell = cellOfSession(session)
    const key = cellKey(cell)
    const known = cells.get(key)
    cells.set(key, known === undefined ? cell : { ...known, sessions: known.sessions + 1 })
  }
  return [...cells.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, cell]) => cell)
}
