import { afterEach, beforeEach, expect, it } from 'vitest'
import { startTrial, trialAct, trialSheet, type Trial } from '#test/fixture/relay.ts'

let trial: Trial
beforeEach(async () => {
  trial = await startTrial()
})
afterEach(() => trial.stop())

it('a sample is removed as a whole; who asked stays signed in to a fresh personal workspace', async () => {
  const { relay, administrator } = trial
  const other = await trial.join('Sam', 'security')
  const past = new Date('2026-09-01T09:00:00Z')
  const recorded = await relay.ledger.recordPast(trialAct({ kind: 'set-organisation', name: 'Sample', mode: 'sample', k: 2, departments: [] }), administrator.member, past)
  expect(recorded).toMatchObject({ ok: true, act: { at: past.toISOString() } })
  expect((await relay.admitSheet(await trialSheet())).ok).toBe(true)
  const entry = { value: 'Sales', editedBy: other.member.id, editedOn: '2026-11-19' }
  await relay.editDraft('inventory', { 'record/chatgpt/owner': entry }, other.member.id)
  const draft = await trial.openDraft(other, 'inventory')
  const before = relay.enrolment()
  const epoch = (await (await administrator.call('GET', '/api/session')).json()).workspace.epoch

  expect((await administrator.call('POST', '/api/sample/remove')).status).toBe(204)

  const { workspace, member } = await (await administrator.call('GET', '/api/session')).json()
  expect(member).toEqual(administrator.member)
  expect(workspace).toMatchObject({ mode: 'personal', k: 1, reporting: { browsers: { from: 0, to: 0 } } })
  expect(workspace.epoch).not.toBe(epoch)
  expect(relay.enrolment().key).not.toBe(before.key)
  expect(relay.enrolment().token).not.toBe(before.token)
  expect(await (await administrator.call('GET', '/api/acts')).json()).toEqual({ acts: [] })
  expect((await other.call('GET', '/api/session')).status).toBe(401)
  const fresh = await trial.openDraft(administrator, 'inventory')
  expect(fresh.get('record/chatgpt/owner')).toBe(undefined)
  expect(draft.closings).not.toEqual([])
  expect((await administrator.call('POST', '/api/sample/remove')).status).toBe(409)
  draft.close()
  fresh.close()
})

it('nothing that was on its way to the sample ends up in the new workspace', async () => {
  const { relay, administrator } = trial
  await relay.ledger.recordPast(trialAct({ kind: 'set-organisation', name: 'Sample', mode: 'sample', k: 2, departments: [] }), administrator.member, new Date('2026-09-01T09:00:00Z'))
  const sheets = await Promise.all(Array.from({ length: 60 }, () => trialSheet()))
  const token = relay.enrolment().token
  const pushes = sheets.map((sheet) => trial.pushSheet(sheet, { authorization: `Bearer ${token}` }))
  const removal = administrator.call('POST', '/api/sample/remove')
  const twice = administrator.call('POST', '/api/sample/remove')
  const late = sheets.map((sheet) => trial.pushSheet(sheet, { authorization: `Bearer ${token}` }))
  expect([(await removal).status, (await twice).status].sort()).toEqual([204, 409])
  const statuses = (await Promise.all([...pushes, ...late])).map(({ status }) => status)
  expect(new Set(statuses)).toEqual(new Set([200, 401]))
  const { workspace } = await (await administrator.call('GET', '/api/session')).json()
  expect(workspace.reporting.browsers).toEqual({ from: 0, to: 0 })
  await relay.publish()
  expect(await (await administrator.call('GET', '/api/tables')).json()).toEqual({ tables: [] })
})

it('a workspace that is no sample cannot be removed', async () => {
  expect((await trial.administrator.call('POST', '/api/sample/remove')).status).toBe(409)
})
