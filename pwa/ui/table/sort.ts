import type { ComponentChildren } from 'preact'

export type Column<Row> = {
  readonly id: string
  readonly label: string
  readonly cell: (row: Row) => ComponentChildren
  /** What the column sorts by; without it the column does not sort. Null sorts last, whatever the order. */
  readonly value?: (row: Row) => string | number | null
  /** `end` for numbers. */
  readonly align?: 'start' | 'end'
  /** Left out where the page is narrow. */
  readonly wide?: boolean
}

export type Sort = { readonly column: string; readonly order: 'ascending' | 'descending' }

/** One for all: making a collator costs more than a thousand comparisons. */
const collator = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true })

/** Rows in the order asked for. Stable: equal rows keep their order. Does not change `rows`. */
export function sortRows<Row>(rows: readonly Row[], columns: readonly Column<Row>[], sort: Sort | null): readonly Row[] {
  const value = columns.find((column) => column.id === sort?.column)?.value
  if (sort === null || value === undefined) return rows
  const direction = sort.order === 'ascending' ? 1 : -1
  return rows
    .map((row) => ({ row, key: value(row) }))
    .sort((a, b) => {
      if (a.key === null || b.key === null) return a.key === b.key ? 0 : a.key === null ? 1 : -1
      const order = typeof a.key === 'number' && typeof b.key === 'number' ? a.key - b.key : collator.compare(String(a.key), String(b.key))
      return direction * order
    })
    .map(({ row }) => row)
}
