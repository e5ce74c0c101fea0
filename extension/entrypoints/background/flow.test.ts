import { Dexie } from 'dexie'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { exportSchema } from '#extension/platform/ledgerMessage.ts'
import { changeSetting } from '#extension/ledger/index.ts'
import { answer, createTrialBrowser, type TrialBrowser } from '#test/fixture/browser.ts'
import { createMemoryRelay, type MemoryRelay } from '#test/fixture/sheets.ts'

let now: Date
let relay: MemoryRelay
let browser: TrialBrowser
const clock = () => now
const wait = (days: number) => void (now = new Date(now.getTime() + days * 86_400_000))
const view = async (tab = 1) => (await browser.card(tab))?.view
const sources = async () => (await browser.entries()).map((entry) => `${entry.service.id} ${entry.source}`)
const sessionIn = async (tab = 1) => (await browser.card(tab))?.session ?? null
const say = async (tab = 1, memory: 'tab' | 'today' | '30_days' = 'tab', overridden = false) =>
  browser.ask({ kind: 'session/answer', session: await sessionIn(tab), memory, overridden, answer }, tab)
const decline = async (how: 'not-work' | 'wrong-tool' | 'later' | 'dismiss', tab = 1) => browser.ask({ kind: 'session/decline', session: await sessionIn(tab), how }, tab)

beforeEach(async () => {
  now = new Date(2026, 10, 18, 12)
  relay = await createMemoryRelay(clock)
  browser = createTrialBrowser({ relay, clock })
  await browser.boot(true)
})
afterEach(() => browser.db().close())

it('records nothing before the notice is acknowledged; then what is open counts and the question follows', async () => {
  await browser.use(1, 'chatgpt')
  expect(await browser.card(1)).toMatchObject({ view: 'card', reason: 'notice', session: null, notice: { acknowledged: false } })
  expect(await browser.entries()).toEqual([])
  expect(await say()).toEqual({ ok: false, reason: 'notice' })
  await browser.acknowledge()
  expect(await browser.card(1)).toMatchObject({ view: 'card', reason: 'use', notice: { acknowledged: true } })
  expect(await sources()).toEqual(['chatgpt unanswered'])
})

it('what a chip says of its size when the card is already meant to show does not make the card low, nor count as a card that was seen', async () => {
  await browser.acknowledge()
  await browser.open(1, 'chatgpt')
  await browser.use(1, 'chatgpt')
  await browser.ask({ kind: 'card/size', view: 'chip', width: 288, height: 43 }, 1)
  expect(browser.orders.get(1)).toMatchObject({ show: 'card', width: 360, height: 440 })
  expect(await browser.db().sessions.toArray()).toMatchObject([{ question: 'put' }])
  await browser.ask({ kind: 'card/size', view: 'card', width: 360, height: 521 }, 1)
  expect(browser.orders.get(1)).toMatchObject({ show: 'card', width: 360, height: 521 })
  expect(await browser.db().sessions.toArray()).toMatchObject([{ question: 'shown' }])
})

it('a new notice stops recording until it is acknowledged', async () => {
  await browser.acknowledge()
  await relay.publish({ number: 4, notice: { version: 4, en: 'New', de: 'Neu', contact: 'dpo' } })
  await browser.core().refreshNow()
  await browser.use(1, 'chatgpt')
  expect(await browser.entries()).toEqual([])
  expect(await browser.card(1)).toMatchObject({ reason: 'notice', notice: { version: 4, en: 'New' } })
})

it('who acknowledged a notice of before questions were counted is told of that first, also where the words are the organisation’s', async () => {
  await relay.publish({ number: 4, notice: { version: 4, en: 'Own', de: 'Eigene', contact: 'dpo' } })
  await browser.core().refreshNow()
  const notice = async () => (await browser.ask({ kind: 'home/state', tab: null })).notice
  const before = (await notice()).id.replace('+questions', '')
  expect(before).toMatch(/\/4$/)
  await changeSetting(browser.db(), { acknowledged: before })
  await browser.use(1, 'chatgpt')
  expect([(await notice()).acknowledged, await browser.entries()]).toEqual([false, []])
  await browser.acknowledge()
  expect([(await notice()).acknowledged, await sources()]).toEqual([true, ['chatgpt unanswered']])
})

