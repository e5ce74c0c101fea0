import fc from 'fast-check'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { RequestDetails } from '#extension/detect/index.ts'
import { isSuspect } from '#extension/detect/suspect.ts'
import type { Candidate } from '#shared/catalogue/candidate.ts'
import { createTrialBrowser, type TrialBrowser } from '#test/fixture/browser.ts'
import { createMemoryRelay, type MemoryRelay } from '#test/fixture/sheets.ts'
import { further as none } from './further.ts'
import { further } from './further.wide.ts'

// The wide build on the whole background: what is noted of sites nobody knows, and how an answer of security comes back.

let now: Date
let relay: MemoryRelay
let browser: TrialBrowser
const clock = () => now

beforeEach(async () => {
  now = new Date(2026, 10, 18, 12)
  relay = await createMemoryRelay(clock)
  browser = createTrialBrowser({ relay, clock, further })
  await browser.boot(true)
})
afterEach(() => browser.db().close())

const streaming = { statusCode: 200, responseHeaders: [{ name: 'Content-Type', value: 'text/event-stream' }] }
const details = (url: string, more: Partial<RequestDetails> = {}): RequestDetails =>
  ({ url, type: 'xmlhttprequest', method: 'POST', tabId: 1, frameId: 0, initiator: URL.parse(url)?.origin, ...streaming, ...more })
/** A page sends something and gets a stream, as the browser tells it: by the listener's own first look. */
async function talk(url: string, more: Partial<RequestDetails> = {}): Promise<void> {
  const request = details(url, more)
  if (isSuspect(request)) await browser.core().suspect(request)
}
const chat = 'https://new-chat.io/api/chat'
const reported = async (): Promise<Candidate[]> => {
  await browser.core().pushNow()
  return [...relay.sheets.values()].flatMap(({ candidates = [] }) => candidates)
}
const settle = async (number: number, hosts: Partial<{ own: object[]; merged: object[]; dismissed: string[] }>) => {
  await relay.publish({ number, hosts: { own: [], merged: [], dismissed: [], ...hosts } as never })
  await browser.core().refreshNow()
}
const own = { id: 'own-new--chat-io', name: 'New Chat', vendor: 'New Inc', category: 'general_assistant', host: 'new-chat.io' }

it('notes the host of an unknown AI once a month, and sends it with the sheet', async () => {
  await browser.acknowledge()
  await talk(chat)
  expect(browser.alarms.has('push')).toBe(true)
  await talk(`${chat}?q=secret#secret`)
  await talk('https://llm.gpu-cloud.dev/v1/chat/completions', { initiator: 'https://shop.de' })
  expect(await reported()).toEqual([
    { host: 'llm.gpu-cloud.dev', evidence: ['api', 'path', 'stream'] },
    { host: 'new-chat.io', evidence: ['path', 'stream'] },
  ])
  expect(await browser.entries()).toEqual([])
  expect(JSON.stringify(await browser.ask({ kind: 'sent/list' }))).toContain('new-chat.io')
  now = new Date(2026, 11, 9, 12)
  await talk(chat)
  expect(await reported()).toHaveLength(3)
})

it('notes nothing before its own notice was acknowledged, in private mode, or where nobody would be told', async () => {
  await talk(chat)
  expect(await reported()).toEqual([])
  await browser.acknowledge()
  await browser.ask({ kind: 'private/set', on: true })
  await talk(chat)
  expect(await reported()).toEqual([])
  await browser.ask({ kind: 'private/set', on: false })
  await talk(chat)
  expect(await reported()).toHaveLength(1)
  const alone = createTrialBrowser({ relay: null, clock, further })
  await alone.boot(true)
  await alone.acknowledge()
  await alone.core().suspect(details(chat))
  expect(await alone.db().candidates.count()).toBe(0)
  alone.db().close()
})

it('the normal build notes nothing; its notice does not hold for the wide one, but the other way round', async () => {
  const normal = createTrialBrowser({ relay, clock, further: none })
  await normal.boot(true)
  await normal.acknowledge()
  await normal.core().suspect(details(chat))
  expect(await normal.db().candidates.count()).toBe(0)
  normal.db().close()
  const widened = createTrialBrowser({ relay, clock, further, name: normal.name })
  await widened.boot(true)
  expect((await widened.ask({ kind: 'home/state', tab: null })).notice.acknowledged).toBe(false)
  await widened.acknowledge()
  widened.db().close()
  const back = createTrialBrowser({ relay, clock, further: none, name: normal.name })
  await back.boot(true)
  expect((await back.ask({ kind: 'home/state', tab: null })).notice.acknowledged).toBe(true)
  back.db().close()
})

it('a send gesture counts where a script of ours is in the page anyway', async () => {
  await browser.acknowledge()
  await browser.open(1, 'chatgpt')
  await browser.core().host(1, { kind: 'host/gesture' }, 'https://chatgpt.com/')
  await talk('https://new-backend.net/x/71', { initiator: 'https://chatgpt.com' })
  await talk('https://other.net/x/71', { initiator: 'https://other.net', tabId: 2 })
  expect(await reported()).toEqual([{ host: 'new-backend.net', evidence: ['gesture', 'stream'] }])
})

