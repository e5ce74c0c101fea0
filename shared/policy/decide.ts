import type { AllowedUse } from '#shared/act/schema.ts'
import { levels } from '#shared/taxonomy/lists.ts'
import type { AccountType, Level, Purpose, ServiceStatus } from '#shared/taxonomy/schema.ts'
import type { Bundle, ServicePolicy } from './schema.ts'

/** What is known of a use so far; what is missing is unknown, and nothing is decided on it. */
export type KnownUse = { readonly purpose?: Purpose; readonly level?: Level; readonly accountType?: AccountType }

export type Verdict = 'allowed' | 'not-allowed' | 'unknown'

/** The service's policy, or that of a service nobody has decided about. */
export function policyOf(bundle: Bundle | null, service: string): ServicePolicy {
  return policyIn(bundle?.services ?? [], service)
}

/** The same, from a list of policies. */
export function policyIn(policies: readonly ServicePolicy[], service: string): ServicePolicy {
  return policies.find((item) => item.service === service) ?? { service, status: 'detected', uses: [], conditions: [], alternative: null, reviewOn: null }
}

const decided: readonly ServiceStatus[] = ['approved', 'approved_with_conditions']

/**
 * Whether a use is allowed, three-valued: a prohibited or retired service is not, an undecided one is unknown, an
 * approved one is where an allowed use covers everything, is not where none can, and unknown while an answer is missing.
 */
export function decideUse(policy: ServicePolicy, use: KnownUse): Verdict {
  if (policy.status === 'prohibited' || policy.status === 'retired') return 'not-allowed'
  if (policy.status === 'dismissed') return 'allowed'
  if (!decided.includes(policy.status)) return 'unknown'
  const verdicts = policy.uses.map((allowed) => covers(allowed, use))
  if (verdicts.includes('allowed')) return 'allowed'
  return verdicts.includes('unknown') ? 'unknown' : 'not-allowed'
}

function covers(allowed: AllowedUse, use: KnownUse): Verdict {
  const checks = [
    within(allowed.purposes, use.purpose),
    within(allowed.levels, use.level),
    within(allowed.accountTypes, use.accountType === 'unknown' ? undefined : use.accountType),
  ]
  if (checks.includes('not-allowed')) return 'not-allowed'
  return checks.includes('unknown') ? 'unknown' : 'allowed'
}

function within<T extends string>(allowed: readonly T[], value: T | undefined): Verdict {
  if (value === undefined) return 'unknown'
  return allowed.includes(value) ? 'allowed' : 'not-allowed'
}

/** Levels that some allowed use covers given what is known so far, in rising order: what the chip shows. */
export function allowedLevels(policy: ServicePolicy, use: Omit<KnownUse, 'level'> = {}): Level[] {
  return levels.filter((level) => decideUse(policy, { ...use, level }) !== 'not-allowed' && decided.includes(policy.status))
}
