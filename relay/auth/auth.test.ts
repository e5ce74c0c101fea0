import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { prohibit, signIn, startTrial, trialAct, trialDay, type Trial } from '#test/fixture/relay.ts'

let now: Date
let trial: Trial
beforeEach(async () => {
  now = trialDay
  trial = await startTrial({ clock: () => now })
})
afterEach(() => trial.stop())

const hours = (count: number) => {
  now = new Date(now.getTime() + count * 3_600_000)
}

it('a sign-in link works once, for a day', async () => {
  const [used, old] = [await trial.relay.createSignInLink(), await trial.relay.createSignInLink()]
  await signIn(trial.url, used)
  await expect(signIn(trial.url, used)).rejects.toThrow('401')
  hours(25)
  await expect(signIn(trial.url, old)).rejects.toThrow('401')
})

it('a session lasts 30 days after its last use', async () => {
  const { call } = trial.administrator
  hours(29 * 24)
  const renewed = await call('GET', '/api/session')
  expect(renewed.headers.get('set-cookie')).toContain('Max-Age=2592000')
  hours(29 * 24)
  expect((await call('GET', '/api/session')).status).toBe(200)
  hours(31 * 24)
  expect((await call('GET', '/api/session')).status).toBe(401)
})

it('signing out ends the session and what it has open', async () => {
  const draft = await trial.openDraft(trial.administrator, 'risk')
  expect((await trial.administrator.call('DELETE', '/api/session')).status).toBe(204)
  expect((await trial.administrator.call('GET', '/api/session')).status).toBe(401)
  await expect.poll(() => draft.closings.length).toBeGreaterThan(0)
  draft.close()
})

it('the cookie is for this site only and no script can read it', async () => {
  const [, token] = (await trial.relay.createSignInLink()).split('#')
  const response = await fetch(`${trial.url}/api/session`, { method: 'POST', body: JSON.stringify({ token }) })
  expect(response.headers.get('set-cookie')).toMatch(/^daybook_\d+=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Strict$/)
})

it('only administrators see and add members', async () => {
  const auditor = await trial.join('Ann', 'auditor')
  for (const [method, path] of [['GET', '/api/members'], ['POST', '/api/members'], ['PATCH', `/api/members/${auditor.member.id}`], ['DELETE', `/api/members/${trial.administrator.member.id}`], ['POST', `/api/members/${auditor.member.id}/link`], ['GET', '/api/enrolment'], ['POST', '/api/sample/remove']] as const) {
    expect((await auditor.call(method, path, method === 'POST' ? { name: 'X', role: 'auditor' } : undefined)).status).toBe(403)
  }
  const added = await trial.administrator.call('POST', '/api/members', { name: 'Pat', role: 'procurement' })
  const { link, member } = await added.json()
  expect(member).toMatchObject({ name: 'Pat', role: 'procurement' })
  expect((await signIn(trial.url, link)).member).toEqual(member)
  const { members } = await (await trial.administrator.call('GET', '/api/members')).json()
  expect(members.map(({ name }: { name: string }) => name)).toEqual(['Administrator', 'Ann', 'Pat'])
})

it('a member who is removed is out at once: sessions, links and open drafts; what they did stays', async () => {
  const sam = await trial.join('Sam', 'security')
  const act = trialAct(prohibit)
  expect((await sam.call('POST', '/api/acts', act)).status).toBe(201)
  const draft = await trial.openDraft(sam, 'risk')
  const unused = await trial.relay.createSignInLink(sam.member.id)
  const { call } = trial.administrator
  expect((await call('DELETE', `/api/members/${sam.member.id}`)).status).toBe(204)
  expect((await sam.call('GET', '/api/session')).status).toBe(401)
  await expect(signIn(trial.url, unused)).rejects.toThrow('401')
  await expect.poll(() => draft.closings.length).toBeGreaterThan(0)
  await expect(trial.openDraft(sam, 'risk')).rejects.toThrow('closed')
  draft.close()
  expect((await call('DELETE', `/api/members/${sam.member.id}`)).status).toBe(404)
  expect((await (await call('GET', '/api/acts?after=0')).json()).acts).toMatchObject([{ by: { name: 'Sam' } }])
})

it('a role that is changed counts at once, also in open drafts', async () => {
  const ann = await trial.join('Ann', 'auditor')
  const draft = await trial.openDraft(ann, 'risk')
  const { call } = trial.administrator
  const changed = await call('PATCH', `/api/members/${ann.member.id}`, { role: 'security' })
  expect([changed.status, await changed.json()]).toEqual([200, { ...ann.member, role: 'security' }])
  await expect.poll(() => draft.closings.length).toBeGreaterThan(0)
  draft.close()
  expect((await (await ann.call('GET', '/api/session')).json()).member.role).toBe('security')
  const again = await trial.openDraft(ann, 'risk')
  expect(again.provider.authorizedScope).toBe('read-write')
  again.close()
  expect((await call('PATCH', `/api/members/${ann.member.id}`, { role: 'king' })).status).toBe(400)
  expect((await call('PATCH', '/api/members/nobody', { role: 'auditor' })).status).toBe(404)
})

it('the last administrator can neither be removed nor become anything else', async () => {
  const { call, member } = trial.administrator
  const refusedWith = async (response: Response) => [response.status, ((await response.json()) as { code: string }).code]
  expect(await refusedWith(await call('DELETE', `/api/members/${member.id}`))).toEqual([409, 'last-administrator'])
  expect(await refusedWith(await call('PATCH', `/api/members/${member.id}`, { role: 'auditor' }))).toEqual([409, 'last-administrator'])
  const eve = await trial.join('Eve', 'administrator')
  expect((await eve.call('DELETE', `/api/members/${member.id}`)).status).toBe(204)
  expect((await call('GET', '/api/members')).status).toBe(401)
  expect(await refusedWith(await eve.call('DELETE', `/api/members/${eve.member.id}`))).toEqual([409, 'last-administrator'])
})

it('a member whose link or session has ended is let in again, as the same member', async () => {
  const ann = await trial.join('Ann', 'auditor')
  const { call } = trial.administrator
  const { link } = await (await call('POST', `/api/members/${ann.member.id}/link`)).json()
  expect((await signIn(trial.url, link)).member).toEqual(ann.member)
  expect((await call('POST', '/api/members/nobody/link')).status).toBe(404)
})

describe('other sites', () => {
  it.each([
    [{ origin: 'https://evil.example' }, 403],
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{ 'sec-fetch-site': 'same-origin' }, 201],
    [{}, 201],
  ])('a changing call with %j gets %i', async (headers, status) => {
    expect((await trial.administrator.call('POST', '/api/members', { name: 'X', role: 'auditor' }, headers as Record<string, string>)).status).toBe(status)
  })
})

it('guessing links is slowed down', async () => {
  const guess = () => fetch(`${trial.url}/api/session`, { method: 'POST', body: JSON.stringify({ token: 'A'.repeat(43) }) })
  const statuses = []
  for (let index = 0; index < 21; index++) statuses.push((await guess()).status)
  expect([statuses[0], statuses[19], statuses[20]]).toEqual([401, 401, 429])
  hours(1)
  expect((await guess()).status).toBe(401)
})

it('no secret stands in the store as it is', async () => {
  const link = await trial.relay.createSignInLink()
  const secrets = [link.split('#')[1] as string, trial.administrator.cookie.split('=')[1] as string]
  await trial.relay.stop()
  const stored = readFileSync(join(trial.folder, 'daybook.sqlite'), 'latin1')
  for (const secret of secrets) expect(stored).not.toContain(secret)
  trial = await startTrial()
})
