import { answerFacts, type Condition, type Rule, type RuleFact, type Rung } from './schema.ts'

/** What is known of a situation. A fact that is absent is unknown, and so is an account type `unknown`. */
export type Situation = {
  readonly [F in RuleFact]?: Extract<Condition, { fact: F }>['values'][number] | undefined
}

export type Truth = 'true' | 'false' | 'unknown'

export type Decision = {
  readonly rung: Rung
  /** The rule that holds; null: none matched, and the card asks as usual. */
  readonly rule: Rule | null
  /** Facts of an answer that rules before this one wait for: with them another rule may hold. */
  readonly open: readonly RuleFact[]
}

/** Whether a condition holds, three-valued. */
export function conditionTruth(condition: Condition, situation: Situation): Truth {
  const value = situation[condition.fact]
  if (value === undefined || (condition.fact === 'accountType' && value === 'unknown')) return condition.orUnknown ? 'true' : 'unknown'
  return (condition.values as readonly unknown[]).includes(value) !== condition.not ? 'true' : 'false'
}

/** Whether all conditions of a rule hold, three-valued (Kleene): one that is false decides, then one that is unknown. */
export function ruleTruth(rule: Rule, situation: Situation): Truth {
  const truths = rule.when.map((condition) => conditionTruth(condition, situation))
  if (truths.includes('false')) return 'false'
  return truths.includes('unknown') ? 'unknown' : 'true'
}

/** The first rule that matches. One that is unknown does not match, but an answer may make it. */
export function decideRung(rules: readonly Rule[], situation: Situation): Decision {
  const open = new Set<RuleFact>()
  for (const rule of rules) {
    const truth = ruleTruth(rule, situation)
    if (truth === 'true') return { rung: rule.rung, rule, open: [...open] }
    if (truth === 'unknown') for (const fact of missingAnswers(rule, situation)) open.add(fact)
  }
  return { rung: 'card', rule: null, open: [...open] }
}

/** Facts of an answer a rule waits for; empty where something else is unknown too, which no answer brings. */
export function missingAnswers(rule: Rule, situation: Situation): readonly RuleFact[] {
  const missing = rule.when.filter((condition) => conditionTruth(condition, situation) === 'unknown').map(({ fact }) => fact)
  return missing.every((fact) => isAnswered(fact, situation)) ? missing : []
}

/** Whether an answer brings the fact. While nobody has decided about a service there is no verdict on any use of it. */
function isAnswered(fact: RuleFact, { status }: Situation): boolean {
  if (fact === 'verdict' && (status === 'detected' || status === 'under_review')) return false
  return (answerFacts as readonly RuleFact[]).includes(fact)
}
