import type { DatabaseSync } from 'node:sqlite'
import { monthOfWeek } from '#shared/calendar/calendar.ts'
import type { GroupCommit } from './groupCommit.ts'
import type { Store, TableEntry } from './store.ts'

type TableCalls = Pick<Store, 'putTables' | 'tableIndex' | 'tableText' | 'deleteTables'>

/** Published tables in SQL: immutable texts by hash. */
export function createTableRows(db: DatabaseSync, commit: GroupCommit): TableCalls {
  const write = db.prepare('INSERT INTO published (hash, kind, period, month, issue, bytes, text) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (hash) DO NOTHING')
  const index = db.prepare(
    `SELECT hash, kind, period, issue, bytes FROM published AS one
     WHERE issue = (SELECT max(issue) FROM published AS other WHERE other.kind = one.kind AND other.period = one.period) ORDER BY kind, period`,
  )
  const read = db.prepare('SELECT text FROM published WHERE hash = ?')
  const remove = db.prepare('DELETE FROM published WHERE month < ?')

  return {
    putTables: (rows) =>
      commit.write(() => {
        for (const { hash, kind, period, issue, text } of rows) {
          const month = kind === 'trend' ? monthOfWeek(period) : period
          write.run(hash, kind, period, month, issue, Buffer.byteLength(text), text)
        }
      }),
    async tableIndex() {
      return index.all() as TableEntry[]
    },
    async tableText(hash) {
      const row = read.get(hash) as { text: string } | undefined
      return row?.text ?? null
    },
    deleteTables: (month) => commit.write(() => Number(remove.run(month).changes)),
  }
}
