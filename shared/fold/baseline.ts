import type { Fold } from './fold.ts'
import type { Baseline } from './publication.ts'

/** The sheets as they stand, for a period that is issued now. */
export function baselineOf(fold: Fold, period: string): Baseline {
  const known: Record<string, number> = {}
  for (const [id, { prints }] of fold.holdings) {
    const print = prints.get(period)
    if (print !== undefined) known[id] = print
  }
  return { prints: known, gone: 0 }
}

/** The same baseline without the fingerprints of sheets that are gone; the same object if none is. */
export function withoutGone(baseline: Baseline, fold: Fold): Baseline {
  const gone = Object.keys(baseline.prints).filter((id) => !fold.holdings.has(id))
  if (gone.length === 0) return baseline
  const kept = { ...baseline.prints }
  for (const id of gone) delete kept[id]
  return { prints: kept, gone: baseline.gone + gone.length }
}

/** Sheets whose cells of the period differ from the baseline: changed, new, or gone as `withoutGone` counted them. */
export function changedSheets(baseline: Baseline, fold: Fold, period: string): number {
  let changed = baseline.gone
  for (const [id, { prints }] of fold.holdings) if (baseline.prints[id] !== prints.get(period)) changed++
  return changed
}