it('stays silent about its own relay, mail and files of a suite, and pages in which only a frame talks', async () => {
  await browser.acknowledge()
  for (const [url, initiator] of [['http://localhost:9/api/chat', 'http://localhost:9'], ['https://mail.google.com/api/chat', 'https://mail.google.com'], ['https://chatgpt.com/backend-api/f/conversation', 'https://chatgpt.com']] as const) {
    await talk(url, { initiator })
  }
  expect(await reported()).toEqual([])
})

it('a dismissed host is reported no more, and what was noted leaves the next sheet', async () => {
  await browser.acknowledge()
  await talk(chat)
  expect(await reported()).toHaveLength(1)
  await settle(5, { dismissed: ['new-chat.io'] })
  await talk(chat)
  expect(await reported()).toEqual([])
  // The dismissal is taken back.
  await settle(6, {})
  expect(await reported()).toEqual([{ host: 'new-chat.io', evidence: ['path', 'stream'] }])
})

it('a confirmed host is a service: chip on its pages, a use and a question on its request, under its own id', async () => {
  await browser.acknowledge()
  await talk(chat)
  await settle(5, { own: [own] })
  await browser.core().committed({ tabId: 3, frameId: 0, url: 'https://new-chat.io/' })
  expect(browser.orders.get(3)).toMatchObject({ show: 'chip', listen: true })
  expect(await browser.card(3)).toMatchObject({ service: { id: own.id, name: 'New Chat', vendor: 'New Inc' } })
  await talk(chat, { tabId: 3 })
  expect(browser.orders.get(3)).toMatchObject({ show: 'card' })
  expect((await browser.entries()).map(({ service }) => service)).toEqual([{ id: own.id, name: 'New Chat', vendor: 'New Inc' }])
  // Its backend beside it and one bought elsewhere are the same service, and no candidates.
  await browser.core().committed({ tabId: 4, frameId: 0, url: 'https://new-chat.io/' })
  await talk('https://api.new-chat.io/v1/chat/completions', { tabId: 4, initiator: 'https://new-chat.io' })
  await browser.core().committed({ tabId: 5, frameId: 0, url: 'https://new-chat.io/' })
  await talk('https://x71.some-cloud.dev/functions/v1/chat', { tabId: 5, initiator: 'https://new-chat.io' })
  expect(await browser.entries()).toHaveLength(3)
  expect(await reported()).toEqual([])
  // All of it again after the background was killed.
  await browser.restart()
  await talk(chat, { tabId: 6 })
  expect(await browser.entries()).toHaveLength(4)
})

it('another page that asks a confirmed host makes no use of it, save by the shape of a model API; nor does one that hides who it is', async () => {
  await browser.acknowledge()
  await settle(5, { own: [own] })
  for (const initiator of ['https://shop.de', 'https://chatgpt.com', 'null', undefined]) await talk(chat, { tabId: 3, initiator })
  await browser.go(4, 'https://shop.de/')
  await talk(chat, { tabId: 4, frameId: 2 })
  expect(await browser.entries()).toEqual([])
  await talk('https://new-chat.io/v1/chat/completions', { tabId: 5, initiator: 'https://shop.de' })
  expect((await browser.entries()).map(({ service }) => service.id)).toEqual([own.id])
  expect(browser.orders.has(5)).toBe(false)
  expect(await reported()).toEqual([])
})

it('a confirmed host and a further address are barred before anything is sent, at the host they are at now', async () => {
  const rules = [{ id: '6f7c0a52-5b0e-4f43-9a6e-000000000001', rung: 'block' as const, when: [{ fact: 'service' as const, values: [own.id, 'chatgpt'], not: false, orUnknown: false }], alternative: null, text: null }]
  const keptOut = (host: string) => browser.barrier.rules.some(({ condition, action }) =>
    (condition as { requestDomains?: string[] }).requestDomains?.includes(host) === true && (action as { type: string }).type === 'redirect') && browser.barrier.gate.includes(`https://${host}/*`)
  await relay.publish({ number: 5, rules, hosts: { own: [own] as never, merged: [], dismissed: [] } })
  await browser.core().refreshNow()
  expect([keptOut('new-chat.io'), keptOut('further.dev')]).toEqual([true, false])
  const { writes } = browser.barrier
  await browser.restart('browser')
  expect(browser.barrier.writes).toBe(writes)
  await relay.publish({ number: 6, rules, hosts: { own: [], merged: [{ host: 'further.dev', service: 'chatgpt' }], dismissed: [] } })
  await browser.core().refreshNow()
  expect([keptOut('new-chat.io'), keptOut('further.dev')]).toEqual([false, true])
  await relay.publish({ number: 7, rules, hosts: { own: [], merged: [{ host: 'moved.dev', service: 'chatgpt' }], dismissed: [] } })
  await browser.core().refreshNow()
  expect([keptOut('further.dev'), keptOut('moved.dev')]).toEqual([false, true])
  const normal = createTrialBrowser({ relay, clock })
  await normal.boot(true)
  await normal.core().refreshNow()
  expect(normal.barrier.rules.length).toBeGreaterThan(0)
  expect(JSON.stringify([normal.barrier.rules, normal.barrier.gate])).not.toContain('further.dev')
  normal.db().close()
})

