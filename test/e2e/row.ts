import { expect } from 'vitest'
import type { ServiceRow } from '#test/fixture/services.ts'
import type { RowResult } from './tab.ts'

/** The sessions of all services, however often each was counted. */
export function tally(ids: readonly string[]): Record<string, number> {
  return Object.fromEntries([...new Set(ids)].sort().map((id) => [id, ids.filter((other) => other === id).length]))
}

/** What a row of services says must have become of it. */
export function expectRow(row: ServiceRow, result: RowResult | undefined): void {
  const page = row.signal === 'api' ? 'typingmind' : row.service
  expect(result?.opened).toEqual({ page: row.sees === 'nothing' ? 'none' : page, sees: row.sees, sessions: 0 })
  expect(result?.worked).toMatchObject({ page, sessions: 1 })
}