it('chip on the working surface, nothing on a page about it, card on the first use', async () => {
  await browser.acknowledge()
  await browser.open(1, 'chatgpt')
  expect(browser.orders.get(1)).toMatchObject({ show: 'chip', listen: true })
  await browser.core().moved({ tabId: 1, frameId: 0, url: 'https://chatgpt.com/pricing' })
  expect(browser.orders.get(1)).toMatchObject({ show: 'nothing', listen: false })
  await browser.use(1, 'chatgpt')
  expect(browser.orders.get(1)).toMatchObject({ show: 'card', focus: false })
})

it('one session per tab, service and day: reload, further prompts and another service change nothing', async () => {
  await browser.acknowledge()
  await browser.use(1, 'chatgpt')
  await browser.open(1, 'chatgpt')
  await browser.use(1, 'chatgpt')
  await browser.use(1, 'claude')
  await browser.use(1, 'chatgpt')
  expect(await sources()).toEqual(['claude unanswered', 'chatgpt unanswered'])
  await browser.use(2, 'chatgpt')
  expect(await browser.entries()).toHaveLength(3)
  wait(1)
  await browser.use(2, 'chatgpt')
  expect(await browser.entries()).toHaveLength(4)
})

it('a request of a page service worker belongs to the tab of its service', async () => {
  await browser.acknowledge()
  await browser.open(7, 'chatgpt')
  await browser.use(-1, 'chatgpt')
  expect(await view(7)).toBe('card')
  await browser.use(-1, 'claude')
  expect(await sources()).toEqual(['chatgpt unanswered'])
})

it('saved means on disk: the answer is there when the background has died', async () => {
  await browser.acknowledge()
  await browser.use(1, 'chatgpt')
  expect(await say(1, 'today')).toMatchObject({ ok: true, counted: true, verdict: 'unknown' })
  await browser.restart()
  expect(await sources()).toEqual(['chatgpt answered'])
  await browser.use(1, 'chatgpt')
  await browser.use(2, 'chatgpt')
  expect(await sources()).toEqual(['chatgpt remembered', 'chatgpt answered'])
  expect(await view(2)).toBe('chip')
})

it('remembers for the tab, for today, for 30 days', async () => {
  await browser.acknowledge()
  await browser.use(1, 'chatgpt')
  await say(1, 'tab')
  await browser.use(2, 'chatgpt')
  wait(1)
  await browser.use(1, 'chatgpt')
  expect(await sources()).toEqual(['chatgpt remembered', 'chatgpt unanswered', 'chatgpt answered'])
  await browser.use(3, 'chatgpt')
  await say(3, '30_days')
  wait(30)
  await browser.use(4, 'chatgpt')
  wait(1)
  await browser.use(5, 'chatgpt')
  expect((await sources()).slice(0, 2)).toEqual(['chatgpt unanswered', 'chatgpt remembered'])
})

it('an answer for today also answers what is open in other tabs today', async () => {
  await browser.acknowledge()
  await browser.use(1, 'chatgpt')
  await browser.use(2, 'chatgpt')
  await say(1, 'today')
  expect(await sources()).toEqual(['chatgpt remembered', 'chatgpt answered'])
})

it('asks again when the status changes, and says why', async () => {
  await browser.acknowledge()
  await browser.use(1, 'chatgpt')
  await say(1, '30_days')
  await relay.publish({ number: 2, services: [{ service: 'chatgpt', status: 'prohibited', uses: [], conditions: [], alternative: 'claude', reviewOn: null }] })
  await browser.core().refreshNow()
  await browser.use(2, 'chatgpt')
  const card = await browser.card(2)
  expect(card).toMatchObject({ view: 'card', reason: 'status-changed', policy: { status: 'prohibited' }, alternative: { id: 'claude', url: 'https://claude.ai/' }, current: null })
  expect(await say(2)).toEqual({ ok: false, reason: 'not-allowed', verdict: 'not-allowed' })
  expect(await say(2, 'tab', true)).toMatchObject({ ok: true, verdict: 'not-allowed' })
  expect((await browser.entries())[0]).toMatchObject({ overridden: true, source: 'answered' })
})

