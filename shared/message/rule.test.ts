import { expect, test } from 'vitest'
import { ruleSchema, rungs, type Condition } from '#shared/rule/schema.ts'
import { eeaCountries } from '#shared/taxonomy/eea.ts'
import { serviceStatuses } from '#shared/taxonomy/lists.ts'
import { ruleInWords, ruleTexts, type RuleNames } from './rule.ts'

const countries: Record<string, [string, string]> = { DE: ['Germany', 'Deutschland'], FR: ['France', 'Frankreich'], CN: ['China', 'China'] }
const nameOf = (german: boolean): RuleNames => ({
  service: (id) => (id === 'mistral' ? 'Mistral' : 'DeepSeek'),
  department: () => (german ? 'Recht' : 'Legal'),
  category: () => (german ? 'Programmierhilfe' : 'Coding assistant'),
  country: (code) => countries[code]?.[german ? 1 : 0] ?? code,
})
const say = (rung: (typeof rungs)[number], when: readonly object[], alternative: string | null = null) => {
  const rule = ruleSchema.parse({ id: '6f7c0a52-5b0e-4f43-9a6e-000000000001', when: when.map((item) => ({ not: false, orUnknown: false, ...item })), rung, alternative, text: null })
  return [ruleInWords('en', rule, nameOf(false)), ruleInWords('de', rule, nameOf(true))]
}

test('a rule is one sentence', () => {
  expect(say('block', [{ fact: 'status', values: ['prohibited'] }, { fact: 'country', values: ['DE', 'FR'], not: true }])).toEqual([
    'Because the status is prohibited and the vendor’s country is not Germany or France: blocked.',
    'Weil der Status „nicht erlaubt“ ist und das Land des Anbieters nicht Deutschland oder Frankreich ist: gesperrt.',
  ])
  expect(say('redirect', [{ fact: 'service', values: ['deepseek'] }], 'mistral')).toEqual(['Because the service is DeepSeek: led to Mistral.', 'Weil der Dienst DeepSeek ist: weiter zu Mistral.'])
  expect(say('silent', [])).toEqual(['Always: nothing is shown and nothing is asked.', 'Immer: nichts wird gezeigt und nichts gefragt.'])
})

test('thirty countries of Europe have one name', () => {
  expect(say('acknowledge', [{ fact: 'country', values: eeaCountries, not: true }])).toEqual([
    'Because the vendor’s seat is outside the EU and EEA: a text is to be acknowledged before use.',
    expect.stringMatching(/^Weil der Anbieter seinen Sitz außerhalb von EU und EWR hat: /),
  ])
})

test('it says where unknown counts too', () => {
  expect(say('block', [{ fact: 'country', values: ['CN'], orUnknown: true }])).toEqual([
    'Because the vendor’s country is China (or unknown): blocked.',
    'Weil das Land des Anbieters China ist (oder unbekannt): gesperrt.',
  ])
})

test('yes-or-no facts are said as they are, whichever way the condition is put', () => {
  const sentence = (values: readonly boolean[], not = false) => say('justify', [{ fact: 'trainsOnInputs', values, not }])[0]
  expect(sentence([true])).toBe('Because the vendor trains on inputs: a reason is asked for.')
  expect(sentence([false])).toBe(sentence([true], true))
  expect(sentence([true, false])).toBe('Because it is known whether the vendor trains on inputs: a reason is asked for.')
  expect(say('block', [{ fact: 'verdict', values: ['not-allowed'] }])[1]).toBe('Weil die Nutzung nicht erlaubt ist: gesperrt.')
})

test('every fact, status and rung has words in both languages', () => {
  const facts: Record<Condition['fact'], readonly (string | boolean)[]> = {
    service: ['mistral'], status: serviceStatuses, category: ['code_assistant'], country: ['DE'], riskLevel: ['low', 'medium', 'high', 'critical'],
    trainsOnInputs: [true], department: ['legal'], accountType: ['personal_free', 'anonymous'], level: ['public', 'internal', 'confidential', 'restricted'],
    purpose: ['writing'], verdict: ['allowed'],
  }
  const when = Object.entries(facts).map(([fact, values]) => ({ fact, values }))
  for (const rung of rungs) for (const text of say(rung, when)) expect(text).not.toMatch(/undefined|null/)
  expect(Object.keys(ruleTexts.en.rung)).toEqual(rungs.filter((rung) => rung !== 'redirect'))
})
