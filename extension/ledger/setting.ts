import type { Day } from '#shared/calendar/calendar.ts'
import type { Database, FaultRow } from './database.ts'

/** What the person has chosen, and what they have been shown. */
export type Setting = {
  department: string | null
  language: 'en' | 'de' | null
  /** Id of the notice that was acknowledged. */
  acknowledged: string | null
  /** Day the notice last opened by itself. */
  noticeShownOn: Day | null
  /** The AI policy last acknowledged: by which relay it was published (its key), its version, and the day. Only the version is sent. */
  guidance: { readonly home: string; readonly version: number; readonly on: Day } | null
  /** Day the AI policy last came up in the card by itself. */
  guidanceShownOn: Day | null
  /** Rules that were acknowledged: what each said then, by its id. */
  rulesRead?: Readonly<Record<string, string>>
  /** Rules whose text opened the card by itself: what each said then, and the day. */
  rulesTold?: Readonly<Record<string, { readonly says: string; readonly on: Day }>>
  /** Number of the entry after which reactions to questions are judged; absent: from the first. */
  judgedFrom?: number
}

/** Why the relay did not take or give something. `detail` is the relay's own sentence. */
export type SyncFault = {
  readonly code: 'offline' | 'enrolment' | 'refused' | 'clock' | 'relay' | 'relay-full' | 'unreadable-policy' | 'signature' | 'older-policy'
  readonly detail: string | null
}

const first: Setting = { department: null, language: null, acknowledged: null, noticeShownOn: null, guidance: null, guidanceShownOn: null }

export async function readSetting(db: Database): Promise<Setting> {
  // A row of an earlier version lacks what came later.
  return { ...first, ...(await db.settings.get('all')) }
}

export async function changeSetting(db: Database, change: Partial<Setting>): Promise<void> {
  await db.transaction('rw', db.settings, async () => {
    await db.settings.put({ ...(await readSetting(db)), ...change, id: 'all' })
  })
}

/** How the last exchange with the relay went. */
export async function readFault(db: Database, id: FaultRow['id']): Promise<FaultRow> {
  return (await db.faults.get(id)) ?? { id, fault: null, attempts: 0, lastSent: null }
}

export async function writeFault(db: Database, row: FaultRow): Promise<void> {
  await db.faults.put(row)
}

/** In the id of a notice that says which counts of questions, reasons and readings are sent. */
export const withQuestions = '+questions'
/** In the id of a notice that says what hints do. */
export const withHints = '+hints'
/** In the id of a notice that says what the wide build looks at. */
export const withWide = '+wide'

/** True where the notice in force was acknowledged, or the same one when it said more: who looks at less asks nobody anew. */
export function isAcknowledged({ acknowledged }: Setting, notice: string): boolean {
  const [known, ...said] = (acknowledged ?? '').split('+')
  const [id, ...more] = notice.split('+')
  return known === id && more.every((part) => said.includes(part))
}
