import { chmodSync, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { createActRows } from './actRows.ts'
import { createDraftRows } from './draftRows.ts'
import { createGroupCommit } from './groupCommit.ts'
import { createMemberRows } from './memberRows.ts'
import { migrate } from './migrations.ts'
import { createReportRows } from './reportRows.ts'
import { createSheetRows } from './sheetRows.ts'
import { StoreError, type Identity, type Store } from './store.ts'
import { createTableRows } from './tableRows.ts'

export type EmbeddedOptions = {
  /** Folder of the database; made when missing, readable by its owner only. */
  readonly folder: string
  /** Refuses a second relay on the same folder. Programs beside the relay (`invite`, `link`) pass false. */
  readonly exclusive?: boolean
  /** Refuses a folder that holds no data. */
  readonly mustExist?: boolean
  /** Largest size in pages of 4 kB, for tests of a full disk. */
  readonly mostPages?: number
}

/**
 * The store on `node:sqlite`: WAL, synchronous FULL, group commit.
 * @throws StoreError when the folder cannot be used, another relay has it, or the data is of a newer version.
 */
export function openEmbeddedStore({ folder, exclusive = true, mustExist = false, mostPages }: EmbeddedOptions): Store {
  const file = join(folder, 'daybook.sqlite')
  if (mustExist && !existsSync(file)) throw new StoreError(`There is no workspace in ${folder} yet. Start Daybook once, or name its folder with DAYBOOK_DATA.`)
  makeFolder(folder)
  const lock = exclusive ? takeLock(folder) : null
  const db = new DatabaseSync(file, { timeout: 5_000 })
  try {
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON')
    migrate(db)
    if (mostPages !== undefined) db.exec(`PRAGMA max_page_count = ${mostPages}`)
  } catch (error) {
    db.close()
    lock?.close()
    throw error
  }

  const commit = createGroupCommit(db)
  const readSetting = db.prepare('SELECT text FROM setting WHERE name = ?')
  const writeSetting = db.prepare('INSERT INTO setting (name, text) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET text = excluded.text')

  async function setting(name: string): Promise<string | null> {
    const row = readSetting.get(name) as { text: string } | undefined
    return row?.text ?? null
  }

  return {
    health: commit.health,
    waiting: commit.waiting,
    async identity() {
      const text = await setting('identity')
      return text === null ? null : (JSON.parse(text) as Identity)
    },
    async putIdentity(identity) {
      await commit.write(() => writeSetting.run('identity', JSON.stringify(identity)))
    },
    address: () => setting('address'),
    async putAddress(url) {
      await commit.write(() => writeSetting.run('address', url))
    },
    ...createSheetRows(db, commit),
    ...createTableRows(db, commit),
    ...createReportRows(db, commit),
    ...createActRows(db, commit),
    ...createMemberRows(db, commit),
    ...createDraftRows(db, commit),
    async restart(identity, keep) {
      await commit.write(() => {
        empty(db, keep)
        writeSetting.run('identity', JSON.stringify(identity))
      })
      db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    },
    async close() {
      commit.flush()
      db.close()
      lock?.close()
    },
  }
}

/** Deletes all rows but one member and session. The ledger's triggers are set aside for this one transaction. */
function empty(db: DatabaseSync, keep: { readonly member: string; readonly session: string }): void {
  const triggers = db.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'act'").all() as { name: string; sql: string }[]
  for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`)
  for (const table of ['sheet', 'published', 'publication', 'report', 'act', 'link', 'draft_update', 'draft_snapshot', 'draft_client']) db.exec(`DELETE FROM ${table}`)
  db.exec("DELETE FROM setting WHERE name <> 'address'")
  db.prepare('DELETE FROM member WHERE id <> ?').run(keep.member)
  db.prepare('DELETE FROM session WHERE hash <> ?').run(keep.session)
  for (const { sql } of triggers) db.exec(sql)
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    chmodSync(folder, 0o700)
  } catch (error) {
    throw new StoreError(`The data folder ${folder} cannot be used: ${(error as Error).message}. Choose another with DAYBOOK_DATA.`, { cause: error })
  }
}

/** A lock the system drops with the process, however it ends. */
function takeLock(folder: string): DatabaseSync {
  const lock = new DatabaseSync(join(folder, 'relay.lock'), { timeout: 0 })
  try {
    lock.exec('BEGIN EXCLUSIVE')
    return lock
  } catch (error) {
    lock.close()
    throw new StoreError(`Another relay is running on the data folder ${folder}. Stop it first, or choose another folder with DAYBOOK_DATA.`, { cause: error })
  }
}
