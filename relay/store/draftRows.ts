import type { DatabaseSync } from 'node:sqlite'
import type { GroupCommit } from './groupCommit.ts'
import type { Store } from './store.ts'

type DraftCalls = Pick<Store, 'draft' | 'appendDraft' | 'putSnapshot' | 'pruneDrafts'>

/** The log of the draft documents in SQL: every accepted update, and a snapshot so that loading stays quick. */
export function createDraftRows(db: DatabaseSync, commit: GroupCommit): DraftCalls {
  const snapshot = db.prepare('SELECT seq, bytes FROM draft_snapshot WHERE document = ?')
  const since = db.prepare('SELECT seq, bytes FROM draft_update WHERE document = ? AND seq > ? ORDER BY seq')
  const owners = db.prepare('SELECT client, member FROM draft_client WHERE document = ?')
  const last = db.prepare(
    `SELECT max(coalesce((SELECT max(seq) FROM draft_update WHERE document = ?1), 0),
                coalesce((SELECT seq FROM draft_snapshot WHERE document = ?1), 0)) AS seq`,
  )
  const append = db.prepare('INSERT INTO draft_update (document, seq, at, member, bytes) VALUES (?, ?, ?, ?, ?)')
  const own = db.prepare('INSERT INTO draft_client (document, client, member) VALUES (?, ?, ?) ON CONFLICT DO NOTHING')
  const writeSnapshot = db.prepare(
    'INSERT INTO draft_snapshot (document, seq, bytes) VALUES (?, ?, ?) ON CONFLICT (document) DO UPDATE SET seq = excluded.seq, bytes = excluded.bytes',
  )
  const prune = db.prepare(
    'DELETE FROM draft_update WHERE at < ? AND seq <= (SELECT seq FROM draft_snapshot WHERE draft_snapshot.document = draft_update.document)',
  )

  return {
    async draft(document) {
      const start = snapshot.get(document) as { seq: number; bytes: Uint8Array } | undefined
      const rows = since.all(document, start?.seq ?? 0) as { seq: number; bytes: Uint8Array }[]
      const clients = owners.all(document) as { client: number; member: string }[]
      return {
        updates: [...(start === undefined ? [] : [start.bytes]), ...rows.map((row) => row.bytes)],
        seq: rows.at(-1)?.seq ?? start?.seq ?? 0,
        pending: rows.length,
        owners: new Map(clients.map(({ client, member }) => [client, member])),
      }
    },
    appendDraft: (document, updates, at) =>
      commit.write(() => {
        let { seq } = last.get(document) as { seq: number }
        for (const { update, member, clients } of updates) {
          append.run(document, ++seq, at, member, update)
          for (const client of clients) own.run(document, client, member)
        }
        return seq
      }),
    async putSnapshot(document, seq, state) {
      await commit.write(() => writeSnapshot.run(document, seq, state))
    },
    async pruneDrafts(before) {
      await commit.write(() => prune.run(before))
    },
  }
}
