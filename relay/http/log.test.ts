import { pino } from 'pino'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createSigningKey } from '#shared/signature/signature.ts'
import { startTrial, trialAct, trialCell, trialSheet, prohibit, type Trial } from '#test/fixture/relay.ts'

// What the relay writes down of each call: enough to find a fault, nothing of who called or what was said.

const marker = 'planted-marker'
const lines: string[] = []
let trial: Trial
beforeAll(async () => {
  trial = await startTrial({ log: pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) }) })
})
afterAll(() => trial.stop())

/** The lines one piece of work leaves. */
async function loggedBy(work: () => Promise<unknown>): Promise<Record<string, unknown>[]> {
  const before = lines.length
  await work()
  return lines.slice(before).map((line) => JSON.parse(line) as Record<string, unknown>)
}

it('a refusal is logged by route, status and code, not by what was in it', async () => {
  const bad = async (cell: object) => trial.pushSheet({ ...(await trialSheet()), sheet: { ...(await trialSheet()).sheet, cells: [{ ...trialCell, ...cell }] } } as never)
  expect(await loggedBy(() => bad({ [marker]: 1 }))).toMatchObject([{ method: 'POST', route: '/api/sheets', status: 400, problem: 'unknown-field' }])
  expect(await loggedBy(() => bad({ level: marker }))).toMatchObject([{ route: '/api/sheets', status: 400, problem: 'malformed' }])
})

it('nothing of a caller, a secret or a content is in any line', async () => {
  const key = await createSigningKey(crypto.subtle)
  const signed = await trialSheet(1, [trialCell], key)
  const odd = { 'user-agent': marker, referer: `https://${marker}.example/`, 'x-forwarded-for': '203.0.113.7', cookie: `daybook=${marker}` }
  await trial.pushSheet(signed, odd)
  await trial.pushSheet(signed, { ...odd, authorization: `Bearer ${marker}` })
  await fetch(`${trial.url}/api/${marker}?q=${marker}`, { headers: odd })
  await fetch(`${trial.url}/${marker}`, { headers: odd })
  await fetch(`${trial.url}/api/session`, { method: 'POST', body: JSON.stringify({ token: marker }) })
  const ada = await trial.join(`Ada ${marker}`, 'security')
  expect((await ada.call('POST', '/api/acts', { ...trialAct(prohibit), reason: marker })).status).toBe(201)
  expect((await ada.call('POST', '/api/acts', { ...trialAct(prohibit), reason: marker })).status).toBe(409)
  const draft = await trial.openDraft(ada, 'inventory')
  draft.set('record/chatgpt/owner', { value: marker, editedBy: ada.member.id, editedOn: '2026-11-19' })
  await draft.saved()
  draft.set('record/chatgpt/owner', { value: marker, url: marker, editedBy: ada.member.id, editedOn: '2026-11-19' })
  await draft.saved().catch(() => undefined)
  draft.close()

  const text = lines.join('')
  expect(lines.length).toBeGreaterThan(8)
  const secrets = [marker, signed.sheet.id, trial.relay.enrolment().token, ada.cookie.split('=')[1] ?? '', ada.member.id, '203.0.113.7', '127.0.0.1', 'chatgpt']
  for (const secret of secrets) expect(text).not.toContain(secret)
})
