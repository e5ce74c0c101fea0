import { Dexie, type Table as DexieTable } from 'dexie'
import type { Act } from '#shared/act/schema.ts'
import { documentNames, type DocumentName, type Entry } from '#shared/document/schema.ts'
import type { Session } from '#shared/protocol/http.ts'
import type { Table } from '#shared/table/schema.ts'
import type { StoredModel } from './model.ts'
import { pageTables, type TableName } from './published.ts'
import type { PendingAct, PendingEdit } from './state.ts'

// What this browser keeps of the workspace. One Dexie database; the drafts' Yjs replicas stand beside it (draft-store.ts).

export type StoredAct = PendingAct & { readonly order: number }
/** A pending edit with the Yjs update that made it: enough to make it again, whatever else was lost. */
export type StoredEdit = PendingEdit & { readonly order: number; readonly update: Uint8Array }
export type StoredTable = { readonly hash: string; readonly table: Table }

export type Meta = {
  readonly session?: Session
  readonly lastContact?: Date
  /** Acts and tables have been fetched whole at least once. */
  readonly fetched?: boolean
}
export type Replica = {
  readonly meta: Meta
  readonly acts: readonly Act[]
  readonly pendingActs: readonly StoredAct[]
  readonly pendingEdits: readonly StoredEdit[]
  /** All tables that are kept; their rows are some ten megabytes. */
  readonly published: readonly TableName[]
  /** Those pages read. */
  readonly tables: readonly StoredTable[]
  readonly entries: Readonly<Partial<Record<DocumentName, ReadonlyMap<string, Entry>>>>
}

export type ReplicaStore = {
  /** False when storage was refused: then nothing is kept and every method does nothing. */
  readonly isDurable: boolean
  /** What a first paint needs. The model is as found: whether it holds is for the reader to say. */
  readonly loadFirst: () => Promise<{ readonly meta: Meta; readonly model: unknown }>
  readonly load: () => Promise<Replica>
  readonly putMeta: (meta: Meta) => Promise<void>
  /** Adds acts and takes their proposals off the pending ones, in one transaction. */
  readonly addActs: (acts: readonly Act[]) => Promise<void>
  readonly putPendingActs: (pending: readonly StoredAct[]) => Promise<void>
  readonly deletePendingAct: (id: string) => Promise<void>
  /** @returns the edit's place in the order of edits */
  readonly addEdit: (edit: Omit<StoredEdit, 'order'>) => Promise<number>
  readonly putEdits: (edits: readonly StoredEdit[]) => Promise<void>
  readonly deleteEdits: (orders: readonly number[]) => Promise<void>
  readonly putTables: (added: readonly StoredTable[], removed: readonly string[]) => Promise<void>
  readonly tables: (hashes: readonly string[]) => Promise<readonly StoredTable[]>
  readonly dropModel: () => Promise<void>
  readonly putEntries: (document: DocumentName, entries: ReadonlyMap<string, Entry>) => Promise<void>
  /** Deletes everything but what is given back in `keep`. */
  readonly wipe: (keep?: Pick<Replica, 'pendingActs' | 'pendingEdits'>) => Promise<void>
  readonly close: () => void
}

export const emptyReplica: Replica = { meta: {}, acts: [], pendingActs: [], pendingEdits: [], published: [], tables: [], entries: {} }
const schemaVersion = 2
/** Dexie keeps version 1 as 10 in IndexedDB. */
const dexieFactor = 10

/** True for an error of the browser's storage, as opposed to a fault of this program. */
export function isStorageError(error: unknown): boolean {
  return error instanceof DOMException || (error instanceof Error && error.name in Dexie.errnames)
}

type Database = Dexie & {
  readonly meta: DexieTable<Meta, 'meta'>
  readonly acts: DexieTable<Act, number>
  readonly pendingActs: DexieTable<StoredAct, string>
  readonly edits: DexieTable<StoredEdit, number, Omit<StoredEdit, 'order'>>
  readonly published: DexieTable<StoredTable, string>
  readonly entries: DexieTable<ReadonlyMap<string, Entry>, DocumentName>
  /** One row: what was shown last (model.ts). Written by the register's worker (worker-store.ts). */
  readonly model: DexieTable<StoredModel, 'model'>
}

const byName = '[table.kind+table.period+table.issue]'

/**
 * Opens the replica.
 * @param onNewer called when a newer version in another tab takes the database over: it is closed then
 * @returns `newer` when another tab runs a newer version of the program, `refused` when this browser gives no storage.
 */
