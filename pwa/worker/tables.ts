import type { Tables } from '#shared/register/index.ts'
import type { Table, TableKind } from '#shared/table/schema.ts'
import { readTables } from '../data/worker-store.ts'
import type { TableName } from '../data/published.ts'
import { tableName } from './message.ts'

/** The published tables the register is drawn from, as the worker holds them. */
export function createTables() {
  const held = new Map<string, Table>()
  /** In the replica, and to be read before the next drawing. */
  const stored = new Map<string, TableName>()
  /** One that could not be read: nothing is drawn until the page has told of others. */
  let isMissing = false
  let hasChanged = false

  return {
    /** Tables to read; they take the place of what is held of their periods. */
    expect(tables: readonly TableName[]): void {
      for (const table of tables) stored.set(tableName(table), table)
      isMissing = false
      hasChanged = true
    },
    add(table: Table, isFirst: boolean): void {
      const known = held.get(tableName(table))
      if (isFirst || known === undefined) held.set(tableName(table), table)
      else for (const row of table.rows) (known.rows as unknown[]).push(row)
      hasChanged = true
    },
    forget(names: readonly string[]): void {
      for (const name of names) {
        held.delete(name)
        stored.delete(name)
      }
      hasChanged = true
    },
    /** Reads what is expected. @returns false where some of it is gone: another tab is about to tell the page of newer ones */
    async read(database: string): Promise<boolean> {
      const wanted = [...stored]
      stored.clear()
      if (wanted.length > 0) {
        const found = await readTables(database, wanted.map(([, { hash }]) => hash))
        for (const [name, { hash }] of wanted) {
          const table = found.get(hash)
          if (table === undefined) isMissing = true
          else held.set(name, table)
        }
      }
      return !isMissing
    },
    /** All tables, if they have changed since the last call. */
    changed(): Tables | null {
      if (!hasChanged) return null
      hasChanged = false
      return this.all()
    },
    all(): Tables {
      const of = <K extends TableKind>(kind: K) => [...held.values()].filter((table) => table.kind === kind) as unknown as Tables[K]
      return { evidence: of('evidence'), presence: of('presence'), trend: of('trend'), profile: of('profile'), departments: of('departments') }
    },
    /** Which tables these are, read or not. */
    names(): string[] {
      const issues = new Map([...held, ...stored].map(([name, { issue }]) => [name, issue]))
      return [...issues].map(([name, issue]) => `${name}#${issue}`).sort()
    },
  }
}
