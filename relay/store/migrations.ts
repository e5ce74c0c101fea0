import type { DatabaseSync } from 'node:sqlite'
import { StoreError } from './store.ts'

/** Steps from an empty database to the present schema. A step that has been released is never changed, only followed. */
const steps: readonly string[] = [
  `
  CREATE TABLE setting (name TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT;

  CREATE TABLE sheet (
    id TEXT PRIMARY KEY, month TEXT NOT NULL, revision INTEGER NOT NULL, sheet TEXT NOT NULL, signature TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX sheet_month ON sheet (month);

  CREATE TABLE published (
    hash TEXT PRIMARY KEY, kind TEXT NOT NULL, period TEXT NOT NULL, month TEXT NOT NULL, issue INTEGER NOT NULL,
    bytes INTEGER NOT NULL, text TEXT NOT NULL, UNIQUE (kind, period, issue)
  ) STRICT;

  CREATE TABLE publication (month TEXT PRIMARY KEY, state TEXT NOT NULL) STRICT;

  CREATE TABLE act (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, act TEXT NOT NULL) STRICT;
  CREATE TRIGGER act_no_update BEFORE UPDATE ON act BEGIN SELECT RAISE(ABORT, 'the ledger of acts is append-only'); END;
  CREATE TRIGGER act_no_delete BEFORE DELETE ON act BEGIN SELECT RAISE(ABORT, 'the ledger of acts is append-only'); END;

  CREATE TABLE member (id TEXT PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL) STRICT;
  CREATE TABLE link (hash TEXT PRIMARY KEY, member TEXT NOT NULL, expires_at INTEGER NOT NULL) STRICT;
  CREATE TABLE session (hash TEXT PRIMARY KEY, member TEXT NOT NULL, expires_at INTEGER NOT NULL) STRICT;

  CREATE TABLE draft_update (
    document TEXT NOT NULL, seq INTEGER NOT NULL, at INTEGER NOT NULL, member TEXT NOT NULL, bytes BLOB NOT NULL,
    PRIMARY KEY (document, seq)
  ) STRICT;
  CREATE TABLE draft_snapshot (document TEXT PRIMARY KEY, seq INTEGER NOT NULL, bytes BLOB NOT NULL) STRICT;
  CREATE TABLE draft_client (
    document TEXT NOT NULL, client INTEGER NOT NULL, member TEXT NOT NULL, PRIMARY KEY (document, client)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE report (id TEXT PRIMARY KEY, received_on TEXT NOT NULL, report TEXT NOT NULL) STRICT;
  CREATE INDEX report_received_on ON report (received_on);
  `,
]

/** Version of the schema this code writes. */
export const schemaVersion = steps.length

/**
 * Brings a database to the present schema, each step in its own transaction.
 * @throws StoreError when it was written by a newer Daybook.
 */
export function migrate(db: DatabaseSync): void {
  const { user_version: found } = db.prepare('PRAGMA user_version').get() as { user_version: number }
  if (found > schemaVersion) {
    throw new StoreError(
      `This data was written by a newer Daybook (schema ${found}, this one knows ${schemaVersion}). Start the newer version, or restore a backup made before the update.`,
    )
  }
  for (let version = found; version < schemaVersion; version++) {
    db.exec(`BEGIN IMMEDIATE; ${steps[version]}; PRAGMA user_version = ${version + 1}; COMMIT`)
  }
}
