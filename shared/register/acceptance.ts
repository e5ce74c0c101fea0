import { isActOf, type ActOf } from '#shared/act/ledger.ts'
import { daysBetween, type Day } from '#shared/calendar/calendar.ts'
import { findRisk, riskCatalogueVersion } from '#shared/risk/catalogue.ts'
import { leavesOf } from '#shared/risk/logic.ts'
import type { FactKey, RiskId, RiskLevel } from '#shared/risk/schema.ts'
import type { Act } from '#shared/act/schema.ts'
import { type SubjectLedger } from './ledger.ts'
import { riskRank } from './level.ts'
import type { AccountType } from '#shared/taxonomy/schema.ts'

/** Days before its end from which an acceptance asks to be looked at again. */
export const warnDays = 30

/** Why an acceptance no longer holds. */
export type Reopening = 'expired' | 'level-rose' | 'facts-changed' | 'rules-changed' | 'not-acceptable'

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
 * The acceptance of a risk as it stands today. It ends on its day, when the level is above the one accepted, when it was
 * judged by other rules, and when a fact of its rule (what makes the risk true or moves its score) was decided or
 * confirmed otherwise after it, or the confirmation it rested on has ended.
 *
 * @param ledgers acts about the service and about the organisation
 */
export function acceptanceOf(judged: Judged, ledgers: readonly SubjectLedger[], today: Day): Acceptance | null {
  const subject = `risk/${judged.risk}/${judged.service ?? 'organisation'}`
  const act = ledgers.map((ledger) => ledger.last.get(subject)).find((found) => found !== undefined)
  if (!isActOf(act, 'accept-risk')) return null
  const { level, conditions, until } = act.content
  const why = reopening(judged, act, ledgers, today)
  const state = why !== null ? 'reopened' : daysBetween(today, until) <= warnDays ? 'expiring' : 'active'
  return { act, level, conditions, until, state, why }
}

function reopening(judged: Judged, { number, at, content }: ActOf<'accept-risk'>, ledgers: readonly SubjectLedger[], today: Day): Reopening | null {
  if (today >= content.until) return 'expired'
  const risk = findRisk(judged.risk)
  if (judged.level === 'critical' || risk?.acceptAllowed === false) return 'not-acceptable'
  if (riskRank(judged.level) > riskRank(content.level)) return 'level-rose'
  if (content.rules !== riskCatalogueVersion) return 'rules-changed'
  const conditions = risk === undefined ? [] : [risk.trigger, ...risk.modifiers.map((modifier) => modifier.if)]
  const facts = new Set<FactKey>(conditions.flatMap(leavesOf).map((leaf) => leaf.fact))
  const told = ledgers.flatMap((ledger) => ledger.acts.flatMap((act) => toldBy(act, judged.accountType))).filter(({ fact }) => facts.has(fact))
  return hasChanged(told, number, today) || hasEnded(told, number, at.slice(0, 10), today) ? 'facts-changed' : null
}

/** What an act says of a fact, from its number on and until its day. */
type Told = { readonly fact: FactKey; readonly subject: string; readonly value: unknown; readonly number: number; readonly until: Day | null }

/** True where an act after `number` gave a fact another value than what was said of it before. */
function hasChanged(told: readonly Told[], number: number, today: Day): boolean {
  const before = new Map<string, unknown>()
  for (const { subject, value, number: own, until } of told) {
    const known = before.get(subject) ?? null
    // A confirmation that has run out says nothing any more, so it can change nothing either.
    if (own > number && (until === null || until > today) && JSON.stringify(known) !== JSON.stringify(value)) return true
    if (own <= number) before.set(subject, value)
  }
  return false
}

/** True where a confirmation the acceptance could rest on has run out since, and nobody has renewed it. */
function hasEnded(told: readonly Told[], number: number, acceptedOn: Day, today: Day): boolean {
  const last = new Map(told.map((item) => [item.subject, item]))
  const held = new Map(told.filter((item) => item.number <= number).map((item) => [item.subject, item]))
  return [...held.values()].some(({ subject, until }) => {
    const end = last.get(subject)?.until ?? null
    return until !== null && until > acceptedOn && end !== null && end <= today
  })
}

function toldBy({ number, content }: Act, accountType: AccountType | null): Told[] {
  switch (content.kind) {
    case 'decide-service':
      return [{ fact: 's.status', subject: 's.status', value: content.status, number, until: null }]
    case 'publish-policy':
      // The notice in the policy is what tells staff (shared/register/fact.ts).
      return [{ fact: 'o.noticeToStaff', subject: 'policy', value: 'done', number, until: null }]
    case 'confirm-fact':
      if (content.accountType !== null && content.accountType !== accountType) return []
      return [{ fact: content.fact as FactKey, subject: `${content.accountType} ${content.fact}`, value: content.value, number, until: content.expiresOn }]
    default:
      return []
  }
}
