import { expect, test } from 'vitest'
import { ruleSchema, type Rule } from '#shared/rule/schema.ts'
import { bundleSchema, type Bundle } from './schema.ts'
import { decideSituation, mayBar, situationOf } from './situation.ts'

const rule = (rung: Rule['rung'], ...when: readonly object[]) => ruleSchema.parse({
  id: crypto.randomUUID(), rung, alternative: null, text: null, when: when.map((item) => ({ not: false, orUnknown: false, ...item })),
})
const bundle = (rules: readonly Rule[] = [], more: object = {}): Bundle => bundleSchema.parse({
  version: 2, epoch: '6f7c0a52-5b0e-4f43-9a6e-000000000001', number: 1, issuedAt: '2026-11-21T00:00:00Z', expiresAt: '2026-12-21T00:00:00Z',
  organisation: { name: '', mode: 'organisation', k: 10 }, departments: [], notice: { version: 0, en: null, de: null, contact: null }, rules,
  services: [{ service: 'otter', status: 'approved', uses: [{ purposes: ['writing'], levels: ['public'], accountTypes: ['corporate_team'] }], conditions: [], alternative: null, reviewOn: null }],
  facts: [{ service: 'otter', riskLevel: 'high', trainsOnInputs: null }], card: { questionsPerDay: 3, hints: { on: false, markings: [] } },
  guidance: null, hosts: { own: [{ id: 'own-x', name: 'X', vendor: 'Y', category: 'translation', host: 'x.example' }], merged: [], dismissed: [] }, answers: [], ...more,
})
const otter = { id: 'otter', category: 'meeting_assistant', country: 'US' } as const

test('what is not known is left out, never made up', () => {
  expect(situationOf(bundle(), otter, null)).toEqual({ service: 'otter', status: 'approved', category: 'meeting_assistant', country: 'US', riskLevel: 'high' })
  expect(situationOf(bundle(), { ...otter, country: 'unknown' }, 'legal').country).toBe(undefined)
  expect(situationOf(null, { id: 'new' }, null)).toEqual({ service: 'new', status: 'detected' })
  expect(situationOf(bundle(), { id: 'own-x' }, null).category).toBe('translation')
})

test('an answer brings level, purpose, account and the verdict on them', () => {
  expect(situationOf(bundle(), otter, 'sales', { level: 'public', purpose: 'writing', accountType: 'corporate_team' })).toMatchObject({
    level: 'public', purpose: 'writing', accountType: 'corporate_team', department: 'sales', verdict: 'allowed',
  })
  expect(situationOf(bundle(), otter, null, { level: 'restricted' }).verdict).toBe('not-allowed')
  const unsure = situationOf(bundle(), otter, null, { level: 'public', purpose: 'writing', accountType: 'unknown' })
  expect([unsure.accountType, unsure.verdict]).toEqual([undefined, undefined])
})

test('without a bundle or a rule the card asks', () => {
  expect(decideSituation(null, otter, null).rung).toBe('card')
  expect(decideSituation(bundle([rule('block', { fact: 'country', values: ['US'] })]), otter, null).rung).toBe('block')
})

test('a rule that an answer alone may fulfil asks ahead; one that waits for more, or stands behind, does not', () => {
  const ahead = (...rules: readonly Rule[]) => mayBar(bundle(rules), situationOf(bundle(rules), otter, null))
  expect(ahead(rule('block', { fact: 'level', values: ['restricted'] }))).toBe(true)
  expect(ahead(rule('block', { fact: 'country', values: ['US'] }, { fact: 'level', values: ['restricted'] }))).toBe(true)
  expect(ahead(rule('justify', { fact: 'level', values: ['restricted'] }))).toBe(false)
  expect(ahead(rule('block', { fact: 'country', values: ['CN'] }, { fact: 'level', values: ['restricted'] }))).toBe(false)
  expect(ahead(rule('block', { fact: 'department', values: ['legal'] }, { fact: 'level', values: ['restricted'] }))).toBe(false)
  expect(ahead(rule('chip', { fact: 'service', values: ['otter'] }), rule('block', { fact: 'level', values: ['restricted'] }))).toBe(false)
})

test('where nobody has decided there is no verdict to wait for', () => {
  const notCovered = rule('block', { fact: 'verdict', values: ['not-allowed'] })
  const known = bundle([notCovered])
  const ahead = (id: string) => [mayBar(known, situationOf(known, { id }, null)), decideSituation(known, { id }, null).open]
  expect(ahead('otter')).toEqual([true, ['verdict']])
  expect(ahead('new')).toEqual([false, []])
})