it('"not work" and "wrong tool" remove the session and its count', async () => {
  await browser.acknowledge()
  await browser.use(1, 'chatgpt')
  await decline('not-work')
  await browser.use(1, 'chatgpt')
  await browser.use(2, 'claude')
  await decline('wrong-tool', 2)
  wait(1)
  await browser.use(2, 'claude')
  expect(await sources()).toEqual([])
  expect([await view(1), await view(2)]).toEqual(['chip', 'nothing'])
  await browser.use(1, 'chatgpt')
  expect(await sources()).toEqual(['chatgpt unanswered'])
})

it('"later" asks once more after an hour and then waits in the inbox', async () => {
  await browser.acknowledge()
  await browser.use(1, 'chatgpt')
  const session = await sessionIn()
  await decline('later')
  expect(await view()).toBe('chip')
  expect(browser.badge()).toBe(1)
  expect(browser.alarms.get(`remind:${session}`)).toBe(60)
  await browser.restart()
  await browser.core().alarm(`remind:${session}`)
  expect(await browser.card(1)).toMatchObject({ view: 'card', reason: 'reminder' })
  await browser.ask({ kind: 'card/fold', to: 'chip' }, 1)
  const home = await browser.ask({ kind: 'home/state', tab: 1 })
  expect(home.inbox).toMatchObject([{ session, service: { id: 'chatgpt' } }])
  await browser.ask({ kind: 'session/answer', session, memory: 'today', overridden: false, answer })
  expect((await browser.ask({ kind: 'home/state', tab: null })).inbox).toEqual([])
  expect(browser.badge()).toBe(0)
  expect(await sources()).toEqual(['chatgpt answered'])
})

it('the reminder keeps to the private switch, and to rules that ask nothing', async () => {
  await browser.acknowledge()
  await browser.use(1, 'chatgpt')
  const session = await sessionIn()
  await decline('later')
  await browser.ask({ kind: 'private/set', on: true })
  await browser.core().alarm(`remind:${session}`)
  expect(await view()).toBe('chip')
  await browser.ask({ kind: 'private/set', on: false })
  await relay.publish({ number: 2, rules: [{ id: '6f7c0a52-5b0e-4f43-9a6e-000000000001', rung: 'chip', when: [], alternative: null, text: null }] })
  await browser.core().refreshNow()
  await browser.core().alarm(`remind:${session}`)
  expect(await view()).toBe('chip')
  expect((await browser.ask({ kind: 'home/state', tab: null })).inbox).toHaveLength(1)
})

it('an answer ahead of the next use is that of a use that began while it was given', async () => {
  await browser.acknowledge()
  await browser.open(1, 'chatgpt')
  await browser.ask({ kind: 'card/expand' }, 1)
  expect(await sessionIn()).toBe(null)
  await browser.use(1, 'chatgpt')
  expect(await browser.ask({ kind: 'session/answer', session: null, memory: 'tab', overridden: false, answer }, 1)).toMatchObject({ ok: true, counted: true })
  expect(await sources()).toEqual(['chatgpt answered'])
  await browser.use(1, 'chatgpt')
  expect(await sources()).toEqual(['chatgpt answered'])
})

it('a browser session has begun only when the tabs of before are forgotten', async () => {
  await browser.acknowledge()
  await browser.use(1, 'chatgpt')
  const left: number[] = []
  await browser.core().start(async () => true, async () => void left.push(await browser.db().tabs.count()))
  await browser.core().start(async () => false, async () => void left.push(-1))
  expect(left).toEqual([0])
})

it('three dismissals are a week of silence for the service; the sessions still count', async () => {
  await browser.acknowledge()
  for (let day = 0; day < 3; day++) {
    await browser.use(day, 'chatgpt')
    expect(await view(day)).toBe('card')
    await decline('dismiss', day)
    wait(1)
  }
  for (let day = 0; day < 6; day++, wait(1)) {
    await browser.use(10 + day, 'chatgpt')
    expect(await view(10 + day)).toBe('chip')
  }
  await browser.use(30, 'claude')
  expect(await view(30)).toBe('card')
  wait(2)
  await browser.use(31, 'chatgpt')
  expect(await view(31)).toBe('card')
  expect(await browser.entries()).toHaveLength(11)
})

