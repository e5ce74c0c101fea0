import type { Table } from '#shared/table/schema.ts'
import { ownerOf, type StoredModel } from './model.ts'
import type { Meta, StoredTable } from './replica.ts'

// The part of the replica that the register's worker reads and writes itself, so that ten megabytes of tables never pass
// through the page. Plain IndexedDB: two calls are not worth Dexie's thirty kilobytes in the worker. The page opens the
// database first and has brought it to its schema (replica.ts).

/**
 * Rows of published tables.
 * @returns by hash; a table that is not there (any more) is left out
 */
export async function readTables(name: string, hashes: readonly string[]): Promise<ReadonlyMap<string, Table>> {
  return withDatabase(name, async (database) => {
    const store = database.transaction('published', 'readonly').objectStore('published')
    const rows = await Promise.all(hashes.map((hash) => settled<StoredTable | undefined>(store.get(hash))))
    return new Map(rows.flatMap((row) => (row === undefined ? [] : [[row.hash, row.table]])))
  })
}

/**
 * Keeps a model, if the replica still is that of its owner: it may have been emptied while the register was drawn.
 * @returns whether it was kept
 */
export async function putModel(name: string, model: StoredModel): Promise<boolean> {
  return putFor(name, model.owner, 'model', (store) => store.put(model, 'model'))
}

/** Keeps a table, on the same condition. @returns whether it was kept */
export async function putTable(name: string, owner: string, row: StoredTable): Promise<boolean> {
  return putFor(name, owner, 'published', (store) => store.put(row))
}

async function putFor(name: string, owner: string, store: 'model' | 'published', put: (store: IDBObjectStore) => IDBRequest): Promise<boolean> {
  return withDatabase(name, async (database) => {
    const transaction = database.transaction(['meta', store], 'readwrite')
    const { session } = (await settled<Meta | undefined>(transaction.objectStore('meta').get('meta'))) ?? {}
    if (session === undefined || ownerOf(session) !== owner) return false
    put(transaction.objectStore(store))
    // A request that succeeded is not stored yet: the disk may be full.
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve()
      transaction.onabort = () => reject(transaction.error ?? new Error('the browser gave no reason'))
    })
    return true
  })
}

async function withDatabase<T>(name: string, work: (database: IDBDatabase) => Promise<T>): Promise<T> {
  const opening = indexedDB.open(name)
  // There is none: to open it would make an empty one.
  opening.onupgradeneeded = () => opening.transaction?.abort()
  const database = await settled(opening)
  try {
    return await work(database)
  } finally {
    database.close()
  }
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('the browser gave no reason'))
  })
}
