import { unanswered } from '#shared/cell/cells.ts'
import type { Week } from '#shared/calendar/calendar.ts'
import { isAnswered, type Kind, type KindCell } from './kind.ts'
import type { Fold } from './fold.ts'

/** What a kind of cell is published as, after coarsening. */
export type Label = KindCell

/**
 * The copy of a month's cells that the monthly breakdowns are counted from. Coarsening is a matter of the label, which
 * all cells of a kind share; entries are grouped by sheet.
 */
export type Copy = {
  readonly labels: Label[]
  /** By entry: ordinal of the sheet, index of the label, sessions, week. */
  readonly sheet: readonly number[]
  readonly label: readonly number[]
  readonly sessions: readonly number[]
  readonly week: readonly Week[]
}

/** Services that count in the month, by week: those the trend of the week shows. */
export type ShownServices = ReadonlyMap<Week, ReadonlySet<string>>

export function copyOf(fold: Fold, shown: ShownServices): Copy {
  const index = new Map<Kind, number>()
  const copy = { labels: [] as Label[], sheet: [] as number[], label: [] as number[], sessions: [] as number[], week: [] as Week[] }
  let ordinal = 0
  for (const { entries } of fold.holdings.values()) {
    for (const { kind, week, sessions } of entries) {
      if (shown.get(week)?.has(kind.cell.service) !== true) continue
      let label = index.get(kind)
      if (label === undefined) {
        label = copy.labels.push(isAnswered(kind.cell) ? kind.cell : blank(kind.cell)) - 1
        index.set(kind, label)
      }
      copy.sheet.push(ordinal)
      copy.label.push(label)
      copy.sessions.push(sessions)
      copy.week.push(week)
    }
    ordinal++
  }
  return copy
}

/** The label of a session that was seen and not answered. */
export function blank({ service, department }: Label): Label {
  return { service, department, ...unanswered }
}

/** The values a list counts under: each member, `none` when it is empty. */
export function listed(list: 'unknown' | readonly string[]): readonly string[] {
  if (list === 'unknown') return ['unknown']
  return list.length === 0 ? ['none'] : list
}

export type Row = { readonly scope: string; readonly value: string; browsers: number; sessions: number }
/** A row of a breakdown: the value (or values) a label counts under, within a scope. */
export type RowKeys = (label: Label) => { readonly scope: string; readonly values: readonly string[] }

/** Counts browsers, each once a row, and sessions. Rows come sorted by scope and value. */
export function countRows(copy: Copy, keys: RowKeys): Row[] {
  const rows: Row[] = []
  const ids = new Map<string, Map<string, number>>()
  const idOf = (scope: string, value: string): number => {
    const inScope = ids.get(scope) ?? new Map<string, number>()
    if (inScope.size === 0) ids.set(scope, inScope)
    const known = inScope.get(value)
    if (known !== undefined) return known
    inScope.set(value, rows.length)
    return rows.push({ scope, value, browsers: 0, sessions: 0 }) - 1
  }
  const rowsOfLabel = copy.labels.map((label) => {
    const { scope, values } = keys(label)
    return values.map((value) => idOf(scope, value))
  })
  const lastSheet = new Int32Array(rows.length).fill(-1)
  for (let entry = 0; entry < copy.label.length; entry++) {
    const sheet = copy.sheet[entry] as number
    for (const id of rowsOfLabel[copy.label[entry] as number] as number[]) {
      const row = rows[id] as Row
      row.sessions += copy.sessions[entry] as number
      if (lastSheet[id] !== sheet) row.browsers += 1
      lastSheet[id] = sheet
    }
  }
  return rows.filter((row) => row.browsers > 0).sort((a, b) => compare(a.scope, b.scope) || compare(a.value, b.value))
}

export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
