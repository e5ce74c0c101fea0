/** Months of evidence that count for the register: about the 90 days a sheet lives. */
export const windowMonths = 3

type Numbered = { readonly period: string; readonly issue: number }

/** Highest issue of each period, newest period first. */
export function latestIssues<T extends Numbered>(tables: readonly T[]): T[] {
  const latest = new Map<string, T>()
  for (const table of tables) {
    const known = latest.get(table.period)
    if (known === undefined || known.issue < table.issue) latest.set(table.period, table)
  }
  return [...latest.values()].sort((a, b) => (a.period < b.period ? 1 : -1))
}
