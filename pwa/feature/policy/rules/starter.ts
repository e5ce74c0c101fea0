import { pwaRulesMessages } from '#shared/message/pwa-rules.ts'
import type { Rule } from '#shared/rule/schema.ts'
import { eeaCountries } from '#shared/taxonomy/eea.ts'

// Rules many organisations begin with. Each is a whole rule: to be taken as it is or changed.

const plain = { not: false, orUnknown: false } as const
const own = (name: 'outside' | 'training') => ({ en: pwaRulesMessages.en.starterText[name], de: pwaRulesMessages.de.starterText[name] })

export const starters = {
  prohibited: { when: [{ fact: 'status', values: ['prohibited', 'retired'], ...plain }], rung: 'block', alternative: null, text: null },
  review: { when: [{ fact: 'status', values: ['under_review'], ...plain }], rung: 'redirect', alternative: null, text: null },
  outside: { when: [{ fact: 'country', values: [...eeaCountries], not: true, orUnknown: false }, { fact: 'status', values: ['detected'], ...plain }], rung: 'acknowledge', alternative: null, text: own('outside') },
  training: { when: [{ fact: 'trainsOnInputs', values: [true], ...plain }], rung: 'acknowledge', alternative: null, text: own('training') },
  notCovered: { when: [{ fact: 'verdict', values: ['not-allowed'], ...plain }], rung: 'justify', alternative: null, text: null },
} as const satisfies Record<string, Omit<RuleShape, 'id'>>

type RuleShape = { readonly [K in keyof Rule]: Rule[K] extends readonly (infer T)[] ? readonly T[] : Rule[K] }
export type StarterName = keyof typeof starters
export const starterNames = Object.keys(starters) as StarterName[]

/** A rule of its own made from an example. */
export function ruleOfStarter(name: StarterName, id: string): Rule {
  return { ...(structuredClone(starters[name]) as unknown as Omit<Rule, 'id'>), id }
}
