import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sortRows, type Column } from './sort.ts'

type Row = { readonly id: number; readonly key: number | null }
const columns: Column<Row>[] = [
  { id: 'key', label: 'Key', value: ({ key }) => key, cell: ({ key }) => key },
  { id: 'plain', label: 'Plain', cell: () => null },
]
const rows = fc.array(fc.option(fc.integer({ min: 0, max: 5 }))).map((keys) => keys.map((key, id): Row => ({ id, key })))

describe('sorting rows', () => {
  it('orders by the value, unknown last in both orders, equals as they were', () => {
    fc.assert(
      fc.property(rows, fc.constantFrom('ascending' as const, 'descending' as const), (all, order) => {
        const sorted = sortRows(all, columns, { column: 'key', order })
        expect(new Set(sorted)).toEqual(new Set(all))
        for (const [index, row] of sorted.entries()) {
          const next = sorted[index + 1]
          if (next === undefined) continue
          if (row.key === null) expect(next.key).toBe(null)
          else if (next.key !== null) expect(order === 'ascending' ? row.key <= next.key : row.key >= next.key).toBe(true)
          if (row.key === next.key) expect(row.id).toBeLessThan(next.id)
        }
      }),
    )
  })
  it('leaves rows alone without an order, and where a column has no value', () => {
    const all: Row[] = [{ id: 0, key: 2 }, { id: 1, key: 1 }]
    expect(sortRows(all, columns, null)).toBe(all)
    expect(sortRows(all, columns, { column: 'plain', order: 'ascending' })).toBe(all)
  })
})
