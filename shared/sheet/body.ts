import type { Candidate } from '#shared/catalogue/candidate.ts'
import { cellsOfSessions, type LedgerSession } from '#shared/cell/cells.ts'
import { justifications } from '#shared/taxonomy/lists.ts'
import type { Justification } from '#shared/taxonomy/schema.ts'
import type { Asks, Sheet } from './schema.ts'

/** What came of a question the card put. */
export type Outcome = keyof Asks

/** One use session of the month, with what came of its question and the reason given where a rule asked for one. */
export type MonthSession = LedgerSession & {
  /** Null: no question was put, or it is still open. */
  readonly outcome: Outcome | null
  readonly reason: Justification | null
}

/** Everything a browser keeps of one month that its sheet tells. */
export type MonthRows = {
  readonly sessions: readonly MonthSession[]
  /** Version of the guidance last acknowledged; null: none. */
  readonly guidance: number | null
  /** Hosts that look like an AI service nobody knows; the wide build only. */
  readonly candidates: readonly Candidate[]
}

/** What a sheet says, without its key, month and number. */
export type SheetBody = Pick<Sheet, 'cells' | 'asks' | 'justified' | 'guidance' | 'candidates'>

/** Most a count on a sheet can say (schema.ts); more is said as that. */
const most = 10_000
const mostCandidates = 50

/**
 * What the sheet of a month says. It depends on the rows only, not on their order. Whatever is empty is left out, so a
 * browser that was asked nothing says the same as one that cannot count questions.
 */
export function sheetBody({ sessions, guidance, candidates }: MonthRows): SheetBody {
  const cells = cellsOfSessions(sessions).map((cell) => ({ ...cell, sessions: Math.min(cell.sessions, most) }))
  const asks = asksOf(sessions)
  const justified = justifications.flatMap((reason) => {
    const count = sessions.filter((session) => session.reason === reason).length
    return count === 0 ? [] : [{ reason, count: Math.min(count, most) }]
  })
  const hosts = [...candidates].sort((a, b) => (a.host < b.host ? -1 : 1)).slice(0, mostCandidates)
  return {
    cells,
    ...(asks === null ? {} : { asks }),
    ...(justified.length === 0 ? {} : { justified }),
    ...(guidance === null ? {} : { guidance }),
    ...(hosts.length === 0 ? {} : { candidates: hosts.map(({ host, evidence }) => ({ host, evidence: [...evidence].sort() })) }),
  }
}

function asksOf(sessions: readonly MonthSession[]): Asks | null {
  const count = (outcome: Outcome) => Math.min(most, sessions.filter((session) => session.outcome === outcome).length)
  const asks: Asks = { answered: count('answered'), answeredLater: count('answeredLater'), ignored: count('ignored'), ignoredAgain: count('ignoredAgain') }
  return Object.values(asks).every((value) => value === 0) ? null : asks
}

/** True where there is nothing a sheet would have to be opened for. Guidance alone opens none: it says nothing of the month. */
export function isEmptyBody({ cells, candidates }: SheetBody): boolean {
  return cells.length === 0 && candidates === undefined
}

/** What two bodies are compared by. One of cells only is compared as sheets of version 1 were, so that none is sent again. */
export function bodyContent(body: SheetBody): SheetBody | SheetBody['cells'] {
  return Object.keys(body).length === 1 ? body.cells : body
}
