import { afterEach, beforeEach, expect, it } from 'vitest'
import { signedBundleSchema, type Bundle } from '#shared/policy/schema.ts'
import type { Rule } from '#shared/rule/schema.ts'
import { prohibit, startTrial, trialAct, trialCell, trialSheet, type Trial } from '#test/fixture/relay.ts'

let trial: Trial
beforeEach(async () => {
  trial = await startTrial()
})
afterEach(() => trial.stop())

const rule = (fact: 'riskLevel' | 'status'): Rule => ({
  id: '6f7c0a52-5b0e-4f43-9a6e-000000000001',
  when: [fact === 'status' ? { fact, values: ['prohibited'], not: false, orUnknown: false } : { fact, values: ['high', 'critical'], not: false, orUnknown: false }],
  rung: 'block',
  alternative: null,
  text: null,
})

async function publish(rules: Rule[], basedOn = 0): Promise<void> {
  expect((await trial.administrator.call('POST', '/api/acts', trialAct({ kind: 'publish-rules', rules }, basedOn))).ok).toBe(true)
}

async function ask(): Promise<{ bundle: Bundle; etag: string }> {
  const answer = await fetch(`${trial.url}/api/policy`, { headers: { authorization: `Bearer ${trial.relay.enrolment().token}` } })
  return { bundle: signedBundleSchema.parse(await answer.json()).bundle, etag: answer.headers.get('etag') ?? '' }
}

async function use(): Promise<void> {
  expect((await trial.pushSheet(await trialSheet(1, [{ ...trialCell, level: 'restricted', categories: ['credentials'] }]))).status).toBe(200)
  await trial.relay.publish()
}

it('the bundle tells the level of risk only while a published rule asks for it', async () => {
  await use()
  await publish([rule('status')])
  expect((await ask()).bundle.facts).toEqual([])
  await publish([rule('riskLevel')], 1)
  const { bundle } = await ask()
  expect(bundle.facts).toEqual([{ service: 'chatgpt', riskLevel: 'critical', trainsOnInputs: null }])
})

it('the tag changes when new tables change a fact, and stays when they change none', async () => {
  await publish([rule('riskLevel')])
  const before = await ask()
  expect(before.bundle.facts).toEqual([])
  expect((await ask()).etag).toBe(before.etag)
  await use()
  const after = await ask()
  expect(after.bundle.facts).toHaveLength(1)
  expect(after.etag).not.toBe(before.etag)
  expect(after.bundle.number).toBe(before.bundle.number)
  trial = await trial.again()
  expect((await ask()).etag).toBe(after.etag)
})

it('no draft moves a fact', async () => {
  await use()
  await publish([rule('riskLevel')])
  await trial.administrator.call('POST', '/api/acts', trialAct(prohibit))
  const before = await ask()
  const draft = { value: 'no', source: 'Hearsay', checkedOn: '2026-11-18', confidence: 'vendor_statement', expiresOn: '2027-05-18', editedBy: trial.administrator.member.id, editedOn: '2026-11-19' } as const
  await trial.relay.editDraft('procurement', { 'fact/chatgpt/personal_free/s.trainsOnInputs': draft, 'fact/chatgpt/personal_free/s.dpa': { ...draft, value: 'signed' } }, trial.administrator.member.id)
  expect((await ask()).etag).toBe(before.etag)
})
