import type { DatabaseSync } from 'node:sqlite'
import type { GroupCommit } from './groupCommit.ts'
import type { ReportRow, Store } from './store.ts'

type ReportCalls = Pick<Store, 'putReport' | 'reports' | 'deleteReports'>

/** Requests and concerns in SQL. They may be forgotten, so they stand apart from the ledger. */
export function createReportRows(db: DatabaseSync, commit: GroupCommit): ReportCalls {
  const read = db.prepare('SELECT report FROM report WHERE id = ?')
  const write = db.prepare('INSERT INTO report (id, received_on, report) VALUES (?, ?, ?)')
  const all = db.prepare('SELECT id, received_on AS receivedOn, report FROM report ORDER BY received_on, id')
  const count = db.prepare('SELECT count(*) AS count FROM report')
  const remove = db.prepare('DELETE FROM report WHERE id = ?')

  return {
    putReport: (row, most) =>
      commit.write(() => {
        const known = read.get(row.id) as { report: string } | undefined
        if (known !== undefined) return known.report === row.report ? 'seen' : 'conflict'
        if ((count.get() as { count: number }).count >= most) return 'full'
        write.run(row.id, row.receivedOn, row.report)
        return 'stored'
      }),
    async reports() {
      return all.all() as ReportRow[]
    },
    async deleteReports(ids) {
      const count = await commit.write(() => ids.reduce((sum, id) => sum + Number(remove.run(id).changes), 0))
      // What is forgotten shall not linger in the write-ahead log either.
      if (count > 0) db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
      return count
    },
  }
}
