import { afterEach, beforeEach, expect, it } from 'vitest'
import { signedBundleSchema } from '#shared/policy/schema.ts'
import { verify } from '#shared/signature/signature.ts'
import { prohibit, startTrial, trialAct, trialDay, type Trial } from '#test/fixture/relay.ts'

const { subtle } = globalThis.crypto
let now: Date
let trial: Trial
beforeEach(async () => {
  now = trialDay
  trial = await startTrial({ clock: () => now })
})
afterEach(() => trial.stop())

const ask = (etag?: string) =>
  fetch(`${trial.url}/api/policy`, { headers: { authorization: `Bearer ${trial.relay.enrolment().token}`, ...(etag === undefined ? {} : { 'if-none-match': etag }) } })
const tag = async () => (await ask()).headers.get('etag') ?? ''

it('is signed with the key of the enrolment and holds the decisions', async () => {
  await trial.administrator.call('POST', '/api/acts', trialAct(prohibit))
  const { bundle, signature } = signedBundleSchema.parse(await (await ask()).json())
  expect(await verify(subtle, trial.relay.enrolment().key, bundle, signature)).toBe(true)
  expect(bundle).toMatchObject({ number: 1, issuedAt: trialDay.toISOString(), expiresAt: '2026-11-26T12:00:00.000Z', services: [{ service: 'chatgpt', status: 'prohibited' }] })
})

it('its tag stays the same within a day and over a restart, and changes with an act and the day', async () => {
  const first = await tag()
  expect((await ask(first)).status).toBe(304)
  now = new Date(now.getTime() + 3_600_000)
  expect(await tag()).toBe(first)
  trial = await trial.again()
  expect(await tag()).toBe(first)
  now = new Date(now.getTime() + 24 * 3_600_000)
  const nextDay = await tag()
  expect(nextDay).not.toBe(first)
  await trial.administrator.call('POST', '/api/acts', trialAct(prohibit))
  expect((await ask(nextDay)).status).toBe(200)
})

it('needs the token', async () => {
  expect((await fetch(`${trial.url}/api/policy`)).status).toBe(401)
})
