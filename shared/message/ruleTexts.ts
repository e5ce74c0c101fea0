import { isEea } from '#shared/taxonomy/eea.ts'
import type { AccountType, Level, Purpose, ServiceStatus } from '#shared/taxonomy/schema.ts'

/** One condition of a rule (shared/rule): texts know no rules, only their shape. */
export type ConditionShape = {
  readonly fact: ListFact | 'trainsOnInputs' | 'verdict'
  readonly values: readonly (string | boolean)[]
  readonly not: boolean
  readonly orUnknown: boolean
}
export type RuleShape = {
  readonly when: readonly ConditionShape[]
  readonly rung: 'silent' | 'chip' | 'card' | 'acknowledge' | 'justify' | 'redirect' | 'block'
  /** Service id. */
  readonly alternative: string | null
}

/** How ids that only the caller knows are called, in the language of the sentence. */
export type RuleNames = {
  readonly service: (id: string) => string
  readonly department: (id: string) => string
  readonly category: (id: string) => string
  /** Of ISO 3166-1 alpha-2. */
  readonly country: (code: string) => string
}

type ListFact = 'service' | 'status' | 'category' | 'country' | 'riskLevel' | 'department' | 'accountType' | 'level' | 'purpose'
type Either = { readonly yes: string; readonly no: string; readonly known: string }

/** `because`: why something happened here. `if`: what a rule does, wherever. */
export type Voice = 'because' | 'if'

/** The words of one language. `not` is the negation to put before the values, or nothing. */
export type RuleTexts = {
  readonly choice: (items: readonly string[]) => string
  /** To somebody a rule has met, and to those who write it. */
  readonly said: { readonly [V in Voice]: (conditions: readonly string[], result: string) => string }
  readonly always: (result: string) => string
  readonly orUnknown: (clause: string) => string
  readonly is: { readonly [F in ListFact]: (values: string, not: string) => string }
  readonly not: string
  /** Instead of thirty names. */
  readonly eea: { readonly inside: string; readonly outside: string }
  readonly trainsOnInputs: Either
  readonly verdict: Either
  readonly never: string
  readonly status: { readonly [S in ServiceStatus]: string }
  readonly riskLevel: { readonly [L in 'low' | 'medium' | 'high' | 'critical']: string }
  readonly category: (name: string) => string
  readonly level: (id: Level) => string
  readonly purpose: (id: Purpose) => string
  readonly accountType: (id: AccountType) => string
  readonly rung: { readonly [R in Exclude<RuleShape['rung'], 'redirect'>]: string }
  readonly redirect: (alternative: string | null) => string
}

/**
 * A rule in plain words: "Because the status is prohibited and the vendor’s country is not Germany or France: blocked."
 *
 * @param texts words of the language
 * @param nameOf names of what only the caller knows, in the same language
 */
export function sayRule(texts: RuleTexts, rule: RuleShape, nameOf: RuleNames, voice: Voice): string {
  const result = rule.rung === 'redirect' ? texts.redirect(rule.alternative === null ? null : nameOf.service(rule.alternative)) : texts.rung[rule.rung]
  if (rule.when.length === 0) return texts.always(result)
  return texts.said[voice](rule.when.map((condition) => sayCondition(texts, condition, nameOf)), result)
}

/** One condition as a clause, to stand after "because" or "if". */
function sayCondition(texts: RuleTexts, condition: ConditionShape, nameOf: RuleNames): string {
  const clause = clauseOf(texts, condition, nameOf)
  return condition.orUnknown ? texts.orUnknown(clause) : clause
}

function clauseOf(texts: RuleTexts, { fact, values, not }: ConditionShape, nameOf: RuleNames): string {
  if (fact === 'trainsOnInputs') return either(texts, texts.trainsOnInputs, values.includes(true) !== not, values.includes(false) !== not)
  if (fact === 'verdict') return either(texts, texts.verdict, values.includes('allowed') !== not, values.includes('not-allowed') !== not)
  if (fact === 'country' && isEea(values.map(String))) return not ? texts.eea.outside : texts.eea.inside
  const words = values.map((value) => wordOf(texts, fact, String(value), nameOf))
  return texts.is[fact](texts.choice(words), not ? texts.not : '')
}

function either(texts: RuleTexts, { yes, no, known }: Either, onYes: boolean, onNo: boolean): string {
  if (onYes) return onNo ? known : yes
  return onNo ? no : texts.never
}

/** Ids come checked by the schema of rules: one that a list does not have is a bug there, and is shown as it is. */
function wordOf(texts: RuleTexts, fact: ListFact, id: string, nameOf: RuleNames): string {
  switch (fact) {
    case 'service': return nameOf.service(id)
    case 'department': return nameOf.department(id)
    case 'category': return texts.category(nameOf.category(id))
    case 'country': return nameOf.country(id)
    case 'status': return texts.status[id as ServiceStatus]
    case 'riskLevel': return texts.riskLevel[id as keyof RuleTexts['riskLevel']]
    case 'accountType': return texts.accountType(id as AccountType)
    case 'level': return texts.level(id as Level)
    case 'purpose': return texts.purpose(id as Purpose)
  }
}
