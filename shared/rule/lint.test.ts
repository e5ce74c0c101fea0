import fc from 'fast-check'
import { expect, it } from 'vitest'
import { decideRung, type Situation } from './decide.ts'
import { lintRules, type LintService } from './lint.ts'
import { rungs, type Condition, type Rule } from './schema.ts'

const id = (number: number) => `6f7c0a52-5b0e-4f43-9a6e-${String(number).padStart(12, '0')}`
const plain = { not: false, orUnknown: false } as const
const rule = (number: number, rung: Rule['rung'], when: Condition[], alternative: string | null = null): Rule => ({ id: id(number), when, rung, alternative, text: null })
const prohibited: Condition = { fact: 'status', values: ['prohibited'], ...plain }
const publicData: Condition = { fact: 'level', values: ['public'], ...plain }
const legal: Condition = { fact: 'department', values: ['legal'], ...plain }
const services: LintService[] = [
  { id: 'deepseek', situation: { service: 'deepseek', status: 'prohibited', country: 'CN' }, alternative: 'chatgpt', inUse: true },
  { id: 'otter', situation: { service: 'otter', status: 'prohibited', country: 'US' }, alternative: null, inUse: true },
  { id: 'chatgpt', situation: { service: 'chatgpt', status: 'approved', country: 'US' }, alternative: null, inUse: true },
]

it('an exception belongs before the rule it excepts', () => {
  const block = rule(1, 'block', [prohibited])
  const exception = rule(2, 'card', [prohibited, legal])
  expect(lintRules([block, exception], services)).toEqual([{ kind: 'never', rule: id(2), by: id(1), as: 'exception' }])
  expect(lintRules([exception, block], services)).toEqual([])
  expect(lintRules([block, { ...block, id: id(3) }], services)).toMatchObject([{ as: 'same' }])
  expect(lintRules([rule(1, 'chip', []), block], services)).toMatchObject([{ rule: id(1), as: 'covered' }])
})

it('an exception that needs an answer is asked for on the stop page', () => {
  const rules = [rule(2, 'card', [prohibited, publicData]), rule(1, 'block', [prohibited])]
  expect(lintRules(rules, services)).toEqual([{ kind: 'asks-first', rule: id(1), exception: id(2), facts: ['level'] }])
  expect(lintRules([rule(2, 'card', [{ fact: 'status', values: ['approved'], ...plain }, publicData]), rule(1, 'block', [prohibited])], services)).toEqual([])
})

it('redirecting needs somewhere to lead, and somewhere that is open', () => {
  expect(lintRules([rule(1, 'redirect', [prohibited])], services)).toEqual([{ kind: 'no-alternative', rule: id(1), services: ['otter'], all: false }])
  expect(lintRules([rule(1, 'redirect', [prohibited])], services.map((service) => ({ ...service, inUse: service.id !== 'otter' })))).toEqual([])
  expect(lintRules([rule(1, 'redirect', [{ ...prohibited, values: ['approved'] }])], services)).toMatchObject([{ all: true }])
  expect(lintRules([rule(1, 'redirect', [prohibited], 'chatgpt')], services)).toEqual([])
  expect(lintRules([rule(1, 'redirect', [{ ...prohibited, values: ['approved'] }], 'deepseek')], services)).toMatchObject([{ kind: 'closed-alternative' }])
})

it('a rule on facts that no service has is named', () => {
  expect(lintRules([rule(1, 'block', [{ fact: 'riskLevel', values: ['critical'], ...plain }])], services)).toEqual([{ kind: 'no-service', rule: id(1) }])
  expect(lintRules([rule(1, 'block', [{ fact: 'riskLevel', values: ['critical'], not: false, orUnknown: true }])], services)).toEqual([])
  expect(lintRules([rule(1, 'block', [{ fact: 'country', values: ['CN'], ...plain }])], [])).toEqual([])
})

const flags = { not: fc.boolean(), orUnknown: fc.boolean() }
const pick = <T extends string | boolean>(...values: readonly T[]) => fc.uniqueArray(fc.constantFrom(...values), { minLength: 1 })
const condition = fc.oneof(
  fc.record({ fact: fc.constant('service'), values: pick('a', 'b'), ...flags }),
  fc.record({ fact: fc.constant('riskLevel'), values: pick('low', 'medium', 'high', 'critical'), ...flags }),
  fc.record({ fact: fc.constant('trainsOnInputs'), values: pick(true, false), ...flags }),
  fc.record({ fact: fc.constant('verdict'), values: pick('allowed', 'not-allowed'), ...flags }),
) as fc.Arbitrary<Condition>
const anyRules = fc.array(fc.record({ when: fc.uniqueArray(condition, { selector: ({ fact }) => fact, maxLength: 3 }), rung: fc.constantFrom(...rungs) }), { maxLength: 5 })
  .map((list) => list.map((item, index): Rule => ({ ...item, id: id(index), alternative: null, text: null })))
const situation = fc.record({
  service: fc.constantFrom('a', 'b', 'c'),
  riskLevel: fc.constantFrom('low' as const, 'medium' as const, 'high' as const, 'critical' as const),
  trainsOnInputs: fc.boolean(),
  verdict: fc.constantFrom('allowed' as const, 'not-allowed' as const),
}, { requiredKeys: [] }) as fc.Arbitrary<Situation>

it('a rule that is said to act never does so in no situation', () => {
  fc.assert(fc.property(anyRules, fc.array(situation, { minLength: 30, maxLength: 30 }), (rules, situations) => {
    const never = new Set(lintRules(rules, []).flatMap((fault) => (fault.kind === 'never' ? [fault.rule] : [])))
    for (const one of situations) expect(never.has(decideRung(rules, one).rule?.id ?? '')).toBe(false)
  }))
})
