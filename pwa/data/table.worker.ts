import { fetchTable } from './fetch-table.ts'
import type { FromTableWorker, ToTableWorker } from './table-keeper.ts'
import { putTable } from './worker-store.ts'

// Fetches, checks and stores published tables away from the page: a large one takes longer than a page may be busy.

async function keep({ hash, database, owner }: ToTableWorker): Promise<FromTableWorker> {
  const fetched = await fetchTable((path, init) => fetch(path, init), crypto.subtle, hash)
  if (fetched.kind !== 'table') return { hash, kept: fetched }
  const { kind, period, issue } = fetched.table
  try {
    // Whose replica it was: that ends this round, and the next begins with who is signed in.
    if (!(await putTable(database, owner, { hash, table: fetched.table }))) return { hash, kept: { kind: 'failed', why: 'offline' } }
  } catch (error) {
    return { hash, kept: { kind: 'unstored', error: error instanceof Error ? error.name : 'Error' } }
  }
  return { hash, kept: { kind: 'kept', name: { kind, period, issue, hash } } }
}

addEventListener('message', ({ data }: MessageEvent<ToTableWorker>) => {
  keep(data).then(postMessage, (error: unknown) => reportError(error))
})
