import { serviceCategories } from '#shared/catalogue/kind.ts'
import { levels, serviceStatuses, accountTypes } from '#shared/taxonomy/lists.ts'
import { purposeIds } from '#shared/taxonomy/schema.ts'
import { conditionTruth, type Situation } from './decide.ts'
import { answerFacts, rungs, type Condition, type Rule, type RuleFact } from './schema.ts'

// What is odd about a list of rules. Nothing here forbids anything: people may have reasons.

/** A service as the faults need it: what is known of it before anybody answers, and where its decision leads. */
export type LintService = { readonly id: string; readonly situation: Situation; readonly alternative: string | null; /** Seen here or decided about. */ readonly inUse: boolean }

export type RuleFault =
  /** It can never act: `by`, before it, always matches first. exception: it is the milder and narrower of the two, so it belongs before. */
  | { readonly kind: 'never'; readonly rule: string; readonly by: string; readonly as: 'same' | 'exception' | 'covered' }
  /** It leads to an alternative that these services in use do not have; `all`: none that it may hold for has one. */
  | { readonly kind: 'no-alternative'; readonly rule: string; readonly services: readonly string[]; readonly all: boolean }
  /** The alternative it names is itself prohibited or retired. */
  | { readonly kind: 'closed-alternative'; readonly rule: string; readonly service: string }
  /** An exception before it waits for an answer: people are asked on the stop page. */
  | { readonly kind: 'asks-first'; readonly rule: string; readonly exception: string; readonly facts: readonly RuleFact[] }
  /** No service is known for which it could hold. */
  | { readonly kind: 'no-service'; readonly rule: string }

/** What is odd about the rules, in their order. */
export function lintRules(rules: readonly Rule[], services: readonly LintService[]): RuleFault[] {
  return rules.flatMap((rule, index) => {
    const before = rules.slice(0, index)
    const by = before.find((earlier) => covers(earlier, rule))
    if (by !== undefined) return [{ kind: 'never', rule: rule.id, by: by.id, as: relation(by, rule) }]
    const concerned = services.filter(({ situation }) => mayHold(rule, situation))
    return [...alternativeFaults(rule, concerned, services), ...asksFirst(rule, before), ...(services.length > 0 && concerned.length === 0 ? [{ kind: 'no-service', rule: rule.id } as const] : [])]
  })
}

function relation(by: Rule, rule: Rule): 'same' | 'exception' | 'covered' {
  if (covers(rule, by)) return 'same'
  return rungs.indexOf(rule.rung) < rungs.indexOf(by.rung) ? 'exception' : 'covered'
}

/** True where the rule can hold for the service as things stand: an answer may still be missing, a fact of the service not. */
function mayHold(rule: Rule, situation: Situation): boolean {
  return rule.when.every((condition) => isOfPerson(condition.fact) || conditionTruth(condition, situation) === 'true')
}

function isOfPerson(fact: RuleFact): boolean {
  return fact === 'department' || isAnswer(fact)
}

function isAnswer(fact: RuleFact): boolean {
  return (answerFacts as readonly RuleFact[]).includes(fact)
}

function alternativeFaults(rule: Rule, concerned: readonly LintService[], services: readonly LintService[]): RuleFault[] {
  if (rule.alternative !== null) {
    const status = services.find(({ id }) => id === rule.alternative)?.situation.status
    return status === 'prohibited' || status === 'retired' ? [{ kind: 'closed-alternative', rule: rule.id, service: rule.alternative }] : []
  }
  if (rule.rung !== 'redirect') return []
  const without = concerned.filter(({ alternative }) => alternative === null)
  const all = without.length > 0 && without.length === concerned.length
  const used = without.filter(({ inUse }) => inUse).map(({ id }) => id)
  return all || used.length > 0 ? [{ kind: 'no-alternative', rule: rule.id, services: used, all }] : []
}

/** Rules that stop people before anything is sent. */
const stops = ['redirect', 'block'] as const satisfies readonly Rule['rung'][]

function asksFirst(rule: Rule, before: readonly Rule[]): RuleFault[] {
  if (!(stops as readonly string[]).includes(rule.rung) || rule.when.some(({ fact }) => isAnswer(fact))) return []
  const exception = before.find((earlier) => rungs.indexOf(earlier.rung) < rungs.indexOf(rule.rung) && earlier.when.some(({ fact }) => isAnswer(fact)) && meet(earlier, rule))
  return exception === undefined ? [] : [{ kind: 'asks-first', rule: rule.id, exception: exception.id, facts: exception.when.map(({ fact }) => fact).filter(isAnswer) }]
}

/** True where the first rule holds whenever the second does. */
function covers(first: Rule, second: Rule): boolean {
  return first.when.every((condition) => {
    const own = second.when.find(({ fact }) => fact === condition.fact)
    return own === undefined ? condition.orUnknown && isEverything(condition) : within(own, condition)
  })
}

/** True where both rules can hold at once. */
function meet(first: Rule, second: Rule): boolean {
  return first.when.every((condition) => {
    const own = second.when.find(({ fact }) => fact === condition.fact)
    if (own === undefined || (own.orUnknown && condition.orUnknown)) return true
    const [a, b] = [valuesOf(own), valuesOf(condition)]
    if (a !== null && b !== null) return a.some((value) => b.includes(value))
    // Of an open list something is always left over.
    return a === null && b === null ? true : [...(a ?? b ?? [])].some((value) => conditionHolds(a === null ? own : condition, value))
  })
}

/** True where the first condition holds only when the second does. */
function within(first: Condition, second: Condition): boolean {
  if (first.orUnknown && !second.orUnknown) return false
  const values = valuesOf(first)
  if (values !== null) return values.every((value) => conditionHolds(second, value))
  return second.not && (second.values as readonly unknown[]).every((value) => (first.values as readonly unknown[]).includes(value))
}

function conditionHolds({ values, not }: Condition, value: unknown): boolean {
  return (values as readonly unknown[]).includes(value) !== not
}

/** All values a condition holds for; null where it is "none of" a list that is open. */
function valuesOf(condition: Condition): readonly unknown[] | null {
  const all = domains[condition.fact]
  if (all !== undefined) return all.filter((value) => conditionHolds(condition, value))
  return condition.not ? null : condition.values
}

function isEverything(condition: Condition): boolean {
  const all = domains[condition.fact]
  return all !== undefined && all.every((value) => conditionHolds(condition, value))
}

/** Facts with a closed list of values. An account type nobody named is unknown, not a value. */
const domains: { readonly [F in RuleFact]?: readonly unknown[] } = {
  status: serviceStatuses,
  category: serviceCategories,
  riskLevel: ['low', 'medium', 'high', 'critical'],
  trainsOnInputs: [true, false],
  accountType: accountTypes.filter((type) => type !== 'unknown'),
  level: levels,
  purpose: purposeIds,
  verdict: ['allowed', 'not-allowed'],
}
