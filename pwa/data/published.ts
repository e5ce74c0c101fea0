import { hashValue } from '#shared/canonical/hash.ts'
import type { TableIndex } from '#shared/protocol/http.ts'
import { windowMonths } from '#shared/register/issue.ts'
import type { Table } from '#shared/table/schema.ts'
import { stepOf, type Step } from './ledger.ts'
import type { Relay } from './relay.ts'
import type { Replica, ReplicaStore, StoredTable } from './replica.ts'
import { unwarn, warn, type State, type Tables } from './state.ts'

type Parts = { readonly state: State; readonly store: ReplicaStore; readonly relay: Relay; readonly subtle: SubtleCrypto; readonly onChange: () => void }

/** A published table without its rows. */
export type TableName = Pick<Table, 'kind' | 'period' | 'issue'> & { readonly hash: string }
/** `table` only where this browser keeps nothing: everyone else reads it from the replica. */
export type PublishedTable = TableName & { readonly table?: Table }

/** Tables are fetched a few at a time: three years of them come at once on a first sync. */
const atOnce = 6

/** The replica of the published tables: fetched by hash, checked against it, never changed. */
export function createPublished({ state, store, relay, subtle, onChange }: Parts) {
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
    let failure: Step = 'done'
    let isWhole = true
    for (let at = 0; at < missing.length && failure === 'done'; at += atOnce) {
      const answers = await Promise.all(missing.slice(at, at + atOnce).map(async (hash) => ({ hash, answer: await relay.table(hash) })))
      for (const { hash, answer } of answers) {
        if (!answer.ok) failure = stepOf(answer.why)
        else if ((await hashValue(subtle, answer.value)) === hash) added.push({ hash, table: answer.value })
        else {
          isWhole = false
          warn(state, { kind: 'broken-table', table: `${answer.value.kind} ${answer.value.period}` })
        }
      }
    }
    if (isWhole && failure === 'done') unwarn(state, 'broken-table')
    // A period whose new issue could not be fetched keeps its old one.
    const removed = failure === 'done' ? [...kept.keys()].filter((hash) => !wanted.has(hash)) : []
    if (added.length + removed.length > 0) await keep(added, removed)
    return failure
  }

  async function keep(added: readonly StoredTable[], removed: readonly string[]): Promise<void> {
    await store.putTables(added, removed)
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
