import { expect, it } from 'vitest'
import type { Act, ActContent } from '#shared/act/schema.ts'
import { bundleOf } from './bundle.ts'
import { allowedLevels, decideUse, policyOf } from './decide.ts'
import { bundleSchema } from './schema.ts'

const stamp = { epoch: '6f7c0a52-5b0e-4f43-9a6e-0a52a1c3e001', issuedAt: '2026-11-21T10:00:00Z', expiresAt: '2026-11-28T10:00:00Z' }

function act(number: number, content: ActContent): Act {
  const id = `6f7c0a52-5b0e-4f43-9a6e-0a52a1c3e${String(number).padStart(3, '0')}`
  const by = { id: 'member-1', name: 'Ada', role: 'security' } as const
  return { version: 1, id, basedOn: 0, reason: 'because', content, number, at: stamp.issuedAt, by, samePerson: false, previous: '', hash: 'x'.repeat(43) }
}

const approved: ActContent = {
  kind: 'decide-service',
  service: 'chatgpt',
  status: 'approved',
  uses: [
    { purposes: ['writing', 'coding'], levels: ['public', 'internal'], accountTypes: ['corporate_team'] },
    { purposes: ['translation'], levels: ['confidential'], accountTypes: ['corporate_enterprise'] },
  ],
  conditions: [],
  alternative: null,
  reviewOn: null,
}

it('the last act on a service decides', () => {
  const bundle = bundleOf([act(1, approved), act(2, { ...approved, status: 'prohibited', uses: [], alternative: 'claude' })], stamp)
  expect(bundleSchema.parse(bundle).number).toBe(2)
  expect(policyOf(bundle, 'chatgpt')).toMatchObject({ status: 'prohibited', alternative: 'claude' })
  expect(policyOf(bundle, 'claude').status).toBe('detected')
})

it('a use is decided on what is known only', () => {
  const policy = policyOf(bundleOf([act(1, approved)], stamp), 'chatgpt')
  expect(decideUse(policy, {})).toBe('unknown')
  expect(decideUse(policy, { level: 'restricted' })).toBe('not-allowed')
  expect(decideUse(policy, { level: 'internal', purpose: 'writing' })).toBe('unknown')
  expect(decideUse(policy, { level: 'internal', purpose: 'writing', accountType: 'corporate_team' })).toBe('allowed')
  expect(decideUse(policy, { level: 'confidential', purpose: 'writing', accountType: 'corporate_team' })).toBe('not-allowed')
  expect(decideUse(policy, { level: 'internal', purpose: 'writing', accountType: 'unknown' })).toBe('unknown')
})

it('the chip names the levels some use allows', () => {
  const policy = policyOf(bundleOf([act(1, approved)], stamp), 'chatgpt')
  expect(allowedLevels(policy)).toEqual(['public', 'internal', 'confidential'])
  expect(allowedLevels(policy, { accountType: 'corporate_team' })).toEqual(['public', 'internal'])
  expect(allowedLevels(policyOf(null, 'chatgpt'))).toEqual([])
})
