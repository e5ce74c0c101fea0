import type { ComponentChildren } from 'preact'
import { useMemo, useRef, useState } from 'preact/hooks'
import { moveAmongRows } from './keyboard.ts'
import { sortRows, type Column, type Sort } from './sort.ts'
import { useWindowedRows } from './windowed.ts'
import './table.css'

export type { Column, Sort } from './sort.ts'

export type TableProps<Row> = {
  /** What the table lists; read out, not shown. */
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string
  /** Order at first; the person changes it by the column heads. */
  readonly sort?: Sort
  /** Makes the first cell of each row a link and the whole row clickable. */
  readonly hrefOf?: (row: Row) => string
  /** Marks the row that is open beside the table. */
  readonly selected?: string | null
  /** Cells have a second, softer line: `<small class="under">`. */
  readonly twoLines?: boolean
  /** Shown instead of rows when there are none. */
  readonly empty?: ComponentChildren
}

/** Below this many rows all are in the page; above, only those near the window. */
const windowedAbove = 200

/** A table of compact rows: sortable by its heads, arrow keys move between rows. */
export function Table<Row>({ caption, columns, rows, keyOf, sort: initial, hrefOf, selected, twoLines = false, empty }: TableProps<Row>) {
  const [sort, setSort] = useState<Sort | null>(initial ?? null)
  const sorted = useMemo(() => sortRows(rows, columns, sort), [rows, columns, sort])
  const body = useRef<HTMLTableSectionElement>(null)
  // Once too large, always so: a filter must not put hundreds of rows into the page between two letters.
  const isLarge = useRef(false)
  isLarge.current ||= sorted.length > windowedAbove
  const part = useWindowedRows(body, sorted.length, isLarge.current)
  if (rows.length === 0 && empty !== undefined) return <>{empty}</>

  const shown = sorted.slice(part.start, part.end)
  return (
    <div class="table-frame">
      <table class={twoLines ? 'table two-lines' : 'table'} aria-rowcount={sorted.length + 1}>
        <caption class="visually-hidden">{caption}</caption>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((column) => (
              <Head key={column.id} column={column} sort={sort} onSort={setSort} />
            ))}
          </tr>
        </thead>
        <tbody ref={body} onKeyDown={moveAmongRows}>
          {part.before > 0 && <tr class="table-space" style={{ height: `${part.before}px` }} />}
          {shown.map((row, offset) => (
            <TableRow key={keyOf(row)} row={row} columns={columns} place={part.start + offset + 2} isSelected={keyOf(row) === selected} href={hrefOf?.(row)} />
          ))}
          {part.after > 0 && <tr class="table-space" style={{ height: `${part.after}px` }} />}
        </tbody>
      </table>
    </div>
  )
}

type TableRowProps<Row> = { readonly row: Row; readonly columns: readonly Column<Row>[]; readonly place: number; readonly isSelected: boolean; readonly href: string | undefined }

/** A row that has not changed is not drawn again, as long as its page keeps the columns. */
function TableRow<Row>({ row, columns, place, isSelected, href }: TableRowProps<Row>) {
  return useMemo(
    () => (
      <tr aria-rowindex={place} class={isSelected ? 'selected' : ''}>
        {columns.map((column, index) => (
          <td key={column.id} class={classOf(column)}>
            {index === 0 && href !== undefined ? (
              <a class="row-link" href={href}>
                {column.cell(row)}
              </a>
            ) : (
              column.cell(row)
            )}
          </td>
        ))}
      </tr>
    ),
    [row, columns, place, isSelected, href],
  )
}

function classOf<Row>(column: Column<Row>): string {
  return `${column.align === 'end' ? 'end' : ''} ${column.wide ? 'wide-only' : ''}`
}

type HeadProps<Row> = { readonly column: Column<Row>; readonly sort: Sort | null; readonly onSort: (sort: Sort) => void }

function Head<Row>({ column, sort, onSort }: HeadProps<Row>) {
  if (column.value === undefined) return <th scope="col" class={classOf(column)}>{column.label}</th>
  const order = sort?.column === column.id ? sort.order : 'none'
  const next = order === 'none' ? (column.align === 'end' ? 'descending' : 'ascending') : order === 'ascending' ? 'descending' : 'ascending'
  return (
    <th scope="col" class={classOf(column)} aria-sort={order}>
      <button type="button" onClick={() => onSort({ column: column.id, order: next })}>
        {column.label}
        <svg viewBox="0 0 8 8" width="8" height="8" aria-hidden="true">
          <path d={order === 'descending' ? 'M1 2.5l3 3 3-3' : 'M1 5.5l3-3 3 3'} />
        </svg>
      </button>
    </th>
  )
}
