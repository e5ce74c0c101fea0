import type { RiskLine } from '#shared/register/readModel.ts'
import { levelOrder, riskRank } from '#shared/register/level.ts'
import type { RiskId, RiskLevel } from '#shared/risk/schema.ts'
import type { Score } from '#shared/risk/score.ts'

export const scoreKinds = ['current', 'inherent'] as const
export type ScoreKind = (typeof scoreKinds)[number]
export const listedStatuses = ['active', 'accepted', 'needs-facts', 'needs-declaration'] as const

/** Ways to look at the register: each risk once, each risk of each service, and what nobody knows yet. */
export const riskViews = ['kinds', 'uses', 'questions'] as const
export type RiskView = (typeof riskViews)[number]

export type RiskFilters = {
  readonly score: ScoreKind
  readonly level?: RiskLevel
  readonly status?: RiskLine['status']
  /** A cell of the map. */
  readonly cell?: Score
  readonly service?: string
  readonly risk?: RiskId
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
  const risk = /^AIC-[A-Z]\d{2}$/.exec(query['risk'] ?? '')
  if (risk !== null) filters.risk = risk[0] as RiskId
  if (query['service']) filters.service = query['service']
  if (query['text']) filters.text = query['text']
  return filters
}

export function cellQuery(cell: Score): string {
  return `${cell.likelihood}x${cell.impact}`
}

/** The view an address asks for; filters that name a service, a risk or a status speak of single uses. */
export function viewOf(query: Readonly<Record<string, string>>): RiskView {
  const asked = riskViews.find((view) => view === query['view'])
  const { service, risk, status } = readQuery(query)
  return asked ?? (service !== undefined || risk !== undefined || status !== undefined ? 'uses' : 'kinds')
}

/** One risk of the catalogue over all services for which it is active. */
export type RiskKind = {
  readonly risk: RiskId
  readonly level: RiskLevel | null
  /** Highest first. */
  readonly instances: readonly RiskLine[]
  /** How many of them have the highest level. */
  readonly atLevel: number
  readonly isOrganisation: boolean
}

/** Active risks, each kind once: the highest level first, then where most services have it. */
export function kindsOf(sorted: readonly RiskLine[]): RiskKind[] {
  const groups = Map.groupBy(sorted.filter(({ active }) => active), ({ risk }) => risk)
  return [...groups]
    .map(([risk, instances]) => {
      const level = instances[0]?.level ?? null
      return { risk, level, instances, atLevel: instances.filter((instance) => instance.level === level).length, isOrganisation: instances[0]?.service === null }
    })
    .sort((a, b) => riskRank(b.level) - riskRank(a.level) || b.atLevel - a.atLevel || b.instances.length - a.instances.length || (a.risk < b.risk ? -1 : 1))
}

/**
 * Does the list show this risk? Active ones; what waits for facts or for employees is shown on request alone.
 * @param words what a text is looked for in, in lower case
 */
export function matches(risk: RiskLine, filters: RiskFilters, words: (risk: RiskLine) => string): boolean {
  if (filters.status === undefined ? !risk.active : risk.status !== filters.status) return false
  if (filters.risk !== undefined && risk.risk !== filters.risk) return false
  if (filters.level !== undefined && risk.level !== filters.level) return false
  if (filters.service !== undefined && (risk.service ?? 'organisation') !== filters.service) return false
  if (filters.cell !== undefined && !isAt(risk[filters.score], filters.cell)) return false
  const text = filters.text?.trim().toLowerCase() ?? ''
  return text === '' || words(risk).includes(text)
}

function isAt(score: Score | null, cell: Score): boolean {
  return score?.likelihood === cell.likelihood && score.impact === cell.impact
}

/** Number of active risks in each cell, `counts[impact - 1][likelihood - 1]`. */
export function countCells(risks: readonly RiskLine[], score: ScoreKind): number[][] {
  const counts = Array.from({ length: 5 }, () => [0, 0, 0, 0, 0])
  for (const risk of risks) {
    const at = risk[score]
    const row = at === null ? undefined : counts[at.impact - 1]
    if (row !== undefined && at !== null) row[at.likelihood - 1] = (row[at.likelihood - 1] ?? 0) + 1
  }
  return counts
}
