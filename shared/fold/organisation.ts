import type { ProfileRow } from '#shared/table/schema.ts'
import { bandOf } from './band.ts'
import type { CoarseFurther, Told } from './further.ts'
import { compare } from './copy.ts'

/** Names of the outcomes of a question in published rows. */
const outcomes = [['answered', 'answered'], ['answeredLater', 'answered_later'], ['ignored', 'ignored'], ['ignoredAgain', 'ignored_again']] as const

/**
 * Rows of the organisation by what came of questions, by reason and by guidance, counted from a coarsened copy. Guidance
 * has no sessions; it is told only where some version can be.
 *
 * @throws RangeError if a row is below k
 */
export function organisationRows(further: CoarseFurther, k: number): ProfileRow[] {
  const sheets = [...further.values()]
  const asks = outcomes.flatMap(([outcome, value]) => countedRow(sheets, 'asks', value, ({ asks }) => asks[outcome], k))
  const reasons = [...new Set(sheets.flatMap(({ justified }) => [...justified.keys()]))].sort(compare)
  const justified = reasons.flatMap((reason) => countedRow(sheets, 'justified', reason, ({ justified }) => justified.get(reason) ?? 0, k))
  return [...asks, ...justified, ...guidanceRows(sheets, k)]
}

function countedRow(sheets: readonly Told[], by: 'asks' | 'justified', value: string, count: (told: Told) => number, k: number): ProfileRow[] {
  const counts = sheets.map(count).filter((times) => times > 0)
  if (counts.length === 0) return []
  return [{ service: 'organisation', by, value, browsers: bandOf(counts.length, k), sessions: bandOf(counts.reduce((sum, times) => sum + times, 0), k) }]
}

function guidanceRows(sheets: readonly Told[], k: number): ProfileRow[] {
  if (sheets.every(({ guidance }) => guidance === null)) return []
  const groups = [...Map.groupBy(sheets, ({ guidance }) => guidance)].map(([version, members]) => ({ value: version === null ? 'none' : `version_${version}`, members }))
  return groups.sort((a, b) => compare(a.value, b.value)).map(({ value, members }) => ({
    service: 'organisation', by: 'guidance', value, browsers: bandOf(members.length, k), sessions: { from: 0, to: 0 },
  }))
}
