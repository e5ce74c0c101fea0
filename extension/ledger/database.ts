import { Dexie, type EntityTable, type Table } from 'dexie'
import type { Day, Month } from '#shared/calendar/calendar.ts'
import type { Answer, Memory } from '#shared/declaration/schema.ts'
import type { ReportAnswer, SignedBundle } from '#shared/policy/schema.ts'
import type { Report } from '#shared/report/schema.ts'
import type { HintClass } from '#shared/hint/kind.ts'
import type { AccountType, Justification } from '#shared/taxonomy/schema.ts'
import type { AskReason, Memo, Question, Quiet } from '#extension/ask/index.ts'
import type { CandidateRow } from './candidate.ts'
import type { Setting, SyncFault } from './setting.ts'

// Everything the extension keeps. No table has a field for an address, a title, a text or a clock time of use.

/** One use session of the day ledger. */
export type SessionRow = {
  /** Order of entry: stands in for the clock time that is never kept. */
  order: number
  id: string
  day: Day
  month: Month
  service: string
  department: string
  answer: Answer | null
  source: 'answered' | 'remembered' | 'unanswered'
  overridden: boolean
  memory: Memory | null
  /** Where it is reported: the key of the relay enrolled to when it began, or `local`. It never goes anywhere else. */
  home: string
  /** Changes with every change of the row. */
  stamp: number
  /** The stamp the relay acknowledged last. */
  acknowledged: number | null
  /** Set when the sheet that counts it was taken over by a copy of this profile: it can no longer be changed there. */
  frozenIn: string | null
  /** 1: waits in the inbox for an answer. */
  inbox: 0 | 1
  /** Where the question about it stands; absent: none was put, or the row is older than this field. */
  question?: Question | null
  /** Why the person went on where a rule asks for a reason. */
  justification?: Justified | null
}

/** The reason given; what was written beside it stays in this browser. */
export type Justified = { readonly reason: Justification; readonly text: string | null }

/** What one tab has to do with one service; gone with the browser session. */
export type TabRow = {
  tab: number
  service: string
  /** 1: the tab shows this service now. */
  current: 0 | 1
  /** `app`: the working surface; `visit`: a page about the service. */
  page: 'visit' | 'app'
  view: 'chip' | 'card' | 'nothing'
  reason: AskReason | 'reminder' | null
  account: AccountType | null
  /** A use session ends with the tab or with the day. */
  day: Day | null
  session: string | null
  /** `pending`: seen before the notice was acknowledged, so not recorded. `removed`: not work, or deleted. */
  state: 'none' | 'pending' | 'counted' | 'removed'
  asked: boolean
  /** The person sent the chip away, or said that this is another tool. */
  hidden: boolean
  muted: boolean
  /** A socket of the service is open, which together with a send gesture is a use. */
  socket: boolean
  /** The answer remembered for this tab. */
  memo: Memo | null
  /** What was pasted here looks like this; gone with the answer. Rows written before there were hints have none. */
  hints?: readonly HintClass[]
  /** This session was already asked about a hint. */
  hintAsked?: boolean
  /** The card that was painted here last, by day and reason. */
  seen?: string
}

export type RememberedRow = { service: string; memo: Memo }
/** What a service was asked about in a day; `warned`: warnings, which are no questions. `aside`: a use nobody saw went to the inbox. */
export type AskRow = { day: Day; service: string; count: number; warned?: number; aside?: boolean }
export type QuietRow = { service: string; quiet: Quiet }

/** A revision that was signed: as it was sent, and which rows (with their stamps) it counts. */
export type Revision = {
  readonly revision: number
  readonly hash: string
  readonly text: string
  readonly rows: readonly (readonly [session: string, stamp: number])[]
}

/** One browser's sheet of a month. */
export type SheetRow = {
  id: string
  home: string
  month: Month
  publicKey: string
  /** Not extractable. */
  privateKey: CryptoKey
  /** 0: a copy of this profile has taken it over; a newer one counts what it does not. */
  active: 0 | 1
  /** Signed and perhaps sent, but not acknowledged: it goes again, byte for byte, until the relay has answered. */
  sent: Revision | null
  acknowledged: Revision | null
  /** The relay no longer takes the month: 410. */
  tooLate: boolean
}

export type PolicyRow = {
  id: 'current'
  /** Key of the relay it was checked with. */
  home: string
  signed: SignedBundle
  etag: string | null
  /** When the relay last confirmed that it is the latest, milliseconds. */
  confirmedAt: number
}

/** A request or concern of the person's own. */
export type OwnReportRow = {
  /** Order of entry: stands in for the clock time that is never kept. */
  order: number
  id: string
  /** Key of the relay it is for. It never goes anywhere else. */
  home: string
  writtenOn: Day
  report: Report
  /** `waiting`: not acknowledged by the relay yet. `refused`: it will not take it; `detail` says why, in its words. */
  state: 'waiting' | 'sent' | 'refused'
  detail: string | null
  answer: ReportAnswer | null
  /** The answer was shown in a card or read in the list. */
  answerSeen: boolean
}

export type SettingRow = { id: 'all' } & Setting
export type FaultRow = { id: 'sheets' | 'policy' | 'reports'; fault: SyncFault | null; attempts: number; lastSent: Day | null }

export type Database = Dexie & {
  sessions: EntityTable<SessionRow, 'order'>
  tabs: Table<TabRow, [number, string]>
  remembered: Table<RememberedRow, string>
  asks: Table<AskRow, [Day, string]>
  quiet: Table<QuietRow, string>
  sheets: Table<SheetRow, string>
  policies: Table<PolicyRow, string>
  settings: Table<SettingRow, string>
  faults: Table<FaultRow, string>
  reports: EntityTable<OwnReportRow, 'order'>
  candidates: Table<CandidateRow, [string, Month, string]>
}

/** True for errors of the store itself (refused, full, broken, blocked): the person is told, nothing is counted. */
export function isStorageError(error: unknown): boolean {
  return error instanceof Dexie.DexieError
}

/**
 * The database, not opened yet. Writes are on disk when a transaction completes (durability strict), so "saved" may be
 * said then.
 */
export function createDatabase(name = 'daybook'): Database {
  const database = new Dexie(name, { chromeTransactionDurability: 'strict' }) as Database
  database.version(1).stores({
    sessions: '++order, &id, month, day, service, inbox',
    tabs: '[tab+service], tab, service, session',
    remembered: 'service',
    asks: '[day+service], day',
    quiet: 'service',
    sheets: 'id, month',
    policies: 'id',
    settings: 'id',
    faults: 'id',
  })
  database.version(2).stores({ reports: '++order, &id', candidates: '[home+month+host], month' })
  return database
}