it('a further address of a known service is that service, and its API used from there is no call from outside', async () => {
  await browser.acknowledge()
  await settle(5, { merged: [{ host: 'new-chat.io', service: 'chatgpt' }] })
  await browser.core().committed({ tabId: 3, frameId: 0, url: 'https://new-chat.io/' })
  await talk(chat, { tabId: 3 })
  expect((await browser.entries()).map(({ service }) => service.id)).toEqual(['chatgpt'])
})

it('a page of any site that calls a model API is an api use of that service', async () => {
  await browser.acknowledge()
  await browser.core().request({ url: 'https://api.openai.com/v1/chat/completions', type: 'xmlhttprequest', method: 'POST', tabId: 7, initiator: 'https://shop.de' })
  expect((await browser.entries()).map(({ service }) => service.id)).toEqual(['openai-api'])
  expect(browser.orders.has(7)).toBe(false)
  expect(await reported()).toEqual([])
})

it('in the normal build an own service has its name, and its hosts are not seen', async () => {
  const normal = createTrialBrowser({ relay, clock })
  await normal.boot(true)
  await normal.acknowledge()
  await relay.publish({ number: 5, hosts: { own: [own] as never, merged: [], dismissed: [] }, services: [{ service: 'chatgpt', status: 'prohibited', uses: [], conditions: [], alternative: own.id, reviewOn: null }] })
  await normal.core().refreshNow()
  await normal.core().committed({ tabId: 3, frameId: 0, url: 'https://new-chat.io/' })
  expect(normal.orders.has(3)).toBe(false)
  await normal.open(1, 'chatgpt')
  expect(await normal.card(1)).toMatchObject({ alternative: { id: own.id, name: 'New Chat', url: 'https://new-chat.io/' } })
  normal.db().close()
})

it('candidates go when everything is deleted, and with their month', async () => {
  await browser.acknowledge()
  await talk(chat)
  await browser.ask({ kind: 'ledger/delete-all' })
  expect(await browser.db().candidates.count()).toBe(0)
  await talk('https://other-chat.io/api/chat')
  now = new Date(2027, 2, 15, 12)
  await browser.core().alarm('expire')
  expect(await browser.db().candidates.count()).toBe(0)
})

it('a copy of the profile does not make one browser two', async () => {
  await browser.acknowledge()
  await talk(chat)
  expect(await reported()).toHaveLength(1)
  const [sheet] = relay.sheets.values()
  if (sheet === undefined) return expect.fail('no sheet')
  // The copy has sent a higher revision.
  relay.sheets.set(sheet.id, { ...sheet, revision: 9, nonce: crypto.randomUUID() })
  await talk('https://other-chat.io/api/chat')
  await browser.core().pushNow()
  const naming = (host: string) => [...relay.sheets.values()].filter(({ candidates = [] }) => candidates.some((candidate) => candidate.host === host))
  expect([naming('new-chat.io').length, naming('other-chat.io').length]).toEqual([1, 1])
})

it('no address, header or number of a request throws, and nothing of it but a host is kept', async () => {
  await browser.acknowledge()
  const secret = 'zqmarker'
  const text = fc.oneof(fc.string(), fc.constantFrom(secret, `text/event-stream; boundary=${secret}`, ` TEXT/EVENT-STREAM ;${secret}`, 'application/x-ndjson', '', '\u0000', '\uD800'))
  const url = fc.oneof(fc.webUrl({ withQueryParameters: true, withFragments: true }), fc.string(), fc.constantFrom(`https://new-chat.io/api/chat?${secret}#${secret}`, `https://${secret}:${secret}@a-chat.io/v1/chat/completions`, `https://b-chat.io/${secret}/generate`))
  const header = fc.record({ name: fc.oneof(fc.constantFrom('content-type', 'Content-Type', `x-${secret}`), fc.string()), value: fc.option(text, { nil: undefined }) })
  const request = fc.record({
    url, type: fc.constantFrom('xmlhttprequest', 'websocket', secret), method: fc.constantFrom('POST', 'GET', 'post', secret), tabId: fc.integer({ min: -1, max: 3 }), frameId: fc.integer({ min: -1, max: 2 }),
    statusCode: fc.oneof(fc.constantFrom(200, 204, 500), fc.integer()), initiator: fc.option(url, { nil: undefined }), responseHeaders: fc.option(fc.array(header, { maxLength: 4 }), { nil: undefined }),
  })
  await fc.assert(fc.asyncProperty(request, async (given) => {
    await browser.core().request(given)
    await browser.core().reply(given)
    if (isSuspect(given)) await browser.core().suspect(given)
  }), { numRuns: 600 })
  await talk(`https://new-chat.io/api/chat?${secret}`)
  const kept = JSON.stringify(await Promise.all(browser.db().tables.map((table) => table.toArray()))) + JSON.stringify(await reported()) + JSON.stringify([...browser.orders])
  expect(kept).toContain('new-chat.io')
  expect(kept).not.toContain(secret)
})
