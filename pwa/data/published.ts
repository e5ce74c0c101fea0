import type { TableIndex } from '#shared/protocol/http.ts'
import { windowMonths } from '#shared/register/issue.ts'
import type { Table } from '#shared/table/schema.ts'
import { fetchTable, type FetchedTable } from './fetch-table.ts'
import { stepOf, type Step } from './ledger.ts'
import { ownerOf } from './model.ts'
import type { Fetch, Relay } from './relay.ts'
import type { Replica, ReplicaStore, StoredTable } from './replica.ts'
import { unwarn, warn, type State, type Tables } from './state.ts'
import type { KeptTable, TableKeeper } from './table-keeper.ts'

type Parts = {
  readonly state: State
  readonly store: ReplicaStore
  readonly relay: Relay
  readonly fetch: Fetch
  readonly subtle: SubtleCrypto
  readonly tableKeeper: (() => TableKeeper) | null
  readonly onChange: () => void
}

/** A published table without its rows. */
export type TableName = Pick<Table, 'kind' | 'period' | 'issue'> & { readonly hash: string }
/** `table` only where this browser keeps nothing: everyone else reads it from the replica. */
export type PublishedTable = TableName & { readonly table?: Table }

/** Tables are fetched a few at a time: three years of them come at once on a first sync. */
const atOnce = 6

/** The replica of the published tables: fetched by hash, checked against it, never changed. */
export function createPublished({ state, store, relay, fetch, subtle, tableKeeper, onChange }: Parts) {
  let kept = new Map<string, TableName>()
  /** Those pages read; where nothing is kept, all. The rest stays in the database: it would take the page's time. */
  let rows = new Map<string, Table>()

  function load({ published, tables }: Pick<Replica, 'published' | 'tables'>): void {
    if (published.length === kept.size && published.every(({ hash }) => kept.has(hash))) return
    kept = new Map(published.map((name) => [name.hash, name]))
    rows = new Map(tables.map(({ hash, table }) => [hash, table]))
    show()
  }

  function show(): void {
    const names = latestIssues([...kept.values()])
    state.published.value = store.isDurable ? names : names.map((name) => ({ ...name, table: rows.get(name.hash) as Table }))
    state.tables.value = arrange(pageTables(names).flatMap(({ hash }) => rows.get(hash) ?? []))
  }

  async function pull(): Promise<Step> {
    const index = await relay.tableIndex()
    if (!index.ok) return stepOf(index.why)
    const wanted = new Set(withoutOldEvidence(latestIssues(index.value.tables)).map(({ hash }) => hash))
    const missing = [...wanted].filter((hash) => !kept.has(hash))
    const added: StoredTable[] = []
    const stored: TableName[] = []
    let failure: Step = 'done'
    let isWhole = true
    const take = createTaker(missing.length)
    try {
      for (let at = 0; at < missing.length && failure === 'done'; at += atOnce) {
        for (const taken of await Promise.all(missing.slice(at, at + atOnce).map(async (hash) => ({ hash, ...(await take.one(hash)) })))) {
          if (taken.kind === 'table') added.push({ hash: taken.hash, table: taken.table })
          else if (taken.kind === 'kept') stored.push(taken.name)
          else if (taken.kind === 'failed') failure = stepOf(taken.why)
          else {
            isWhole = false
            warn(state, { kind: 'broken-table', table: taken.name })
          }
        }
      }
    } finally {
      take.end()
    }
    if (isWhole && failure === 'done') unwarn(state, 'broken-table')
    // A period whose new issue could not be fetched keeps its old one.
    const removed = failure === 'done' ? [...kept.keys()].filter((hash) => !wanted.has(hash)) : []
    if (added.length + stored.length + removed.length > 0) await keep(added, stored, removed)
    return failure
  }

  /** By a worker where there is one and something is kept; else here. */
  function createTaker(count: number) {
    const { value: session } = state.session
    const keeper = count > 0 && store.isDurable && session !== null ? (tableKeeper?.() ?? null) : null
    return {
      async one(hash: string): Promise<FetchedTable | Exclude<KeptTable, { readonly kind: 'unstored' }>> {
        if (keeper === null || session === null) return fetchTable(fetch, subtle, hash)
        const kept = await keeper.keep(hash, ownerOf(session))
        // The round ends as with any other write that the browser refuses.
        if (kept.kind === 'unstored') throw new DOMException('a table could not be stored', kept.error)
        return kept
      },
      end: () => keeper?.close(),
    }
  }

  async function keep(added: readonly StoredTable[], stored: readonly TableName[], removed: readonly string[]): Promise<void> {
    await store.putTables(added, removed)
    for (const name of stored) kept.set(name.hash, name)
    for (const { hash, table } of added) {
      kept.set(hash, { kind: table.kind, period: table.period, issue: table.issue, hash })
      rows.set(hash, table)
    }
    for (const hash of removed) kept.delete(hash)
    if (store.isDurable) await readRows()
    show()
    onChange()
  }

  /** Rows of the tables pages read now, and of no others. */
  async function readRows(): Promise<void> {
    const wanted = pageTables([...kept.values()]).map(({ hash }) => hash)
    const missing = await store.tables(wanted.filter((hash) => !rows.has(hash)))
    for (const { hash, table } of missing) rows.set(hash, table)
    rows = new Map([...rows].filter(([hash]) => wanted.includes(hash)))
  }

  return { load, pull }
}

/** Latest issue of each period, oldest period first. */
function latestIssues<T extends Omit<TableName, 'hash'>>(tables: readonly T[]): T[] {
  const latest = new Map<string, T>()
  for (const table of tables) {
    const key = `${table.kind}/${table.period}`
    if ((latest.get(key)?.issue ?? 0) < table.issue) latest.set(key, table)
  }
  return [...latest.values()].sort((a, b) => (a.period < b.period ? -1 : 1))
}

/** Pages read the newest months of these; the register, which reads all kinds, is drawn in a worker of its own. */
export function pageTables<T extends TableName>(tables: readonly T[]): T[] {
  const latest = latestIssues(tables)
  return (['presence', 'profile', 'departments'] as const).flatMap((wanted) => latest.filter(({ kind }) => kind === wanted).slice(-windowMonths))
}

/** Evidence is nine tenths of all bytes, and the register reads its newest months only: older months stay at the relay. */
function withoutOldEvidence(tables: TableIndex['tables']): TableIndex['tables'] {
  const periods = tables.filter(({ kind }) => kind === 'evidence').map(({ period }) => period).sort()
  const oldest = periods.at(-windowMonths) ?? ''
  return tables.filter(({ kind, period }) => kind !== 'evidence' || period >= oldest)
}

function arrange(tables: readonly Table[]): Tables {
  return {
    presence: tables.filter((table) => table.kind === 'presence'),
    profile: tables.filter((table) => table.kind === 'profile'),
    departments: tables.filter((table) => table.kind === 'departments'),
  }
}
