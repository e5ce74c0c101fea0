import type { Day } from '#shared/calendar/calendar.ts'
import type { RiskId } from '#shared/risk/schema.ts'
import type { Score } from '#shared/risk/score.ts'
import type { Acceptance } from './acceptance.ts'
import type { Declared } from './declared.ts'
import { levelOrder, riskRank } from './level.ts'
import type { Register } from './register.ts'
import type { RiskInstance, RiskStatus } from './risk.ts'
import type { ServiceView } from './service.ts'
import type { Period } from './usage.ts'

// What the first pages show of a register, small enough to be kept and read in a moment: the lines of the inventory, and
// the risks as columns. The register itself is some megabytes and takes a second to draw.

/** What overview and inventory show. */
export type Summary = {
  readonly today: Day
  readonly period: Period
  readonly services: readonly ServiceView[]
  /** How many questions are open. */
  readonly questions: number
  readonly declared: Declared | null
}

/** What lists and the map show of a risk. */
export type RiskLine = Pick<RiskInstance, 'id' | 'risk' | 'service' | 'status' | 'active' | 'inherent' | 'current' | 'inherentLevel' | 'level' | 'acceptance'>

/** Risk lines, a column each, with numbers for what repeats. */
export type RiskColumns = {
  readonly risks: readonly RiskId[]
  /** null is the organisation. */
  readonly services: readonly (string | null)[]
  /** Places in `risks` and `services`. */
  readonly risk: readonly number[]
  readonly service: readonly number[]
  /** Place in the list of states, doubled, and one more where active. */
  readonly state: readonly number[]
  /** Impact times ten and likelihood; 0 for none. */
  readonly inherent: readonly number[]
  readonly current: readonly number[]
  /** Place in the order of levels; -1 for none. */
  readonly inherentLevel: readonly number[]
  readonly level: readonly number[]
  /** The few that are accepted, or were, by their place. */
  readonly acceptances: readonly (readonly [number, Acceptance])[]
}

export function summaryOfRegister({ today, period, services }: Register, questions: number, declared: Declared | null): Summary {
  return { today, period, services: [...services.values()].map(({ view }) => view), questions, declared }
}

/** All risks of a register, those of the organisation last. */
export function risksOfRegister({ services, organisation }: Register): RiskInstance[] {
  return [...[...services.values()].flatMap(({ risks }) => risks), ...organisation]
}

/** Active risks first by level, impact and likelihood, then those that wait for facts. */
export function compareRisks(a: RiskLine, b: RiskLine): number {
  return (
    riskRank(b.level) - riskRank(a.level) ||
    (b.current?.impact ?? 0) - (a.current?.impact ?? 0) ||
    (b.current?.likelihood ?? 0) - (a.current?.likelihood ?? 0) ||
    (a.id < b.id ? -1 : 1)
  )
}

const states: readonly RiskStatus[] = ['active', 'accepted', 'needs-facts', 'needs-declaration']

export function packRisks(lines: readonly RiskLine[]): RiskColumns {
  const risks = [...new Set(lines.map(({ risk }) => risk))]
  const services = [...new Set(lines.map(({ service }) => service))]
  const placeOfRisk = new Map(risks.map((risk, place) => [risk, place]))
  const placeOfService = new Map(services.map((service, place) => [service, place]))
  return {
    risks,
    services,
    risk: lines.map(({ risk }) => placeOfRisk.get(risk) ?? 0),
    service: lines.map(({ service }) => placeOfService.get(service) ?? 0),
    state: lines.map(({ status, active }) => states.indexOf(status) * 2 + Number(active)),
    inherent: lines.map(({ inherent }) => packScore(inherent)),
    current: lines.map(({ current }) => packScore(current)),
    inherentLevel: lines.map(({ inherentLevel }) => riskRank(inherentLevel)),
    level: lines.map(({ level }) => riskRank(level)),
    acceptances: lines.flatMap(({ acceptance }, index) => (acceptance === null ? [] : [[index, acceptance] as const])),
  }
}

export function unpackRisks(columns: RiskColumns): RiskLine[] {
  const acceptances = new Map(columns.acceptances)
  return columns.risk.map((place, index) => {
    const risk = columns.risks[place] as RiskId
    const service = columns.services[columns.service[index] as number] as string | null
    const state = columns.state[index] as number
    return {
      id: `${risk}/${service ?? 'organisation'}`,
      risk,
      service,
      status: states[state >> 1] as RiskStatus,
      active: state % 2 === 1,
      inherent: unpackScore(columns.inherent[index] as number),
      current: unpackScore(columns.current[index] as number),
      inherentLevel: levelOrder[columns.inherentLevel[index] as number] ?? null,
      level: levelOrder[columns.level[index] as number] ?? null,
      acceptance: acceptances.get(index) ?? null,
    }
  })
}

const packScore = (score: Score | null) => (score === null ? 0 : score.impact * 10 + score.likelihood)
const unpackScore = (number: number): Score | null => (number === 0 ? null : { likelihood: number % 10, impact: Math.floor(number / 10) })