export async function openReplica(name: string, onNewer: () => void): Promise<ReplicaStore | 'newer' | 'refused'> {
  // `strict`: a transaction counts as completed when it is on disk, so that "saved here" survives a power cut.
  const database = new Dexie(name, { chromeTransactionDurability: 'strict' }) as Database
  database.version(1).stores({ meta: '', acts: 'number', pendingActs: 'act.id', edits: '++order', published: 'hash', entries: '' })
  // Names in an index, so that they can be read without the rows.
  database.version(schemaVersion).stores({ published: `hash, ${byName}`, model: '' })
  database.on('versionchange', () => {
    database.close()
    onNewer()
  })
  try {
    // Dexie opens a newer database as it is and adds what it misses in it: look first.
    const known = await Dexie.dependencies.indexedDB.databases()
    if (known.some((item) => item.name === name && Math.floor((item.version ?? 0) / dexieFactor) > schemaVersion)) return 'newer'
    await database.open()
  } catch {
    return 'refused'
  }
  return createStore(database)
}

function createStore(database: Database): ReplicaStore {
  const { meta, acts, pendingActs, edits, published, entries, model } = database
  const tablesOf = async (hashes: readonly string[]) => (await published.bulkGet([...hashes])).filter((row) => row !== undefined)

  async function names(): Promise<readonly TableName[]> {
    const found: TableName[] = []
    await published.orderBy(byName).eachKey((key, { primaryKey }) => {
      const [kind, period, issue] = key as unknown as [TableName['kind'], string, number]
      found.push({ kind, period, issue, hash: primaryKey as string })
    })
    return found
  }

  return {
    isDurable: true,
    loadFirst: () => database.transaction('r', meta, model, async () => ({ meta: (await meta.get('meta')) ?? {}, model: (await model.get('model')) ?? null })),
    async load() {
      return database.transaction('r', [meta, acts, pendingActs, edits, published, entries], async () => {
        const all = await names()
        return {
          meta: (await meta.get('meta')) ?? {},
          acts: await acts.toArray(),
          pendingActs: (await pendingActs.toArray()).sort((a, b) => a.order - b.order),
          pendingEdits: await edits.toArray(),
          published: all,
          tables: await tablesOf(pageTables(all).map(({ hash }) => hash)),
          entries: Object.fromEntries(await Promise.all(documentNames.map(async (name) => [name, await entries.get(name)] as const))),
        }
      })
    },
    async putMeta(change) {
      await database.transaction('rw', meta, async () => meta.put({ ...(await meta.get('meta')), ...change }, 'meta'))
    },
    async addActs(added) {
      await database.transaction('rw', acts, pendingActs, async () => {
        await acts.bulkPut([...added])
        await pendingActs.bulkDelete(added.map(({ id }) => id))
      })
    },
    async putPendingActs(pending) {
      await pendingActs.bulkPut([...pending])
    },
    deletePendingAct: (id) => pendingActs.delete(id),
    addEdit: (edit) => edits.add(edit),
    async putEdits(changed) {
      await edits.bulkPut([...changed])
    },
    deleteEdits: (orders) => edits.bulkDelete([...orders]),
    async putTables(added, removed) {
      await database.transaction('rw', published, async () => {
        await published.bulkPut([...added])
        await published.bulkDelete([...removed])
      })
    },
    tables: tablesOf,
    async dropModel() {
      await model.clear()
    },
    async putEntries(document, view) {
      await entries.put(view, document)
    },
    async wipe(keep) {
      await database.transaction('rw', database.tables, async () => {
        for (const table of database.tables) await table.clear()
        if (keep === undefined) return
        await pendingActs.bulkPut([...keep.pendingActs])
        await edits.bulkPut([...keep.pendingEdits])
      })
    },
    close: () => database.close(),
  }
}

/** Stands in where storage is refused: everything then lives in the signals and ends with the tab. */
export function createMemoryStore(): ReplicaStore {
  const nothing = async () => undefined
  let order = 0
  return {
    isDurable: false,
    loadFirst: async () => ({ meta: {}, model: null }),
    load: async () => emptyReplica,
    putMeta: nothing,
    addActs: nothing,
    putPendingActs: nothing,
    deletePendingAct: nothing,
    addEdit: async () => ++order,
    putEdits: nothing,
    deleteEdits: nothing,
    putTables: nothing,
    tables: async () => [],
    dropModel: nothing,
    putEntries: nothing,
    wipe: nothing,
    close: () => undefined,
  }
}
