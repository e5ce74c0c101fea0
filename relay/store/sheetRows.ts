import type { DatabaseSync } from 'node:sqlite'
import type { GroupCommit } from './groupCommit.ts'
import type { SheetRow, Store } from './store.ts'

type SheetCalls = Pick<Store, 'putSheet' | 'sheetMonths' | 'sheetsOfMonth' | 'sheetCount' | 'deleteSheets'>

/** Sheets in SQL: one row a sheet, the newest revision of it. */
export function createSheetRows(db: DatabaseSync, commit: GroupCommit): SheetCalls {
  const read = db.prepare('SELECT month, revision, sheet FROM sheet WHERE id = ?')
  const write = db.prepare(
    `INSERT INTO sheet (id, month, revision, sheet, signature) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, sheet = excluded.sheet, signature = excluded.signature`,
  )
  const months = db.prepare('SELECT DISTINCT month FROM sheet ORDER BY month')
  const ofMonth = db.prepare('SELECT id, month, revision, sheet, signature FROM sheet WHERE month = ? ORDER BY id')
  const count = db.prepare('SELECT count(*) AS count FROM sheet WHERE month = ?')
  const remove = db.prepare('DELETE FROM sheet WHERE month = ?')

  return {
    putSheet: (row, hasRoom) =>
      commit.write(() => {
        const known = read.get(row.id) as Pick<SheetRow, 'month' | 'revision' | 'sheet'> | undefined
        if (known !== undefined) {
          const { revision } = known
          if (known.sheet === row.sheet) return { outcome: 'seen', revision }
          if (known.month !== row.month || revision >= row.revision) return { outcome: 'conflict', revision }
        }
        if (hasRoom !== undefined && !hasRoom(known?.sheet ?? null)) return { outcome: 'held', revision: 0 }
        write.run(row.id, row.month, row.revision, row.sheet, row.signature)
        return { outcome: 'stored', revision: row.revision }
      }),
    async sheetMonths() {
      return (months.all() as { month: string }[]).map(({ month }) => month)
    },
    async sheetsOfMonth(month) {
      return ofMonth.all(month) as SheetRow[]
    },
    async sheetCount(month) {
      return (count.get(month) as { count: number }).count
    },
    async deleteSheets(month) {
      const count = await commit.write(() => Number(remove.run(month).changes))
      // What is forgotten shall not linger in the write-ahead log either.
      if (count > 0) db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
      return count
    },
  }
}
