import { afterEach, beforeEach, expect, it } from 'vitest'
import { unanswered } from '#shared/cell/cells.ts'
import { canonicalBytes, hashBytes } from '#shared/canonical/hash.ts'
import type { TableIndex } from '#shared/protocol/http.ts'
import { createSigningKey, sign, type SigningKey } from '#shared/signature/signature.ts'
import { tableSchema } from '#shared/table/schema.ts'
import { startTrial, trialCell, trialDay, trialSheet, type Trial } from '#test/fixture/relay.ts'

const { subtle } = globalThis.crypto
let now: Date
let trial: Trial
let keys: SigningKey[]
beforeEach(async () => {
  now = trialDay
  trial = await startTrial({ clock: () => now })
  await trial.administrator.call('POST', '/api/acts', organisation)
  keys = await Promise.all(Array.from({ length: 6 }, () => createSigningKey(subtle)))
})
afterEach(() => trial.stop())

const organisation = {
  version: 1,
  id: crypto.randomUUID(),
  basedOn: 0,
  reason: 'Set up',
  content: { kind: 'set-organisation', name: 'Acme', mode: 'organisation', k: 5, departments: [] },
}

async function push(count: number, revision = 1, sessions = 3): Promise<void> {
  for (const key of keys.slice(0, count)) expect((await trial.pushSheet(await trialSheet(revision, [{ ...trialCell, sessions }], key))).status).toBe(200)
}

async function index(): Promise<TableIndex['tables']> {
  await trial.relay.publish()
  return ((await (await trial.administrator.call('GET', '/api/tables')).json()) as TableIndex).tables
}

const names = async () => (await index()).map(({ kind, period, issue }) => `${kind} ${period} #${issue}`)

it('nothing is published below k sheets, then what occurs, and figures when the period is closed', async () => {
  await push(4)
  expect(await names()).toEqual([])
  await push(5)
  const occurrence = ['evidence 2026-11 #1', 'presence 2026-11 #1']
  expect(await names()).toEqual([...occurrence, 'trend 2026-W45 #1', 'trend 2026-W46 #1'])
  now = new Date('2026-11-23T12:00:00Z')
  expect(await names()).toEqual([...occurrence, 'trend 2026-W45 #1', 'trend 2026-W46 #1', 'trend 2026-W47 #1'])
})

it('a table is the canonical text of its hash, and stays for good', async () => {
  await push(5)
  const [evidence, presence] = await index()
  const response = await trial.administrator.call('GET', `/api/tables/${presence?.hash}`)
  expect(response.headers.get('cache-control')).toContain('immutable')
  const table = tableSchema.parse(await response.json())
  expect(table).toMatchObject({ kind: 'presence', k: 5, rows: [{ service: 'chatgpt', levels: ['internal'], purposes: ['writing'], unanswered: false }] })
  expect(await hashBytes(subtle, canonicalBytes(table))).toBe(presence?.hash)
  expect(evidence?.bytes).toBeGreaterThan(50)
  expect((await trial.administrator.call('GET', `/api/tables/${'A'.repeat(43)}`)).status).toBe(404)
  expect((await fetch(`${trial.url}/api/tables/${presence?.hash}`)).status).toBe(401)
})

it('a service the catalogue does not know is not published, whatever a browser calls it; the rest of its sheet is', async () => {
  await push(4)
  const invented = [{ ...trialCell, service: 'ada-lovelace-is-slow' }, { ...trialCell, service: 'claude' }]
  expect((await trial.pushSheet(await trialSheet(1, invented, keys[4]))).status).toBe(200)
  const tables = await Promise.all((await index()).map(async ({ hash }) => (await trial.administrator.call('GET', `/api/tables/${hash}`)).text()))
  expect(tables.join('')).toContain('claude')
  expect(tables.join('')).not.toContain('ada-lovelace')
  trial = await trial.again({ clock: () => now })
  expect((await index()).every(({ issue }) => issue === 1)).toBe(true)
})

it('a department that is not on the list is unknown until it is put there', async () => {
  for (const key of keys.slice(0, 5)) await trial.pushSheet(await trialSheet(1, [{ ...trialCell, department: 'ada-lovelace' }], key))
  now = new Date('2026-12-01T12:00:00Z')
  const rows = async () => {
    const table = (await index()).findLast(({ kind }) => kind === 'departments')
    return JSON.stringify(tableSchema.parse(await (await trial.administrator.call('GET', `/api/tables/${table?.hash}`)).json()).rows)
  }
  expect(await rows()).not.toContain('ada-lovelace')
  const content = { ...organisation.content, departments: [{ id: 'ada-lovelace', name: 'Ada Lovelace Institute' }] }
  expect((await trial.administrator.call('POST', '/api/acts', { ...organisation, id: crypto.randomUUID(), basedOn: 1, content })).status).toBe(201)
  // What is out stays; the next issue names it.
  for (const key of keys.slice(0, 5)) await trial.pushSheet(await trialSheet(2, [{ ...trialCell, department: 'ada-lovelace', sessions: 9 }], key))
  expect(await rows()).toContain('ada-lovelace')
})