it('where no card can be shown the question waits in the inbox and the badge says so', async () => {
  await browser.acknowledge()
  browser.setFramed(false)
  await browser.use(1, 'chatgpt')
  await browser.core().start(async () => false, async () => undefined)
  expect(browser.badge()).toBe(1)
  expect((await browser.ask({ kind: 'home/state', tab: 1 })).here).toMatchObject({ service: { id: 'chatgpt' }, session: expect.any(String) })
})

it('a tab that went on to a page of something else no longer shows the service', async () => {
  await browser.acknowledge()
  await browser.open(1, 'chatgpt')
  await browser.use(1, 'chatgpt')
  expect((await browser.ask({ kind: 'home/state', tab: 1 })).here).toMatchObject({ service: { id: 'chatgpt' } })
  browser.leave(1)
  expect((await browser.ask({ kind: 'home/state', tab: 1 })).here).toBeNull()
  expect(await sources()).toEqual(['chatgpt unanswered'])
})

it('a chat that a vendor runs in a frame of another site is no use of the vendor; on its own pages it is', async () => {
  await browser.acknowledge()
  const widget = { url: 'https://www.chatbase.co/api/chat', type: 'xmlhttprequest', method: 'POST', tabId: 1, frameId: 7, initiator: 'https://www.chatbase.co', statusCode: 200, responseHeaders: [{ name: 'content-type', value: 'text/event-stream' }] }
  await browser.go(1, 'https://bakery.example/')
  await browser.core().reply(widget)
  expect(await sources()).toEqual([])
  await browser.go(1, 'https://www.chatbase.co/dashboard')
  await browser.core().reply(widget)
  expect(await sources()).toEqual(['chatbase unanswered'])
})

it('in a frame, a request by a rule of the service is a use where the page around it is the service, its suite or its vendor', async () => {
  await browser.acknowledge()
  const frame = (tab: number) => ({ url: 'https://appsgenaiserver-pa.clients6.google.com/v1/genai/streamGenerate', type: 'xmlhttprequest', method: 'POST', tabId: tab, frameId: 7, initiator: 'https://appsgenaiserver-pa.clients6.google.com' })
  const chat = (tab: number) => ({ url: 'https://chatgpt.com/backend-api/files', type: 'xmlhttprequest', method: 'POST', tabId: tab, frameId: 7, initiator: 'https://chatgpt.com' })
  for (const [tab, around] of [[1, 'https://news.example/'], [2, 'https://evil-user.hf.space/'], [3, 'https://claude.ai/new']] as const) {
    await browser.go(tab, around)
    await browser.core().request(frame(tab))
    await browser.core().request(chat(tab))
  }
  // A page that may not be seen.
  await browser.core().request(chat(9))
  expect(await sources()).toEqual([])
  await browser.go(4, 'https://docs.google.com/document/d/1/edit')
  await browser.core().request(frame(4))
  await browser.go(5, 'https://chatgpt.com/')
  await browser.core().request(chat(5))
  expect(await sources()).toEqual(['chatgpt unanswered', 'gemini-workspace unanswered'])
})

it('the private switch: nothing is recorded, nothing asked, also not afterwards', async () => {
  await browser.acknowledge()
  await browser.ask({ kind: 'private/set', on: true })
  await browser.use(1, 'chatgpt')
  expect(await browser.card(1)).toMatchObject({ view: 'chip', private: true })
  await browser.ask({ kind: 'private/set', on: false })
  expect(await browser.entries()).toEqual([])
  await browser.use(2, 'chatgpt')
  expect(await browser.entries()).toHaveLength(1)
})

it('a card speaks for its own tab only', async () => {
  await browser.acknowledge()
  await browser.use(1, 'chatgpt')
  await browser.use(2, 'claude')
  const session = await sessionIn(1)
  expect(await browser.ask({ kind: 'session/answer', session, memory: 'tab', overridden: false, answer }, 2)).toEqual({ ok: false, reason: 'gone' })
  expect(await browser.ask({ kind: 'session/decline', session, how: 'not-work' }, 2)).toEqual({ ok: false, reason: 'gone' })
  expect(await browser.ask({ kind: 'ledger/delete-all' }, 2)).toBe(undefined)
  expect(await browser.entries()).toHaveLength(2)
})

