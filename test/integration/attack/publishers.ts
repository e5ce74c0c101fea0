// Ways of publishing that look safe and are not: the attacker has to catch each of them.
import { bandOf } from '#shared/fold/band.ts'
import type { FoldSheet } from '#shared/fold/index.ts'
import { dimensions, type Band } from '#shared/table/schema.ts'
import type { Hiding, Release } from './attacker.ts'
import { valuesOf, type Universe } from './world.ts'

type Cell = FoldSheet['cells'][number]
/** `cells` are counted each once, also where a pool takes in two values of one list. */
type Row = { readonly value: string; readonly browsers: ReadonlySet<string>; readonly cells: ReadonlySet<Cell> }
type Show = (count: number, k: number) => Band

export const exact: Show = (count) => ({ from: count, to: count })
export const banded: Show = bandOf

/**
 * Each breakdown is taken by itself from the raw cells. With `joined` and `banded` this is the rule "pool what is
 * hidden as other; if that is fewer than k, the smallest shown row joins", to the letter.
 */
export function publishEachByItself(sheets: readonly FoldSheet[], universe: Pick<Universe, 'weeks' | 'services' | 'departments'>, k: number, hiding: Hiding, show: Show): Release {
  const rowsBy = (keep: (cell: Cell) => boolean, values: (cell: Cell) => readonly string[]) =>
    hide(countRaw(sheets, keep, values), k, hiding).map(({ value, browsers, cells }) => ({ value, browsers: show(browsers.size, k), sessions: show(sessionsOf(cells), k) }))
  const frequent = universe.services.filter((service) => sheets.filter(({ cells }) => cells.some((cell) => cell.service === service)).length >= k)
  const profiles = frequent.flatMap((service) =>
    dimensions.flatMap((by) => rowsBy((cell) => cell.service === service, (cell) => valuesOf(cell, by)).map((row) => ({ service, by, ...row }))),
  )
  const organisation = rowsBy(() => true, (cell) => [`${cell.level}/${cell.purpose}`]).map((row) => ({ service: 'organisation' as const, by: 'levelPurpose' as const, ...row }))
  const departments = universe.departments.flatMap((department) =>
    (['level', 'service'] as const).flatMap((by) => rowsBy((cell) => cell.department === department, (cell) => [cell[by]]).map((row) => ({ department, by, ...row }))),
  )
  const trend = universe.weeks.map((week) => {
    const rows = rowsBy((cell) => cell.week === week, (cell) => [cell.service])
    return { period: week, rows: rows.map(({ value, ...row }) => ({ service: value, ...row })) }
  })
  return { k, trend, profile: { rows: [...profiles, ...organisation] }, departments: { rows: departments } }
}

export function countRaw(sheets: readonly FoldSheet[], keep: (cell: Cell) => boolean, values: (cell: Cell) => readonly string[]): Row[] {
  const rows = new Map<string, { value: string; browsers: Set<string>; cells: Set<Cell> }>()
  for (const { id, cells } of sheets) {
    for (const cell of cells.filter(keep)) {
      for (const value of values(cell)) {
        const row = rows.get(value) ?? { value, browsers: new Set(), cells: new Set() }
        rows.set(value, { value, browsers: row.browsers.add(id), cells: row.cells.add(cell) })
      }
    }
  }
  return [...rows.values()]
}

export function sessionsOf(cells: ReadonlySet<Cell>): number {
  return [...cells].reduce((sum, cell) => sum + cell.sessions, 0)
}

export function hide(rows: readonly Row[], k: number, hiding: Hiding): Row[] {
  const shown = rows.filter((row) => row.browsers.size >= k).sort((a, b) => b.browsers.size - a.browsers.size)
  const hidden = rows.filter((row) => row.browsers.size < k)
  if (hiding === 'dropped' || hidden.length === 0) return shown
  let other = hidden.reduce(merge)
  // One is enough: a shown row has k browsers itself.
  const smallest = hiding === 'joined' && other.browsers.size < k ? shown.pop() : undefined
  if (smallest !== undefined) other = merge(other, smallest)
  return other.browsers.size >= k ? [...shown, { ...other, value: 'other' }] : shown
}

function merge(a: Row, b: Row): Row {
  return { value: 'other', browsers: a.browsers.union(b.browsers), cells: a.cells.union(b.cells) }
}