it('what came of questions is in the profile of the closed month, sheets of the version before beside it', async () => {
  const more = { asks: { answered: 2, answeredLater: 0, ignored: 1, ignoredAgain: 0 }, justified: [{ reason: 'trial' as const, count: 1 }], guidance: 3 }
  const silent = { ...trialCell, ...unanswered }
  for (const key of keys.slice(0, 5)) expect((await trial.pushSheet(await trialSheet(1, [trialCell, silent], key, '2026-11', more))).status).toBe(200)
  const { sheet } = await trialSheet(1, [trialCell], keys[5])
  const old = { ...sheet, version: 1 as const }
  expect((await trial.pushSheet({ sheet: old, signature: await sign(subtle, (keys[5] as SigningKey).privateKey, old) })).status).toBe(200)
  now = new Date('2026-12-01T12:00:00Z')
  // From the rows as stored, too.
  trial = await trial.again({ clock: () => now })
  const { hash } = (await index()).findLast(({ kind }) => kind === 'profile') ?? {}
  const table = tableSchema.parse(await (await trial.administrator.call('GET', `/api/tables/${hash}`)).json())
  const rows = table.kind === 'profile' ? table.rows.filter(({ by }) => by === 'asks' || by === 'justified' || by === 'guidance') : []
  const band = { from: 5, to: 9 }
  expect(rows).toEqual([
    { service: 'organisation', by: 'asks', value: 'answered', browsers: band, sessions: { from: 10, to: 24 } },
    { service: 'organisation', by: 'asks', value: 'ignored', browsers: band, sessions: band },
    { service: 'organisation', by: 'justified', value: 'trial', browsers: band, sessions: band },
    // One browser has acknowledged nothing: too few to be named.
    { service: 'organisation', by: 'guidance', value: 'version_3', browsers: band, sessions: { from: 0, to: 0 } },
  ])
})

it('a restart issues nothing again, and a change after it only what changed', async () => {
  await push(5)
  const before = await index()
  trial = await trial.again({ clock: () => now })
  expect(await index()).toEqual(before)
  await trial.pushSheet(await trialSheet(2, [{ ...trialCell, purpose: 'coding' }], keys[0]))
  const after = await index()
  expect(after.map(({ kind, issue }) => `${kind} #${issue}`)).toContain('presence #2')
  const presence = after.find(({ kind }) => kind === 'presence')
  const table = tableSchema.parse(await (await trial.administrator.call('GET', `/api/tables/${presence?.hash}`)).json())
  expect(table.rows).toMatchObject([{ purposes: ['writing', 'coding'] }])
})

const tableCount = async (of: Trial) => ((await (await of.administrator.call('GET', '/api/tables')).json()) as TableIndex).tables.length

it('in a personal workspace what the browser sends appears by itself at once', async () => {
  const personal = await startTrial({ clock: () => now })
  expect((await personal.pushSheet(await trialSheet(1, [trialCell], keys[0]))).status).toBe(200)
  await expect.poll(() => tableCount(personal), { timeout: 5_000 }).toBeGreaterThan(0)
  await personal.stop()
})

it('in an organisation it is gathered, so that nobody can watch when a browser sends', async () => {
  await push(5)
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  expect(await tableCount(trial)).toBe(0)
  await trial.relay.publish()
  expect(await tableCount(trial)).toBe(4)
})

it('when the sheets expire the tables stay, and nothing new is issued', async () => {
  await push(6)
  now = new Date('2026-12-10T12:00:00Z')
  const closed = await index()
  expect(closed.map(({ kind }) => kind)).toContain('profile')
  trial = await trial.again({ clock: () => new Date('2027-03-01T12:00:00Z') })
  expect(await index()).toEqual(closed)
  trial = await trial.again({ clock: () => new Date('2029-12-10T12:00:00Z') })
  expect(await index()).toEqual([])
})

const candidates = [{ host: 'new-chat.io', evidence: ['stream' as const, 'path' as const] }, { host: 'ada-lovelace.local', evidence: ['stream' as const, 'gesture' as const] }]

it('hosts that k browsers name are published, and none that cannot be on the internet', async () => {
  for (const key of keys.slice(0, 5)) await trial.pushSheet(await trialSheet(1, [trialCell], key, '2026-11', { candidates }))
  const presence = (await index()).find(({ kind }) => kind === 'presence')
  const table = tableSchema.parse(await (await trial.administrator.call('GET', `/api/tables/${presence?.hash}`)).json())
  expect(table).toMatchObject({ kind: 'presence', candidates: [candidates[0]] })
})

it('sessions of a host count once it was confirmed, those sent before it too', async () => {
  await trial.relay.publish()
  for (const key of keys.slice(0, 5)) await trial.pushSheet(await trialSheet(1, [{ ...trialCell, service: 'own-new--chat-io' }], key))
  const rows = async () => {
    const presence = (await index()).findLast(({ kind }) => kind === 'presence')
    return JSON.stringify(tableSchema.parse(await (await trial.administrator.call('GET', `/api/tables/${presence?.hash}`)).json()).rows)
  }
  expect(await rows()).toBe('[]')
  const settle = (outcome: object, basedOn: number) => trial.administrator.call('POST', '/api/acts', {
    version: 1, id: crypto.randomUUID(), basedOn, reason: 'Looked at', content: { kind: 'settle-candidate', host: 'new-chat.io', ...outcome },
  })
  const confirmed = await settle({ outcome: 'confirm', name: 'New Chat', vendor: 'New', category: 'general_assistant' }, 0)
  expect(confirmed.status).toBe(201)
  expect(await rows()).toContain('own-new--chat-io')
  // Taken back: what was counted stays counted.
  const { number } = (await confirmed.json()) as { number: number }
  expect((await settle({ outcome: 'dismiss' }, number)).status).toBe(201)
  expect(await rows()).toContain('own-new--chat-io')
})
