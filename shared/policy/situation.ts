import type { ServiceCategory } from '#shared/catalogue/index.ts'
import { decideRung, missingAnswers, ruleTruth, type Decision, type Situation } from '#shared/rule/decide.ts'
import type { Rung } from '#shared/rule/schema.ts'
import { decideUse, policyOf, type KnownUse } from './decide.ts'
import type { Bundle } from './schema.ts'

// What rules look at, put together from the bundle, the catalogue and what the person has said.

/** What rules look at in a service apart from its policy. Absent (country also `unknown`): not known. */
export type RuleService = { readonly id: string; readonly category?: ServiceCategory | undefined; readonly country?: string | undefined }

/** Rungs that keep people out. */
export const barringRungs: readonly Rung[] = ['redirect', 'block']

/** True for rungs that keep people out. */
export function isBarring(rung: Rung): boolean {
  return barringRungs.includes(rung)
}

/**
 * The situation of a use as rules see it; what is not known is left out.
 *
 * @param bundle the policy in force; null: none, and nothing has been decided
 * @param department from managed policy or the person's own choice; null: unknown
 * @param use what the person has said, and the account where the address gives it away
 */
export function situationOf(bundle: Bundle | null, service: RuleService, department: string | null, use: KnownUse = {}): Situation {
  const policy = policyOf(bundle, service.id)
  const facts = bundle?.facts.find((item) => item.service === service.id)
  const own = bundle?.hosts.own.find((item) => item.id === service.id)
  const verdict = decideUse(policy, use)
  const country = service.country === 'unknown' ? undefined : service.country
  return {
    service: service.id,
    status: policy.status,
    category: service.category ?? own?.category,
    country,
    riskLevel: facts?.riskLevel ?? undefined,
    trainsOnInputs: facts?.trainsOnInputs ?? undefined,
    department: department ?? undefined,
    accountType: use.accountType === 'unknown' ? undefined : use.accountType,
    level: use.level,
    purpose: use.purpose,
    verdict: verdict === 'unknown' ? undefined : verdict,
  }
}

/** What the rules of the bundle say about a use; the card where there is no bundle or no rule matches. */
export function decideSituation(bundle: Bundle | null, service: RuleService, department: string | null, use: KnownUse = {}): Decision {
  return decideRung(bundle?.rules ?? [], situationOf(bundle, service, department, use))
}

/**
 * True where an answer may lead to being kept out, by a rule that stands before the one that holds and waits for nothing but
 * the answer: then the question comes before the first use, not after it.
 */
export function mayBar(bundle: Bundle | null, situation: Situation): boolean {
  for (const rule of bundle?.rules ?? []) {
    const truth = ruleTruth(rule, situation)
    if (truth === 'true') return false
    if (truth === 'unknown' && isBarring(rule.rung) && missingAnswers(rule, situation).length > 0) return true
  }
  return false
}
