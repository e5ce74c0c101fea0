import type { Week } from '#shared/calendar/calendar.ts'
import type { TrendRow } from '#shared/table/schema.ts'
import { bandOf } from './band.ts'
import type { Fold } from './fold.ts'

type Counted = { browsers: number; sessions: number }

/**
 * Rows of the trend table of one week, sorted by service, `other` last.
 *
 * A service needs k browsers. What is hidden is pooled as `other`, shown only where it proves nothing about any single
 * hidden service: at least k browsers in all, and few enough that the rest of the month's hidden services could
 * account for them, each staying below k.
 */
export function trendRows(fold: Fold, week: Week, k: number): TrendRow[] {
  const counted = countWeek(fold, week)
  const shown = [...counted.keys()].filter((service) => (counted.get(service) as Counted).browsers >= k).sort()
  const rows: TrendRow[] = shown.map((service) => banded(service, counted.get(service) as Counted, k))
  const other = countOther(fold, week, new Set(shown))
  const hidden = fold.usage.size - shown.length
  if (other.browsers >= k && other.browsers <= (hidden - 1) * (k - 1)) rows.push(banded('other', other, k))
  return rows
}

/** Services that have at least k browsers in the week. */
export function servicesOfWeek(fold: Fold, week: Week, k: number): Set<string> {
  return new Set([...countWeek(fold, week)].filter(([, { browsers }]) => browsers >= k).map(([service]) => service))
}

function countWeek(fold: Fold, week: Week): Map<string, Counted> {
  const counted = new Map<string, Counted>()
  for (const { entries, prints } of fold.holdings.values()) {
    if (!prints.has(week)) continue
    const seen = new Set<string>()
    for (const { kind, week: cellWeek, sessions } of entries) {
      if (cellWeek !== week) continue
      const { service } = kind.cell
      const sum = counted.get(service) ?? { browsers: 0, sessions: 0 }
      counted.set(service, sum)
      sum.sessions += sessions
      if (!seen.has(service)) sum.browsers += 1
      seen.add(service)
    }
  }
  return counted
}

function countOther(fold: Fold, week: Week, shown: ReadonlySet<string>): Counted {
  const other = { browsers: 0, sessions: 0 }
  for (const { entries } of fold.holdings.values()) {
    const hidden = entries.filter((entry) => entry.week === week && !shown.has(entry.kind.cell.service))
    if (hidden.length === 0) continue
    other.browsers += 1
    for (const { sessions } of hidden) other.sessions += sessions
  }
  return other
}

function banded(service: string, { browsers, sessions }: Counted, k: number): TrendRow {
  return { service, browsers: bandOf(browsers, k), sessions: bandOf(sessions, k) }
}
