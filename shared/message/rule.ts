import type { Locale } from './format.ts'
import { de } from './rule.de.ts'
import { en } from './rule.en.ts'
import { sayRule, type RuleNames, type RuleShape, type Voice } from './ruleTexts.ts'

// Rules in plain words. A page that loads one language takes rule.<language>.ts and `sayRule` instead.

export type { RuleNames, RuleShape } from './ruleTexts.ts'
export const ruleTexts = { en, de }

/**
 * A rule in plain words: "Because the status is prohibited and the vendor’s country is not Germany or France: blocked."
 *
 * @param nameOf names of what only the caller knows, in the same language
 * @param voice to somebody it has met, or to those who write it
 */
export function ruleInWords(locale: Locale, rule: RuleShape, nameOf: RuleNames, voice: Voice = 'because'): string {
  return sayRule(ruleTexts[locale], rule, nameOf, voice)
}
