import type { Month, Week } from '#shared/calendar/calendar.ts'
import { combined, fingerprint } from './fingerprint.ts'
import type { Fold, Holding } from './fold.ts'
import type { Baseline } from './publication.ts'

/** Fingerprint of a sheet's cells in a week or in the whole month; 0 where it has none. */
function printOf({ prints }: Holding, period: Week | Month): number {
  if (period.includes('W')) return prints.get(period) ?? 0
  let print = 0
  for (const [week, ofWeek] of prints) print = combined(print, fingerprint(`${week}#${ofWeek}`))
  return print
}

/** The sheets as they stand, for a period that is issued now. */
export function baselineOf(fold: Fold, period: Week | Month): Baseline {
  const prints: Record<string, number> = {}
  for (const [id, holding] of fold.holdings) {
    const print = printOf(holding, period)
    if (print !== 0) prints[id] = print
  }
  return { prints, gone: 0 }
}

/** The same baseline without the fingerprints of sheets that are gone. */
export function withoutGone(baseline: Baseline, fold: Fold): Baseline {
  const kept = Object.entries(baseline.prints).filter(([id]) => fold.holdings.has(id))
  const gone = Object.keys(baseline.prints).length - kept.length
  return gone === 0 ? baseline : { prints: Object.fromEntries(kept), gone: baseline.gone + gone }
}

/** Sheets whose cells of the period differ from the baseline: changed, new, or gone as `withoutGone` counted them. */
export function changedSheets(baseline: Baseline, fold: Fold, period: Week | Month): number {
  let changed = baseline.gone
  for (const [id, holding] of fold.holdings) if ((baseline.prints[id] ?? 0) !== printOf(holding, period)) changed++
  return changed
}
