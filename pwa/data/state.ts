import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals'
import type { Act, ProposedAct } from '#shared/act/schema.ts'
import type { DocumentName, Entry } from '#shared/document/schema.ts'
import type { Problem, Session } from '#shared/protocol/http.ts'
import type { KeptReport } from '#shared/report/schema.ts'
import type { TableOf } from '#shared/table/schema.ts'
import type { StoredModel } from './model.ts'
import type { PublishedTable } from './published.ts'
import type { StoredAct, StoredEdit } from './replica.ts'

// What the pages see of the data: signals, and nothing that loads a database or Yjs. The engine writes them.

/** An act that is not in the ledger yet: it waits for the relay, or the relay has returned it with the reason. */
export type PendingAct = { readonly act: ProposedAct; readonly state: 'waiting' | 'returned'; readonly problem: Problem | null }

/** An edit of a draft that the relay has not confirmed yet, or has refused. `entry` null means removed. */
export type PendingEdit = {
  readonly document: DocumentName
  readonly key: string
  readonly entry: Entry | null
  readonly state: 'waiting' | 'returned'
  readonly problem: Problem | null
}

/** The newest months of the tables pages read. */
export type Tables = { readonly [K in 'presence' | 'profile' | 'departments']: readonly TableOf<K>[] }
export type Entries = ReadonlyMap<string, Entry>

export type SyncState = {
  /** `full`: the relay answers but has no space left. */
  /** `connecting`: no answer yet since this page was opened. */
  readonly connection: 'connecting' | 'online' | 'offline' | 'full' | 'signed-out'
  readonly lastContact: Date | null
  /** Acts and draft edits that are here only. */
  readonly waiting: number
  /** False when this browser refuses storage: then everything lives in memory and ends with the tab. */
  readonly savedHere: boolean
  /** Period of the newest published table, or null while there is none. */
  readonly tablesFrom: string | null
}

/** Something the person must know before trusting what is shown. */
export type Warning =
  /** The relay or the replica speaks a newer version: nothing is written until a reload. */
  | { readonly kind: 'reload' }
  /** The relay's ledger of acts does not hold together at this number. */
  | { readonly kind: 'broken-chain'; readonly number: number; readonly fault: 'number' | 'previous' | 'hash' }
  /** A published table did not match its hash and was left out. */
  | { readonly kind: 'broken-table'; readonly table: string }
  /** Another workspace, or a restored one, stands behind the same address: the replica was loaded anew. */
  | { readonly kind: 'new-epoch' }

const noTables: Tables = { presence: [], profile: [], departments: [] }

const noEntries = () => signal<Entries>(new Map())

export function createState() {
  const connection = signal<SyncState['connection']>('connecting')
  const lastContact = signal<Date | null>(null)
  const savedHere = signal(true)
  const acts = signal<readonly Act[]>([])
  const pendingActs = signal<readonly StoredAct[]>([])
  const pendingEdits = signal<readonly StoredEdit[]>([])
  const published = signal<readonly PublishedTable[]>([])
  const tables = signal<Tables>(noTables)

  const waiting = computed(() => [...pendingActs.value, ...pendingEdits.value].filter((item) => item.state === 'waiting').length)
  const tablesFrom = computed(() => {
    const months = published.value.flatMap(({ kind, period }) => (kind === 'presence' || kind === 'evidence' ? [period] : []))
    return months.sort().at(-1) ?? null
  })
  const syncState: ReadonlySignal<SyncState> = computed(() => ({
    connection: connection.value,
    lastContact: lastContact.value,
    waiting: waiting.value,
    savedHere: savedHere.value,
    tablesFrom: tablesFrom.value,
  }))

  return {
    /** False until the replica has been read: pages paint nothing before. */
    ready: signal(false),
    /** False until acts and tables have been fetched whole once: before, a count of nothing would say zero where nobody knows. */
    fetched: signal(false),
    session: signal<Session | null>(null),
    acts,
    pendingActs,
    pendingEdits,
    published,
    tables,
    /** What was shown last, of this member and ledger and whole; null where there is none. */
    model: signal<StoredModel | null>(null),
    /** Null until they were fetched since this page was opened: they live in memory only. */
    reports: signal<readonly KeptReport[] | null>(null),
    // Spelled out: the list in shared comes with its schemas, which the shell does without.
    entries: { inventory: noEntries(), procurement: noEntries(), risk: noEntries(), governance: noEntries(), policy: noEntries() } satisfies Record<DocumentName, Signal<Entries>>,
    warnings: signal<readonly Warning[]>([]),
    connection,
    lastContact,
    savedHere,
    syncState,
  }
}
export type State = ReturnType<typeof createState>

/** Adds a warning once. */
export function warn(state: State, warning: Warning): void {
  const rest = state.warnings.value.filter((known) => known.kind !== warning.kind)
  state.warnings.value = [...rest, warning]
}

/** Takes a warning back. */
export function unwarn(state: State, kind: Warning['kind']): void {
  if (state.warnings.value.some((known) => known.kind === kind)) state.warnings.value = state.warnings.value.filter((known) => known.kind !== kind)
}
