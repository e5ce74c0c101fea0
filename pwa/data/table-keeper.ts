import type { FetchedTable } from './fetch-table.ts'
import type { TableName } from './published.ts'

export type ToTableWorker = { readonly hash: string; readonly database: string; readonly owner: string }
/** `kept`: it is in the replica. `unstored`: the browser refused to store it. */
export type KeptTable = Exclude<FetchedTable, { readonly kind: 'table' }> | { readonly kind: 'kept'; readonly name: TableName } | { readonly kind: 'unstored'; readonly error: string }
export type FromTableWorker = { readonly hash: string; readonly kept: KeptTable }

export type TableKeeper = {
  /** Brings a table into the replica. Rejects where the worker itself cannot be run. */
  readonly keep: (hash: string, owner: string) => Promise<KeptTable>
  readonly close: () => void
}

/** Tables are brought into the replica by a worker of their own, which ends when all are there. */
export function createTableKeeper(database: string): TableKeeper {
  const worker = new Worker(new URL('./table.worker.ts', import.meta.url), { type: 'module' })
  const waiting = new Map<string, { readonly done: (kept: KeptTable) => void; readonly fail: (error: unknown) => void }>()
  worker.addEventListener('message', ({ data }: MessageEvent<FromTableWorker>) => {
    waiting.get(data.hash)?.done(data.kept)
    waiting.delete(data.hash)
  })
  worker.addEventListener('error', (event) => {
    // Without a message the script itself could not be fetched.
    const { message = '' } = event as { readonly message?: string }
    for (const { done, fail } of waiting.values()) {
      if (message === '') done({ kind: 'failed', why: 'offline' })
      else fail(new Error(message))
    }
    waiting.clear()
  })
  return {
    keep: (hash, owner) =>
      new Promise((done, fail) => {
        waiting.set(hash, { done, fail })
        worker.postMessage({ hash, database, owner } satisfies ToTableWorker, [])
      }),
    close: () => worker.terminate(),
  }
}
