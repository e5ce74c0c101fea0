import { hashValue } from '#shared/canonical/hash.ts'
import { tableSchema, type Table } from '#shared/table/schema.ts'
import type { Failure, Fetch } from './relay.ts'

/** What came of fetching a table. `broken`: it is not what its hash says. */
export type FetchedTable =
  | { readonly kind: 'table'; readonly table: Table }
  | { readonly kind: 'broken'; readonly name: string }
  | { readonly kind: 'failed'; readonly why: Failure }

/** Some megabytes over a slow line. */
const patience = 60_000

/** Fetches a published table and checks it, form and hash: some hundred milliseconds of work for a large one. */
export async function fetchTable(fetch: Fetch, subtle: SubtleCrypto, hash: string): Promise<FetchedTable> {
  let content: unknown
  try {
    const response = await fetch(`/api/tables/${hash}`, { credentials: 'same-origin', cache: 'no-store', signal: AbortSignal.timeout(patience) })
    if (!response.ok) return { kind: 'failed', why: response.status === 401 ? 'signed-out' : 'offline' }
    content = await response.json()
  } catch {
    // No connection, no answer in time, or a proxy's page instead of JSON: all mean that the relay was not reached.
    return { kind: 'failed', why: 'offline' }
  }
  const read = tableSchema.safeParse(content)
  // The relay checks what it sends, so a body this version cannot read comes from a later one.
  if (!read.success) return { kind: 'failed', why: 'newer' }
  const table = read.data
  return (await hashValue(subtle, table)) === hash ? { kind: 'table', table } : { kind: 'broken', name: `${table.kind} ${table.period}` }
}
