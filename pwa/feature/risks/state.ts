import type { RiskInstance } from '#shared/register/index.ts'
import { levelOrder, riskRank } from '#shared/register/level.ts'
import type { RiskLevel } from '#shared/risk/schema.ts'
import type { Score } from '#shared/risk/score.ts'

export const scoreKinds = ['current', 'inherent'] as const
export type ScoreKind = (typeof scoreKinds)[number]
export const listedStatuses = ['active', 'accepted', 'needs-facts', 'needs-declaration'] as const

export type RiskFilters = {
  readonly score: ScoreKind
  readonly level?: RiskLevel
  readonly status?: RiskInstance['status']
  /** A cell of the map. */
  readonly cell?: Score
  readonly service?: string
  readonly text?: string
}

/** Filters of an address; what it does not understand is left out. */
export function readQuery(query: Readonly<Record<string, string>>): RiskFilters {
  const filters: { -readonly [K in keyof RiskFilters]: RiskFilters[K] } = { score: query['score'] === 'inherent' ? 'inherent' : 'current' }
  const level = levelOrder.find((name) => name === query['level'])
  const status = listedStatuses.find((name) => name === query['status'])
  const cell = /^([1-5])x([1-5])$/.exec(query['cell'] ?? '')
  if (level !== undefined) filters.level = level
  if (status !== undefined) filters.status = status
  if (cell !== null) filters.cell = { likelihood: Number(cell[1]), impact: Number(cell[2]) }
  if (query['service']) filters.service = query['service']
  if (query['text']) filters.text = query['text']
  return filters
}

export function cellQuery(cell: Score): string {
  return `${cell.likelihood}x${cell.impact}`
}

/** Does the list show this risk? What only employees could answer is shown on request alone. */
export function matches(risk: RiskInstance, filters: RiskFilters, words: (risk: RiskInstance) => string): boolean {
  if (filters.status === undefined ? risk.status === 'needs-declaration' : risk.status !== filters.status) return false
  if (filters.level !== undefined && risk.level !== filters.level) return false
  if (filters.service !== undefined && (risk.service ?? 'organisation') !== filters.service) return false
  if (filters.cell !== undefined && !isAt(risk[filters.score], filters.cell)) return false
  const text = filters.text?.trim().toLowerCase() ?? ''
  return text === '' || words(risk).toLowerCase().includes(text)
}

function isAt(score: Score | null, cell: Score): boolean {
  return score?.likelihood === cell.likelihood && score.impact === cell.impact
}

/** Active risks first by level, impact and likelihood, then those that wait for facts. */
export function compareRisks(a: RiskInstance, b: RiskInstance): number {
  return (
    riskRank(b.level) - riskRank(a.level) ||
    (b.current?.impact ?? 0) - (a.current?.impact ?? 0) ||
    (b.current?.likelihood ?? 0) - (a.current?.likelihood ?? 0) ||
    (a.id < b.id ? -1 : 1)
  )
}

/** Number of active risks in each cell, `counts[impact - 1][likelihood - 1]`. */
export function countCells(risks: readonly RiskInstance[], score: ScoreKind): number[][] {
  const counts = Array.from({ length: 5 }, () => [0, 0, 0, 0, 0])
  for (const risk of risks) {
    const at = risk[score]
    const row = at === null ? undefined : counts[at.impact - 1]
    if (row !== undefined && at !== null) row[at.likelihood - 1] = (row[at.likelihood - 1] ?? 0) + 1
  }
  return counts
}
