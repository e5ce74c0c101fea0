import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import examples from './examples.json' with { type: 'json' }
import type { Facts } from './facts.ts'
import { anyFactKeys, anyFacts } from './fixture.ts'
import { evaluateAll } from './outcome.ts'
import { openQuestions, type PlacedOutcome } from './questions.ts'
import type { FactKey } from './schema.ts'

function place(facts: Facts, service: string, accountType: string, confirmed: (fact: FactKey) => boolean = () => true): PlacedOutcome[] {
  return evaluateAll(facts, { confirmed }).map((outcome) => ({ outcome, service, accountType }))
}
const base = examples.baseFacts as Facts

it('asks nothing when everything is known and confirmed', () => {
  expect(openQuestions(place(base, 'a', 'corporate_team'))).toEqual([])
})

it('asks an organisation fact once, a service fact once a service, a fact of the terms once an account type', () => {
  const facts = { ...base, 'u.level': 'confidential', 'u.connectors': ['mail'], 's.dpa': null, 's.connectorAllowlist': null, 'o.incidentChannel': null } as Facts
  const questions = openQuestions([...place(facts, 'a', 'personal_free'), ...place(facts, 'a', 'corporate_team'), ...place(facts, 'b', 'corporate_team')])
  const places = (fact: string) => questions.filter((question) => question.fact === fact).map(({ service, accountType }) => [service, accountType])
  expect(places('o.incidentChannel')).toEqual([[null, null]])
  expect(places('s.connectorAllowlist')).toEqual([['a', null], ['b', null]])
  expect(places('s.dpa')).toEqual([['a', 'corporate_team'], ['a', 'personal_free'], ['b', 'corporate_team']])
})

it('puts the fact that touches most lines first and says what an answer does', () => {
  const facts = { ...base, 'u.level': 'confidential', 'u.categories': ['personal_data'], 's.dpa': null, 's.sso': null, 'r.providerIncidentOpen': null } as Facts
  const questions = openQuestions(place(facts, 'a', 'corporate_team'))
  expect(questions[0]).toEqual({
    fact: 's.dpa',
    kind: 'answer',
    service: 'a',
    accountType: 'corporate_team',
    entries: [
      { risk: 'AIC-D01', service: 'a', effect: 'clears' },
      { risk: 'AIC-D03', service: 'a', effect: 'clears' },
    ],
  })
  expect(questions.find(({ fact }) => fact === 'r.providerIncidentOpen')?.entries).toEqual([{ risk: 'AIC-S07', service: 'a', effect: 'decides' }])
})

it('asks for confirmation where there is a value', () => {
  const facts = { ...base, 'u.categories': ['special_category'] } as Facts
  const questions = openQuestions(place(facts, 'a', 'corporate_team', (fact) => fact !== 'r.dpia'))
  expect(questions).toEqual([{ fact: 'r.dpia', kind: 'confirm', service: 'a', accountType: null, entries: [
    { risk: 'AIC-D05', service: 'a', effect: 'decides' },
    { risk: 'AIC-L09', service: 'a', effect: 'decides' },
  ] }])
})

it('never asks what only staff can say, keeps its order, and does not depend on the order of cells', () => {
  fc.assert(
    fc.property(anyFacts, anyFacts, anyFactKeys, (one, two, confirmed) => {
      const placed = [...place(one, 'a', 'personal_free', (fact) => confirmed.includes(fact)), ...place(two, 'a', 'personal_free')]
      const questions = openQuestions(placed)
      for (const { fact, entries } of questions) {
        expect(fact).toMatch(/^[sro]\./)
        expect(entries.length).toBeGreaterThan(0)
      }
      const sizes = questions.map(({ entries }) => entries.length)
      expect(sizes).toEqual(sizes.toSorted((a, b) => b - a))
      expect(openQuestions(placed.toReversed())).toEqual(questions)
    }),
    { numRuns: 150 },
  )
})
