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
  const keys = rows.map(value)
  const places = placesOf(keys)
  return rows
    .map((row, index) => {
      const key = keys[index] ?? null
      return { row, key: typeof key === 'string' ? (places.get(key) ?? 0) : key }
    })
    .sort((a, b) => {
      if (a.key === null || b.key === null) return a.key === b.key ? 0 : a.key === null ? 1 : -1
      return direction * (a.key - b.key)
    })
    .map(({ row }) => row)
}

/** Texts repeat: each is compared with the others once, and rows by numbers. Texts that count as equal have one place. */
function placesOf(keys: readonly (string | number | null)[]): ReadonlyMap<string, number> {
  const texts = [...new Set(keys.filter((key) => typeof key === 'string'))].sort(collator.compare)
  const places = new Map<string, number>()
  let place = 0
  for (const [index, text] of texts.entries()) {
    if (index > 0 && collator.compare(texts[index - 1] as string, text) !== 0) place++
    places.set(text, place)
  }
  return places
}
