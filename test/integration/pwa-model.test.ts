import { afterEach, describe, expect, it } from 'vitest'
// Brings the IndexedDB that Dexie finds when it is loaded.
import { createBrowser, signIn, startRelay, stopAll, type Browser, type Tab } from './pwa-client.ts'
import { Dexie } from 'dexie'
import { hashValue } from '#shared/canonical/hash.ts'
import type { TableOf } from '#shared/table/schema.ts'
import { ownerOf, readModel, seal, type StoredModel } from '#pwa/data/model.ts'
import { putModel, putTable, readTables } from '#pwa/data/worker-store.ts'

afterEach(stopAll)

const { subtle } = crypto

async function modelOf(tab: Tab, summary = '{"services":[]}'): Promise<StoredModel> {
  const session = tab.state.session.value
  if (session === null) throw new Error('nobody is signed in')
  return { build: 'this one', owner: ownerOf(session), inputs: 'x', summary: await seal(subtle, summary), risks: await seal(subtle, '{"risk":[]}') }
}

async function signedIn() {
  const relay = await startRelay()
  const browser = createBrowser(relay.url())
  const tab = await browser.openTab()
  const member = await signIn(relay, tab)
  await tab.engine.syncNow()
  return { relay, browser, tab, member }
}

/** Changes the kept row behind the program's back. */
async function tamper({ name }: Browser, row: unknown): Promise<void> {
  const database = await new Dexie(name).open()
  await database.table('model').put(row, 'model')
  database.close()
}
async function kept({ name }: Browser): Promise<unknown> {
  const database = await new Dexie(name).open()
  const row: unknown = await database.table('model').get('model')
  database.close()
  return row
}

describe('what was shown last', () => {
  it('is there at the next start, offline', async () => {
    const { browser, tab } = await signedIn()
    const model = await modelOf(tab)
    expect(await putModel(browser.name, model)).toBe(true)
    browser.goOffline()
    const next = await browser.openTab()
    expect(next.state.model.value).toEqual(model)
    expect(next.state.fetched.value).toBe(true)
  })

  const half = async (model: StoredModel) => ({ ...model, summary: { ...model.summary, text: model.summary.text.slice(0, 5) } })
  it.each<[string, (model: StoredModel, tab: Tab) => Promise<unknown>]>([
    ['half written', half],
    ['changed', async (model) => ({ ...model, risks: { ...model.risks, text: '{"risk":[1]}' } })],
    ['of another shape', async ({ summary, ...rest }) => ({ ...rest, lines: summary })],
    ['a text', async () => 'nonsense'],
    ['a list', async () => [1, 2]],
    ['empty', async () => ({})],
    ['of other types', async (model) => ({ ...model, summary: { text: 7, hash: null } })],
    ['of another ledger', async (model) => ({ ...model, owner: model.owner.replace(/^\S+/, crypto.randomUUID()) })],
    ['of another member', async (model) => ({ ...model, owner: `${model.owner}x` })],
  ])('is dropped where it is %s, and nothing else is lost', async (_name, change) => {
    const { browser, tab } = await signedIn()
    await tamper(browser, await change(await modelOf(tab), tab))
    const next = await browser.openTab()
    expect(next.state.model.value).toBe(null)
    expect(await kept(browser)).toBe(undefined)
    expect(next.state.ready.value).toBe(true)
    expect(next.state.session.value).toEqual(tab.state.session.value)
    expect(next.state.warnings.value).toEqual([])
  })

  it('goes with the sign-out, and what the worker was still drawing is not kept', async () => {
    const { browser, tab } = await signedIn()
    const model = await modelOf(tab)
    await putModel(browser.name, model)
    await tab.engine.signOut()
    expect(await kept(browser)).toBe(undefined)
    expect(await putModel(browser.name, model)).toBe(false)
    expect((await browser.openTab()).state.model.value).toBe(null)
  })

  it('is nobody else\'s: another member signs in on the same browser', async () => {
    const { relay, browser, tab } = await signedIn()
    const model = await modelOf(tab)
    await putModel(browser.name, model)
    await signIn(relay, tab, 'auditor')
    expect(tab.state.model.value).toBe(null)
    expect(await putModel(browser.name, model)).toBe(false)
    expect((await browser.openTab()).state.model.value).toBe(null)
  })
})

it('without a session nothing is believed', async () => {
  const { tab } = await signedIn()
  expect(await readModel(subtle, await modelOf(tab), undefined)).toBe(null)
})

describe('tables for the worker', () => {
  const table = (period: string): TableOf<'presence'> => ({ version: 1, kind: 'presence', issue: 1, k: 1, rules: '1', period, rows: [] })

  it('are read by hash; one that is gone is left out', async () => {
    const { browser, tab } = await signedIn()
    const [one, other] = [table('2026-08'), table('2026-09')]
    const hashes = await Promise.all([one, other].map((each) => hashValue(subtle, each)))
    const index = [one, other].map(({ kind, period, issue }, at) => ({ kind, period, issue, hash: hashes[at], bytes: 1 }))
    browser.serve = (path) => (path === '/api/tables' ? { tables: index } : path === `/api/tables/${hashes[0]}` ? one : path === `/api/tables/${hashes[1]}` ? other : null)
    await tab.engine.syncNow()
    expect([...(await readTables(browser.name, [...hashes, 'gone']))]).toEqual([[hashes[0], one], [hashes[1], other]])
  })

  it('are kept for whom they were fetched, and for nobody after that', async () => {
    const { browser, tab } = await signedIn()
    const { owner } = await modelOf(tab)
    const row = { hash: 'one', table: table('2026-08') }
    expect(await putTable(browser.name, owner, row)).toBe(true)
    expect([...(await readTables(browser.name, ['one'])).keys()]).toEqual(['one'])
    await tab.engine.signOut()
    expect(await putTable(browser.name, owner, row)).toBe(false)
    expect((await readTables(browser.name, ['one'])).size).toBe(0)
  })

  it('of a browser that has none are an error, and no database is made', async () => {
    await expect(readTables('nobody', ['x'])).rejects.toThrow()
    expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain('nobody')
  })
})

it('a replica of the version before is taken over with its tables', async () => {
  const { tab } = await signedIn()
  const months = ['2026-05', '2026-06', '2026-07', '2026-08', '2026-09']
  const session = tab.state.session.value
  const old = createBrowser('http://127.0.0.1:9')
  const database = new Dexie(old.name)
  database.version(1).stores({ meta: '', acts: 'number', pendingActs: 'act.id', edits: '++order', published: 'hash', entries: '' })
  await database.open()
  await database.table('meta').put({ session, fetched: true }, 'meta')
  await database.table('published').bulkPut(months.map((period) => ({ hash: period, table: { version: 1, kind: 'presence', issue: 1, k: 1, rules: '1', period, rows: [] } })))
  database.close()
  const next = await old.openTab()
  expect(next.state.published.value.map(({ period }) => period)).toEqual(months)
  // Pages read the newest; the others stay in the database.
  expect(next.state.tables.value.presence.map(({ period }) => period)).toEqual(months.slice(-3))
  expect(next.state.session.value).toEqual(session)
})