it('own entries can be corrected, deleted, exported; revoking forgets the remembered answer', async () => {
  await browser.acknowledge()
  await browser.use(1, 'chatgpt')
  await say(1, '30_days')
  const [entry] = await browser.entries()
  const session = entry?.session ?? ''
  expect(await browser.ask({ kind: 'ledger/correct', session, overridden: false, answer: { ...answer, categories: ['credentials'] } }))
    .toMatchObject({ ok: true, answer: { level: 'restricted' } })
  const copy = exportSchema.parse(JSON.parse((await browser.ask({ kind: 'ledger/export' })).json))
  expect(copy.entries).toHaveLength(1)
  expect((await browser.ask({ kind: 'home/state', tab: null })).remembered).toHaveLength(1)
  await browser.ask({ kind: 'remembered/revoke', service: 'chatgpt' })
  expect((await browser.ask({ kind: 'home/state', tab: null })).remembered).toEqual([])
  expect(await browser.ask({ kind: 'ledger/delete', session })).toEqual({ ok: true })
  expect(await browser.ask({ kind: 'ledger/delete', session })).toEqual({ ok: false, reason: 'gone' })
  await browser.use(1, 'chatgpt')
  expect(await browser.entries()).toEqual([])
})

it('the department chosen today holds for all of today, not for earlier days', async () => {
  await browser.acknowledge()
  await browser.use(1, 'chatgpt')
  wait(1)
  await browser.use(2, 'chatgpt')
  await browser.ask({ kind: 'department/choose', department: 'sales' })
  await browser.use(3, 'claude')
  expect((await browser.entries()).map((entry) => entry.department)).toEqual(['sales', 'sales', 'unknown'])
})

it('storage refused: the card says so, nothing is counted, nothing breaks, and it recovers', async () => {
  await browser.acknowledge()
  await browser.use(1, 'chatgpt')
  const session = await sessionIn()
  const { indexedDB } = Dexie.dependencies
  browser.db().close()
  Dexie.dependencies.indexedDB = { open: () => { throw new DOMException('refused', 'InvalidStateError') } } as unknown as IDBFactory
  await browser.boot(false)
  await browser.use(2, 'claude')
  expect(await browser.card(2)).toMatchObject({ storageBroken: true, view: 'chip', service: { id: 'claude' }, session: null })
  expect(await browser.ask({ kind: 'session/answer', session, memory: 'tab', overridden: false, answer }, 1)).toEqual({ ok: false, reason: 'storage' })
  expect(await browser.ask({ kind: 'home/state', tab: 2 })).toMatchObject({ storageBroken: true, here: { service: { id: 'claude' } } })
  expect(await browser.entries()).toEqual([])
  Dexie.dependencies.indexedDB = indexedDB as IDBFactory
  await browser.restart()
  expect(await sources()).toEqual(['chatgpt unanswered'])
  expect(await browser.ask({ kind: 'home/state', tab: null })).toMatchObject({ storageBroken: false })
})

it('no address, title or time is anywhere in the database', async () => {
  await browser.acknowledge()
  await browser.core().committed({ tabId: 1, frameId: 0, url: 'https://chatgpt.com/c/planted-marker?x=planted-marker' })
  await browser.use(1, 'chatgpt')
  await say(1, '30_days')
  await browser.core().pushNow()
  for (const table of browser.db().tables) {
    const text = JSON.stringify(await table.toArray())
    expect(text).not.toContain('planted-marker')
    expect(text).not.toContain('https://chatgpt')
    if (table.name !== 'policies') expect(text).not.toMatch(/T\d\d:\d\d/)
  }
})

it('a closed tab is forgotten at the next start of the background, which is never woken for it', async () => {
  await browser.acknowledge()
  await browser.use(1, 'chatgpt')
  await browser.use(2, 'claude')
  browser.close(1)
  expect(await browser.db().tabs.where('tab').equals(1).count()).toBeGreaterThan(0)
  await browser.restart()
  expect(await browser.db().tabs.where('tab').equals(1).count()).toBe(0)
  expect(await browser.db().tabs.where('tab').equals(2).count()).toBeGreaterThan(0)
  expect(await browser.entries()).toHaveLength(2)
})
