import type { DatabaseSync } from 'node:sqlite'
import type { Act } from '#shared/act/schema.ts'
import type { GroupCommit } from './groupCommit.ts'
import type { Store } from './store.ts'

/** The ledger of acts in SQL. Triggers refuse to change or delete a row. */
export function createActRows(db: DatabaseSync, commit: GroupCommit): Pick<Store, 'acts' | 'appendAct'> {
  const read = db.prepare('SELECT act FROM act WHERE number > ? ORDER BY number')
  const write = db.prepare('INSERT INTO act (number, id, act) VALUES (?, ?, ?) ON CONFLICT DO NOTHING')

  return {
    async acts(after) {
      return (read.all(after) as { act: string }[]).map(({ act }) => JSON.parse(act) as Act)
    },
    appendAct: (act) => commit.write(() => (write.run(act.number, act.id, JSON.stringify(act)).changes === 1 ? 'appended' : 'taken')),
  }
}
