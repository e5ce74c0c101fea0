import { hashValue } from '#shared/canonical/hash.ts'
import type { TableIndex } from '#shared/protocol/http.ts'
import { windowMonths } from '#shared/register/issue.ts'
import type { Table } from '#shared/table/schema.ts'
import { stepOf, type Step } from './ledger.ts'
import type { Relay } from './relay.ts'
import type { ReplicaStore, StoredTable } from './replica.ts'
import { unwarn, warn, type State, type Tables } from './state.ts'

type Parts = { readonly state: State; readonly store: ReplicaStore; readonly relay: Relay; readonly subtle: SubtleCrypto; readonly onChange: () => void }

/** Tables are fetched a few at a time: three years of them come at once on a first sync. */
const atOnce = 6

/** The replica of the published tables: fetched by hash, checked against it, never changed. */
export function createPublished({ state, store, relay, subtle, onChange }: Parts) {
  let kept = new Map<string, Table>()

  function load(tables: readonly StoredTable[]): void {
    if (tables.length === kept.size && tables.every(({ hash }) => kept.has(hash))) return
    kept = new Map(tables.map(({ hash, table }) => [hash, table]))
    state.tables.value = arrange([...kept.values()])
  }

  async function pull(): Promise<Step> {
    const index = await relay.tableIndex()
    if (!index.ok) return stepOf(index.why)
    const wanted = new Set(withoutOldEvidence(latestIssues(index.value)).map(({ hash }) => hash))
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
    for (const { hash, table } of added) kept.set(hash, table)
    for (const hash of removed) kept.delete(hash)
    state.tables.value = arrange([...kept.values()])
    onChange()
  }

  return { load, pull }
}

/** Latest issue of each period. */
function latestIssues({ tables }: TableIndex): TableIndex['tables'] {
  const latest = new Map<string, TableIndex['tables'][number]>()
  for (const table of tables) {
    const key = `${table.kind}/${table.period}`
    if ((latest.get(key)?.issue ?? 0) < table.issue) latest.set(key, table)
  }
  return [...latest.values()]
}

/** Evidence is nine tenths of all bytes, and the register reads its newest months only: older months stay at the relay. */
function withoutOldEvidence(tables: TableIndex['tables']): TableIndex['tables'] {
  const periods = tables.filter(({ kind }) => kind === 'evidence').map(({ period }) => period).sort()
  const oldest = periods.at(-windowMonths) ?? ''
  return tables.filter(({ kind, period }) => kind !== 'evidence' || period >= oldest)
}

/** Tables by kind, oldest period first, the latest issue of each. */
export function arrange(tables: readonly Table[]): Tables {
  const latest = new Map<string, Table>()
  for (const table of tables) {
    const key = `${table.kind}/${table.period}`
    if ((latest.get(key)?.issue ?? 0) < table.issue) latest.set(key, table)
  }
  const sorted = [...latest.values()].sort((a, b) => (a.period < b.period ? -1 : 1))
  return {
    evidence: sorted.filter((table) => table.kind === 'evidence'),
    presence: sorted.filter((table) => table.kind === 'presence'),
    trend: sorted.filter((table) => table.kind === 'trend'),
    profile: sorted.filter((table) => table.kind === 'profile'),
    departments: sorted.filter((table) => table.kind === 'departments'),
  }
}
