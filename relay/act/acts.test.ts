import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { ActContent } from '#shared/act/schema.ts'
import { createRelay } from '#relay/server.ts'
import { prohibit, startTrial, trialAct, type Caller, type Trial } from '#test/fixture/relay.ts'

let trial: Trial
let security: Caller
beforeEach(async () => {
  trial = await startTrial()
  security = await trial.join('Sam', 'security')
})
afterEach(() => trial.stop())

const answerOf = async (response: Response) => ({ status: response.status, ...((await response.json()) as Record<string, unknown>) })
const organisation: ActContent = { kind: 'set-organisation', name: 'Acme', mode: 'organisation', k: 10, departments: [{ id: 'sales', name: 'Sales' }] }

it('an act is stamped once, comes back the same when sent again, and survives a restart', async () => {
  const act = trialAct(prohibit)
  const first = await answerOf(await security.call('POST', '/api/acts', act))
  expect(first).toMatchObject({ status: 201, number: 1, at: '2026-11-19T12:00:00.000Z', by: security.member, samePerson: false })
  expect(await answerOf(await security.call('POST', '/api/acts', act))).toEqual({ ...first, status: 200 })
  expect(await answerOf(await security.call('POST', '/api/acts', { ...act, reason: 'Other' }))).toMatchObject({ status: 409, code: 'id-taken' })
  trial = await trial.again()
  const { acts } = await (await trial.administrator.call('GET', '/api/acts?after=0')).json()
  expect(acts).toHaveLength(1)
  expect(acts[0]).toEqual(Object.fromEntries(Object.entries(first).filter(([name]) => name !== 'status')))
  expect(await (await trial.administrator.call('GET', '/api/acts?after=1')).json()).toEqual({ acts: [] })
})

it('of two acts on the same state one stands and the other comes back with it', async () => {
  const answers = await Promise.all([1, 2].map(async () => answerOf(await security.call('POST', '/api/acts', trialAct(prohibit)))))
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
  expect(answers.find(({ status }) => status === 409)).toMatchObject({ code: 'stale', last: { number: 1 } })
})

it('roles count, and a body that is no act is refused by its field', async () => {
  const auditor = await trial.join('Ann', 'auditor')
  expect(await answerOf(await auditor.call('POST', '/api/acts', trialAct(prohibit)))).toMatchObject({ status: 403, code: 'role' })
  expect(await answerOf(await security.call('POST', '/api/acts', trialAct(organisation)))).toMatchObject({ status: 403, code: 'role' })
  expect(await answerOf(await security.call('POST', '/api/acts', { ...trialAct(prohibit), reason: ' ' }))).toMatchObject({ status: 400, field: 'reason' })
  expect((await fetch(`${trial.url}/api/acts`)).status).toBe(401)
})

it('in an organisation the last editor of a draft cannot confirm it, whoever is named', async () => {
  await trial.administrator.call('POST', '/api/acts', trialAct(organisation))
  const draft = { value: 'signed', source: 'Contract', checkedOn: '2026-11-19', confidence: 'contract', expiresOn: '2027-05-01' } as const
  const key = 'fact/chatgpt/corporate_team/s.dpa'
  await trial.relay.editDraft('procurement', { [key]: { ...draft, editedBy: security.member.id, editedOn: '2026-11-19' } }, security.member.id)
  const confirm = trialAct({ kind: 'confirm-fact', service: 'chatgpt', accountType: 'corporate_team', fact: 's.dpa', ...draft, proposedBy: null })
  expect(await answerOf(await security.call('POST', '/api/acts', confirm))).toMatchObject({ status: 409, code: 'same-person' })
  expect((await trial.administrator.call('POST', '/api/acts', confirm)).status).toBe(201)
})

it('a risk that must be avoided cannot be accepted', async () => {
  const accept = (risk: string): ActContent => ({ kind: 'accept-risk', risk, service: 'chatgpt', level: 'low', conditions: [], until: '2027-05-01', rules: '1' })
  expect(await answerOf(await security.call('POST', '/api/acts', trialAct(accept('AIC-Z99'))))).toMatchObject({ status: 409, code: 'not-acceptable' })
  expect((await security.call('POST', '/api/acts', trialAct(accept('AIC-D01')))).status).toBe(201)
})

it('a host is settled only where that names nothing else AI, whatever the form of the app lets pass', async () => {
  const settle = async (host: string, more: object = { outcome: 'confirm', name: 'X', vendor: 'X', category: 'legal' }) =>
    answerOf(await security.call('POST', '/api/acts', trialAct({ kind: 'settle-candidate', host, ...more } as ActContent)))
  expect(await settle('printer.local')).toMatchObject({ status: 409, code: 'host', field: 'content.host' })
  expect(await settle('google.com')).toMatchObject({ status: 409, code: 'host-shared' })
  expect(await settle('chatgpt.com')).toMatchObject({ status: 409, code: 'host-known' })
  expect(await settle('chatgpt.com', { outcome: 'merge', service: 'claude' })).toMatchObject({ status: 409, code: 'host-known' })
  expect(await settle('new-chat.io', { outcome: 'merge', service: 'claude' })).toMatchObject({ status: 201 })
})

it('a ledger somebody has changed is not started on', async () => {
  await security.call('POST', '/api/acts', trialAct(prohibit))
  await trial.relay.stop()
  const db = new DatabaseSync(join(trial.folder, 'daybook.sqlite'))
  db.exec("DROP TRIGGER act_no_update; UPDATE act SET act = replace(act, 'prohibited', 'approved')")
  db.close()
  await expect(createRelay({ dataDir: trial.folder, port: 0 })).rejects.toThrow('act 1 was changed')
  trial = await startTrial()
})
