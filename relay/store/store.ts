import type { Act } from '#shared/act/schema.ts'
import type { Member, Role } from '#shared/act/role.ts'
import type { Month } from '#shared/calendar/calendar.ts'
import type { DocumentName } from '#shared/document/schema.ts'
import type { TableKind } from '#shared/table/schema.ts'

// The relay's one interface to its database. Every implementation passes acceptance.ts. A promise of a writing call
// resolves only after the commit is durable; one that fails has changed nothing.

/** A sheet as stored: `sheet` is its canonical text, so that equal content is equal text. */
export type SheetRow = {
  readonly id: string
  readonly month: Month
  readonly revision: number
  readonly sheet: string
  readonly signature: string
}

/**
 * `stored`: it is now the newest. `seen`: this content is already stored, nothing changed. `conflict`: the same or a newer
 * revision with other content is stored, or the id belongs to another month. `held`: there was no room, nothing changed.
 */
export type SheetOutcome = { readonly outcome: 'stored' | 'seen' | 'conflict' | 'held'; readonly revision: number }

export type TableRow = {
  /** SHA-256 of `text`. */
  readonly hash: string
  readonly kind: TableKind
  readonly period: string
  readonly issue: number
  /** Canonical JSON of the table. */
  readonly text: string
}
export type TableEntry = Omit<TableRow, 'text'> & { readonly bytes: number }

/** A report as stored: `report` is its canonical text, `receivedOn` a local day, no clock time. */
export type ReportRow = { readonly id: string; readonly receivedOn: string; readonly report: string }

export type SessionRow = { readonly hash: string; readonly member: string; readonly expiresAt: number }
export type LinkRow = { readonly hash: string; readonly member: string; readonly expiresAt: number }

/** An update of a draft document in its log. `clients` are the Yjs client ids it writes under; they then belong to the member. */
export type DraftUpdate = { readonly update: Uint8Array; readonly member: string; readonly clients: readonly number[] }
export type DraftState = {
  /** Snapshot and all updates after it, in order: together the whole document. */
  readonly updates: readonly Uint8Array[]
  /** Number of the last update; 0 when there is none. */
  readonly seq: number
  /** Updates since the snapshot. */
  readonly pending: number
  readonly owners: ReadonlyMap<number, string>
}

/** What the relay is, to its browsers and members. Replaced as a whole when a sample is removed. */
export type Identity = {
  /** Of the ledger: changes when the relay starts a new one. */
  readonly epoch: string
  /** Ed25519, PKCS 8, base64url. */
  readonly privateKey: string
  /** Ed25519, raw, base64url. */
  readonly publicKey: string
  /** Names the organisation to its browsers; base64url, 32 bytes. */
  readonly enrolmentToken: string
}

/** `unknown`: there is no such member. `last-administrator`: without them nobody could set up anything; nothing changed. */
export type MemberOutcome = 'done' | 'unknown' | 'last-administrator'

export type StoreHealth = 'ok' | 'full' | 'failing'

export type Store = {
  /** As the last write left it. */
  readonly health: () => StoreHealth
  /** Writes waiting for the next commit: says when to ask browsers to come back later. */
  readonly waiting: () => number

  readonly identity: () => Promise<Identity | null>
  readonly putIdentity: (identity: Identity) => Promise<void>

  /** Where the relay was last started, for programs beside it. */
  readonly address: () => Promise<string | null>
  readonly putAddress: (url: string) => Promise<void>

  /** @param hasRoom asked before something new is written, with the text stored under this id, null where there is none */
  readonly putSheet: (row: SheetRow, hasRoom?: (stored: string | null) => boolean) => Promise<SheetOutcome>
  readonly sheetMonths: () => Promise<Month[]>
  readonly sheetsOfMonth: (month: Month) => Promise<SheetRow[]>
  readonly sheetCount: (month: Month) => Promise<number>
  /** Forgets the sheets of a month. @returns how many */
  readonly deleteSheets: (month: Month) => Promise<number>

  /** Stores the tables issued of a month together with where its publication now stands (JSON text). */
  readonly putPublication: (month: Month, state: string, issued: readonly TableRow[]) => Promise<void>
  readonly publication: (month: Month) => Promise<string | null>
  readonly publicationMonths: () => Promise<Month[]>
  /** Newest issue of each kind and period, in that order. */
  readonly tableIndex: () => Promise<TableEntry[]>
  readonly tableText: (hash: string) => Promise<string | null>
  /** Forgets tables and publications of months before `month`. @returns how many tables */
  readonly deleteTables: (month: Month) => Promise<number>

  /** Stores a report. `seen`: this content is stored already. `conflict`: another content stands under this id. `full`: there are `most` already. */
  readonly putReport: (row: ReportRow, most: number) => Promise<'stored' | 'seen' | 'conflict' | 'full'>
  /** All reports, by day and id. */
  readonly reports: () => Promise<ReportRow[]>
  /** Forgets reports. @returns how many there were */
  readonly deleteReports: (ids: readonly string[]) => Promise<number>

  /** Acts in order, from the one after number `after`. */
  readonly acts: (after: number) => Promise<Act[]>
  /** `taken`: another act has this number or id. */
  readonly appendAct: (act: Act) => Promise<'appended' | 'taken'>

  readonly members: () => Promise<Member[]>
  readonly member: (id: string) => Promise<Member | null>
  readonly putMember: (member: Member) => Promise<void>
  /** Gives a member another role. */
  readonly changeRole: (id: string, role: Role) => Promise<MemberOutcome>
  /** Removes a member with their links and sessions. */
  readonly deleteMember: (id: string) => Promise<MemberOutcome>
  readonly putLink: (link: LinkRow) => Promise<void>
  /** Uses up a sign-in link and opens the session, or does neither. @returns whose it is, null when it is not valid at `now` (ms) */
  readonly exchangeLink: (link: string, session: Omit<SessionRow, 'member'>, now: number) => Promise<Member | null>
  readonly session: (hash: string) => Promise<(SessionRow & { readonly of: Member }) | null>
  readonly renewSession: (hash: string, expiresAt: number) => Promise<void>
  readonly deleteSession: (hash: string) => Promise<void>
  /** Forgets links and sessions that ended before `now` (ms). */
  readonly deleteEnded: (now: number) => Promise<void>

  readonly draft: (document: DocumentName) => Promise<DraftState>
  /** Appends all or none. @returns number of the last one */
  readonly appendDraft: (document: DocumentName, updates: readonly DraftUpdate[], at: number) => Promise<number>
  /** `state` is the document up to update number `seq`; the updates stay in the log until pruned, so that an edit can be undone. */
  readonly putSnapshot: (document: DocumentName, seq: number, state: Uint8Array) => Promise<void>
  /** Forgets updates written before `before` (ms) that a snapshot covers. */
  readonly pruneDrafts: (before: number) => Promise<void>

  /** Removes everything, in one transaction, but the one member and session, and becomes `identity`. */
  readonly restart: (identity: Identity, keep: { readonly member: string; readonly session: string }) => Promise<void>
  readonly close: () => Promise<void>
}

/** The disk is full: the write has changed nothing and may be sent again. */
export class StoreFullError extends Error {
  override readonly name = 'StoreFullError'
}

/** The store cannot be used as it is; `message` is for the administrator. */
export class StoreError extends Error {
  override readonly name = 'StoreError'
}
