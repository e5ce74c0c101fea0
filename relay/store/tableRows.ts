import type { DatabaseSync } from 'node:sqlite'
import type { GroupCommit } from './groupCommit.ts'
import type { Store, TableEntry } from './store.ts'

type TableCalls = Pick<Store, 'putPublication' | 'publication' | 'publicationMonths' | 'tableIndex' | 'tableText' | 'deleteTables'>

/** Published tables in SQL: immutable texts by hash, and where each month stands. */
export function createTableRows(db: DatabaseSync, commit: GroupCommit): TableCalls {
  const write = db.prepare('INSERT INTO published (hash, kind, period, month, issue, bytes, text) VALUES (?, ?, ?, ?, ?, ?, ?)')
  const index = db.prepare(
    `SELECT hash, kind, period, issue, bytes FROM published AS one
     WHERE issue = (SELECT max(issue) FROM published AS other WHERE other.kind = one.kind AND other.period = one.period) ORDER BY kind, period`,
  )
  const read = db.prepare('SELECT text FROM published WHERE hash = ?')
  const writeState = db.prepare('INSERT INTO publication (month, state) VALUES (?, ?) ON CONFLICT (month) DO UPDATE SET state = excluded.state')
  const readState = db.prepare('SELECT state FROM publication WHERE month = ?')
  const months = db.prepare('SELECT month FROM publication ORDER BY month')
  const removeState = db.prepare('DELETE FROM publication WHERE month < ?')
  const remove = db.prepare('DELETE FROM published WHERE month < ?')

  return {
    putPublication: (month, state, issued) =>
      commit.write(() => {
        for (const { hash, kind, period, issue, text } of issued) write.run(hash, kind, period, month, issue, Buffer.byteLength(text), text)
        writeState.run(month, state)
      }),
    async publication(month) {
      const row = readState.get(month) as { state: string } | undefined
      return row?.state ?? null
    },
    async publicationMonths() {
      return (months.all() as { month: string }[]).map(({ month }) => month)
    },
    async tableIndex() {
      return index.all() as TableEntry[]
    },
    async tableText(hash) {
      const row = read.get(hash) as { text: string } | undefined
      return row?.text ?? null
    },
    deleteTables: (month) =>
      commit.write(() => {
        removeState.run(month)
        return Number(remove.run(month).changes)
      }),
  }
}
