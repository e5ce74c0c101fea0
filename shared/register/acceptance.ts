import { daysBetween, type Day } from '#shared/calendar/calendar.ts'
import { findRisk } from '#shared/risk/catalogue.ts'
import { leavesOf } from '#shared/risk/logic.ts'
import type { FactKey, RiskId, RiskLevel } from '#shared/risk/schema.ts'
import type { Act } from '#shared/act/schema.ts'
import { isActOf, type SubjectLedger } from './ledger.ts'
import { riskRank } from './risk.ts'
import type { AccountType } from '#shared/taxonomy/schema.ts'

/** Days before its end from which an acceptance asks to be looked at again. Source: risk method, step 8. */
export const warnDays = 30

/** Why an acceptance no longer holds. */
export type Reopening = 'expired' | 'level-rose' | 'facts-changed' | 'not-acceptable'

export type Acceptance = {
  readonly act: Act
  readonly level: RiskLevel
  readonly conditions: readonly string[]
  readonly until: Day
  /** active: holds. expiring: holds, for at most 30 days more. reopened: no longer holds, see `why`. */
  readonly state: 'active' | 'expiring' | 'reopened'
  readonly why: Reopening | null
}

export type Judged = { readonly risk: RiskId; readonly service: string | null; readonly level: RiskLevel; readonly accountType: AccountType | null }

/**
 * The acceptance of a risk as it stands today. It ends on its day, when the level is above the one accepted, and when a
 * fact its rule reads was decided or confirmed otherwise after it.
 *
 * @param ledgers acts about the service and about the organisation
 */
export function acceptanceOf(judged: Judged, ledgers: readonly SubjectLedger[], today: Day): Acceptance | null {
  const subject = `risk/${judged.risk}/${judged.service ?? 'organisation'}`
  const act = ledgers.map((ledger) => ledger.last.get(subject)).find((found) => found !== undefined)
  if (!isActOf(act, 'accept-risk')) return null
  const { level, conditions, until } = act.content
  const why = reopening(judged, act.number, level, until, ledgers, today)
  const state = why !== null ? 'reopened' : daysBetween(today, until) <= warnDays ? 'expiring' : 'active'
  return { act, level, conditions, until, state, why }
}

function reopening(judged: Judged, number: number, accepted: RiskLevel, until: Day, ledgers: readonly SubjectLedger[], today: Day): Reopening | null {
  if (today >= until) return 'expired'
  const risk = findRisk(judged.risk)
  if (judged.level === 'critical' || risk?.acceptAllowed === false) return 'not-acceptable'
  if (riskRank(judged.level) > riskRank(accepted)) return 'level-rose'
  const facts = new Set<FactKey>(risk === undefined ? [] : leavesOf(risk.trigger).map((leaf) => leaf.fact))
  return ledgers.some((ledger) => hasChanged(ledger, number, facts, judged.accountType)) ? 'facts-changed' : null
}

/** True where an act after `number` gave a fact of the rule another value than the act on it before. */
function hasChanged(ledger: SubjectLedger, number: number, facts: ReadonlySet<FactKey>, accountType: AccountType | null): boolean {
  const before = new Map<string, unknown>()
  for (const { content, number: own } of ledger.acts) {
    const told = toldBy(content, accountType)
    if (told === null || !facts.has(told.fact)) continue
    if (own > number && JSON.stringify(before.get(told.subject) ?? null) !== JSON.stringify(told.value)) return true
    before.set(told.subject, told.value)
  }
  return false
}

function toldBy(content: Act['content'], accountType: AccountType | null): { fact: FactKey; subject: string; value: unknown } | null {
  if (content.kind === 'decide-service') return { fact: 's.status', subject: 's.status', value: content.status }
  if (content.kind !== 'confirm-fact') return null
  if (content.accountType !== null && content.accountType !== accountType) return null
  return { fact: content.fact as FactKey, subject: `${content.accountType} ${content.fact}`, value: content.value }
}
