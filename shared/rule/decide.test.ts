import fc from 'fast-check'
import { expect, test } from 'vitest'
import { conditionTruth, decideRung, ruleTruth, type Situation } from './decide.ts'
import { ruleSchema, rungs, type Condition, type Rule } from './schema.ts'

const id = (number: number) => `6f7c0a52-5b0e-4f43-9a6e-${String(number).padStart(12, '0')}`
const rule = (number: number, rung: Rule['rung'], ...when: Condition[]): Rule => ruleSchema.parse({ id: id(number), when, rung, alternative: null, text: null })
const is = <F extends Condition['fact']>(fact: F, values: Extract<Condition, { fact: F }>['values'], flags: Partial<Pick<Condition, 'not' | 'orUnknown'>> = {}) =>
  ({ fact, values, not: false, orUnknown: false, ...flags }) as Extract<Condition, { fact: F }>

test('the first rule that matches holds, and without one the card asks', () => {
  const rules = [rule(1, 'silent', is('service', ['deepl'])), rule(2, 'block', is('status', ['prohibited']))]
  expect(decideRung(rules, { service: 'deepl', status: 'prohibited' })).toMatchObject({ rung: 'silent', rule: rules[0] })
  expect(decideRung(rules, { service: 'chatgpt', status: 'prohibited' })).toMatchObject({ rung: 'block', rule: rules[1] })
  expect(decideRung(rules, { service: 'chatgpt', status: 'approved' })).toEqual({ rung: 'card', rule: null, open: [] })
})

test('a rule never matches on unknown unless it says so', () => {
  const [strict, wide] = [rule(1, 'block', is('country', ['CN'])), rule(2, 'block', is('country', ['CN'], { orUnknown: true }))]
  expect(decideRung([strict], { service: 'x' }).rung).toBe('card')
  expect(decideRung([wide], { service: 'x' }).rung).toBe('block')
  expect(ruleTruth(rule(3, 'block', is('accountType', ['personal_free'])), { accountType: 'unknown' })).toBe('unknown')
})

test('"is none of" is the other way round, and unknown stays unknown', () => {
  const outsideEurope = is('country', ['DE', 'FR'], { not: true })
  expect(conditionTruth(outsideEurope, { country: 'US' })).toBe('true')
  expect(conditionTruth(outsideEurope, { country: 'FR' })).toBe('false')
  expect(conditionTruth(outsideEurope, {})).toBe('unknown')
})

test('an exception that waits for an answer is named beside the rule that holds until then', () => {
  const rules = [
    rule(1, 'card', is('department', ['legal']), is('level', ['public'])),
    rule(2, 'card', is('riskLevel', ['low'])),
    rule(3, 'block', is('status', ['prohibited'])),
  ]
  expect(decideRung(rules, { status: 'prohibited', department: 'legal' })).toMatchObject({ rung: 'block', open: ['level'] })
  // Another department: no answer can help. A risk level that is unknown: no answer brings it.
  expect(decideRung(rules, { status: 'prohibited', department: 'sales' }).open).toEqual([])
})

const fact = fc.constantFrom('a', 'b', 'c')
const condition = fc.record({
  fact: fc.constantFrom('service' as const, 'department' as const, 'country' as const),
  values: fc.uniqueArray(fact, { minLength: 1 }),
  not: fc.boolean(),
  orUnknown: fc.boolean(),
}) as fc.Arbitrary<Condition>
const rules = fc.array(fc.record({ when: fc.uniqueArray(condition, { selector: ({ fact }) => fact, maxLength: 3 }), rung: fc.constantFrom(...rungs) }), { maxLength: 6 })
  .map((list) => list.map((item, index): Rule => ({ ...item, id: id(index), alternative: null, text: null })))
const situation = fc.record({ service: fact, department: fact, country: fact }, { requiredKeys: [] }) as fc.Arbitrary<Situation>

test('three-valued: what is decided about a rule stays so whatever is learned later', () => {
  fc.assert(fc.property(rules, situation, situation, (all, known, more) => {
    const learned = { ...more, ...known }
    for (const one of all) {
      const strict = { ...one, when: one.when.map((item) => ({ ...item, orUnknown: false })) }
      const before = ruleTruth(strict, known)
      if (before !== 'unknown') expect(ruleTruth(strict, learned)).toBe(before)
    }
  }))
})

test('rules after the one that holds change nothing', () => {
  fc.assert(fc.property(rules, rules, situation, (first, more, known) => {
    const decision = decideRung(first, known)
    if (decision.rule !== null) expect(decideRung([...first, ...more], known)).toEqual(decision)
  }))
})
