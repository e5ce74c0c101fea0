import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { signIn, startTrial, trialDay, type Trial } from '#test/fixture/relay.ts'

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
  for (const [method, path] of [['GET', '/api/members'], ['POST', '/api/members'], ['GET', '/api/enrolment'], ['POST', '/api/sample/remove']] as const) {
    expect((await auditor.call(method, path, method === 'POST' ? { name: 'X', role: 'auditor' } : undefined)).status).toBe(403)
  }
  const added = await trial.administrator.call('POST', '/api/members', { name: 'Pat', role: 'procurement' })
  const { link, member } = await added.json()
  expect(member).toMatchObject({ name: 'Pat', role: 'procurement' })
  expect((await signIn(trial.url, link)).member).toEqual(member)
  const { members } = await (await trial.administrator.call('GET', '/api/members')).json()
  expect(members.map(({ name }: { name: string }) => name)).toEqual(['Administrator', 'Ann', 'Pat'])
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
