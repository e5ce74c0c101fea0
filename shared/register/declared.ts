import type { Month } from '#shared/calendar/calendar.ts'
import type { Band, TableOf } from '#shared/table/schema.ts'
import { levels } from '#shared/taxonomy/lists.ts'
import type { Level } from '#shared/taxonomy/schema.ts'
import { latestIssues } from './issue.ts'

/** How much of a month's sessions somebody declared, and with which data. */
export type Declared = {
  readonly month: Month
  /** At least this share was declared: what is too rare to name counts as if nobody had answered. */
  readonly atLeast: number
  /** Sessions by level, lowest first; `unknown` is not said, or too rare to name. */
  readonly levels: readonly { readonly level: Level | 'unknown'; readonly sessions: Band }[]
}

/**
 * Drawn from the departments by level, which every closed month has; level x purpose is left out where few take part
 * (docs/decisions/0007).
 *
 * @param tables departments, in any order
 * @returns null while no month is closed
 */
export function declaredOf(tables: readonly TableOf<'departments'>[]): Declared | null {
  const [table] = latestIssues(tables)
  if (table === undefined) return null
  const sums = new Map<string, Band>()
  for (const { by, value, sessions } of table.rows) if (by === 'level') sums.set(value, added(sums.get(value), sessions))
  const rows = [...levels, 'unknown' as const].flatMap((level) => {
    const sessions = sums.get(level)
    return sessions === undefined ? [] : [{ level, sessions }]
  })
  if (rows.length === 0) return null
  const declared = rows.reduce((sum, { level, sessions }) => sum + (level === 'unknown' ? 0 : sessions.from), 0)
  const unknown = sums.get('unknown') ?? { from: 0, to: 0 }
  // Without an upper end nothing can be said of the share.
  const atLeast = unknown.to === null || declared === 0 ? 0 : declared / (declared + unknown.to)
  return { month: table.period, atLeast, levels: rows }
}

function added(a: Band | undefined, b: Band): Band {
  if (a === undefined) return b
  return { from: a.from + b.from, to: a.to === null || b.to === null ? null : a.to + b.to }
}
