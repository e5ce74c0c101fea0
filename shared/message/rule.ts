import type { Locale } from './format.ts'
import { de } from './rule.de.ts'
import { en } from './rule.en.ts'
import { sayCondition, sayRule, type ConditionShape, type RuleNames, type RuleShape } from './ruleTexts.ts'

// Rules in plain words. A page that loads one language takes rule.<language>.ts and `sayRule` instead.

export type { ConditionShape, RuleNames, RuleShape } from './ruleTexts.ts'
export const ruleTexts = { en, de }

/**
 * A rule in plain words: "Because the status is prohibited and the vendor’s country is not Germany or France: blocked."
 *
 * @param nameOf names of what only the caller knows, in the same language
 */
export function ruleInWords(locale: Locale, rule: RuleShape, nameOf: RuleNames): string {
  return sayRule(ruleTexts[locale], rule, nameOf)
}

/** One condition as a clause, to stand after "because". */
export function conditionInWords(locale: Locale, condition: ConditionShape, nameOf: RuleNames): string {
  return sayCondition(ruleTexts[locale], condition, nameOf)
}
