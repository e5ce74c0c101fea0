import { afterEach, beforeEach, expect, it } from 'vitest'
import { answer, createTrialBrowser, type Known, type TrialBrowser } from '#test/fixture/browser.ts'
import { createMemoryRelay, type MemoryRelay } from '#test/fixture/sheets.ts'

// What the card leaves alone: a question that was ignored, a call nobody saw, a warning that was given, a dismissal long ago.

let now: Date
let relay: MemoryRelay
let browser: TrialBrowser
const clock = () => now
const wait = (days: number) => void (now = new Date(now.getTime() + days * 86_400_000))
const seconds = (count: number) => void (now = new Date(now.getTime() + count * 1000))
const state = async (tab = 1) => browser.card(tab)
const painted = async (tab = 1) => browser.ask({ kind: 'card/size', view: 'card', width: 360, height: 440 }, tab)
const decline = async (how: 'not-work' | 'later' | 'dismiss', tab = 1) => browser.ask({ kind: 'session/decline', session: (await state(tab))?.session ?? null, how }, tab)
const moved = async (url: string, tab = 1) => browser.core().moved({ tabId: tab, frameId: 0, url })
const inbox = async () => (await browser.ask({ kind: 'home/state', tab: null })).inbox
/** Services that took one of the day's questions. */
const asked = async () => Object.fromEntries((await browser.db().asks.toArray()).filter(({ count }) => count > 0).map(({ service, count }) => [service, count]))
const questions = async () => (await browser.db().sessions.orderBy('order').toArray()).map(({ question }) => question ?? null)
const call = async (url: string, tab: number, page = 'https://claude.ai') => browser.core().request({ url, initiator: page, tabId: tab, method: 'POST', type: 'xmlhttprequest' })
const models = ['https://api.openai.com/v1/chat/completions', 'https://api.mistral.ai/v1/chat/completions', 'https://api.groq.com/openai/v1/chat/completions']

/** A use whose card is painted, and stands for a while. */
async function ignore(tab = 1, service: Known = 'chatgpt'): Promise<void> {
  await browser.use(tab, service)
  await painted(tab)
  seconds(60)
}

async function prohibit(service: Known): Promise<void> {
  await relay.publish({ number: 2, services: [{ service, status: 'prohibited', uses: [], conditions: [], alternative: null, reviewOn: null }] })
  await browser.core().refreshNow()
}

beforeEach(async () => {
  now = new Date(2026, 10, 18, 12)
  relay = await createMemoryRelay(clock)
  browser = createTrialBrowser({ relay, clock })
  await browser.boot(true)
  await browser.acknowledge()
})
afterEach(() => browser.db().close())

it('a card that was ignored does not come back with the next page: its question waits in the inbox', async () => {
  await browser.open(1, 'chatgpt')
  await ignore()
  await browser.open(1, 'chatgpt')
  expect(browser.orders.get(1)).toMatchObject({ show: 'chip' })
  expect(await inbox()).toMatchObject([{ service: { id: 'chatgpt' }, session: (await state())?.session }])
  expect(browser.badge()).toBe(1)
  // It was put, and may still be answered: on the chip, or in the inbox.
  expect(await questions()).toEqual(['shown'])
  await browser.use(1, 'chatgpt')
  expect((await state())?.view).toBe('chip')
  await browser.ask({ kind: 'session/answer', session: (await inbox())[0]?.session ?? '', memory: 'tab', overridden: false, answer })
  expect(await inbox()).toEqual([])
})

it('a background that was ended in between knows that the card was seen', async () => {
  await ignore()
  await browser.restart()
  await browser.open(1, 'chatgpt')
  expect((await state())?.view).toBe('chip')
})

it('nobody has seen it yet: the card stays when the page is another right after the first prompt, painted or not', async () => {
  await browser.open(1, 'chatgpt')
  await browser.use(1, 'chatgpt')
  await moved('https://chatgpt.com/c/0a1b')
  await browser.open(1, 'chatgpt')
  expect((await state())?.view).toBe('card')
  await painted()
  seconds(2)
  await browser.open(1, 'chatgpt')
  expect((await state())?.view).toBe('card')
  await painted()
  await moved('https://chatgpt.com/pricing')
  expect((await state())?.view).toBe('card')
  seconds(60)
  await browser.open(1, 'chatgpt')
  expect((await state())?.view).toBe('chip')
})

it.each(['a page', 'the clock', 'a start'] as const)('a day that is over takes its card along: %s', async (how) => {
  await browser.open(1, 'chatgpt')
  await browser.use(1, 'chatgpt')
  wait(1)
  if (how === 'a page') await moved('https://chatgpt.com/c/0a1b')
  else if (how === 'the clock') await browser.core().alarm('expire')
  else await browser.restart()
  expect(browser.orders.get(1)).toMatchObject({ show: 'chip' })
  expect(await inbox()).toHaveLength(1)
  expect(await asked()).toEqual(how === 'a page' ? { chatgpt: 1 } : {})
  wait(6)
  await moved('https://chatgpt.com/pricing')
  expect(browser.orders.get(1)).toMatchObject({ show: 'nothing' })
  expect(await inbox()).toHaveLength(1)
})

it('a new use of the next day asks its own question, and leaves that of the day before to the inbox', async () => {
  await ignore()
  const before = (await state())?.session
  wait(1)
  await browser.use(1, 'chatgpt')
  expect(await state()).toMatchObject({ view: 'card', reason: 'use' })
  expect((await inbox()).map(({ session }) => session)).toEqual([before])
})

it('what was answered, sent away or never asked is not put into the inbox by a page', async () => {
  await ignore(1)
  await browser.ask({ kind: 'session/answer', session: (await state())?.session ?? null, memory: 'tab', overridden: false, answer }, 1)
  await ignore(2, 'claude')
  await decline('dismiss', 2)
  // A third one of the day for this service: not asked, opened by the person.
  await browser.use(3, 'chatgpt')
  await browser.ask({ kind: 'card/expand' }, 3)
  await painted(3)
  seconds(60)
  for (const [tab, service] of [[1, 'chatgpt'], [2, 'claude'], [3, 'chatgpt']] as const) await browser.open(tab, service)
  expect([(await state(1))?.view, (await state(2))?.view, (await state(3))?.view]).toEqual(['chip', 'chip', 'chip'])
  expect(await inbox()).toEqual([])
})

it('a card the person opened stays while the page only moves, also over midnight', async () => {
  await browser.open(1, 'chatgpt')
  await browser.ask({ kind: 'card/expand' }, 1)
  await painted()
  wait(1)
  await moved('https://chatgpt.com/pricing')
  await browser.core().alarm('expire')
  expect((await state())?.view).toBe('card')
})

it('the notice that was left is not on every page of the day', async () => {
  await relay.publish({ number: 2, notice: { version: 3, en: null, de: null, contact: null } })
  await browser.core().refreshNow()
  await ignore()
  expect((await state())?.reason).toBe('notice')
  await browser.open(1, 'chatgpt')
  await browser.use(1, 'chatgpt')
  expect(await state()).toMatchObject({ view: 'chip', session: null })
  wait(1)
  await browser.use(1, 'chatgpt')
  expect(await state()).toMatchObject({ view: 'card', reason: 'notice' })
})

it('calls nobody sees take nobody’s question: they wait in the inbox', async () => {
  await browser.open(1, 'claude')
  for (const url of models) await call(url, 1)
  expect(await asked()).toEqual({})
  expect(await questions()).toEqual([null, null, null])
  expect((await inbox()).map(({ service }) => service.id)).toEqual(['groq', 'mistral-api', 'openai-api'])
  expect(browser.badge()).toBe(3)
  await browser.use(1, 'claude')
  expect(await state()).toMatchObject({ view: 'card', reason: 'use', service: { id: 'claude' } })
  const [item] = await inbox()
  expect(await browser.ask({ kind: 'session/answer', session: item?.session ?? '', memory: '30_days', overridden: false, answer })).toMatchObject({ ok: true, counted: true })
  expect(await inbox()).toHaveLength(2)
})

it('of such calls one a service and day waits, none under an answer, in a week of silence, or where a rule asks nothing', async () => {
  const [url = ''] = models
  for (const tab of [1, 2]) {
    await browser.open(tab, 'claude')
    await call(url, tab)
    await call(url, tab)
  }
  expect([(await inbox()).length, (await browser.entries()).length]).toEqual([1, 2])
  for (let day = 0; day < 3; day++) {
    await browser.ask({ kind: 'session/decline', session: (await inbox())[0]?.session ?? null, how: 'dismiss' })
    expect(await inbox()).toEqual([])
    wait(1)
    await call(url, 1)
  }
  expect(await inbox()).toEqual([])
  wait(8)
  await call(url, 1)
  const [item] = await inbox()
  await browser.ask({ kind: 'session/answer', session: item?.session ?? '', memory: '30_days', overridden: false, answer })
  wait(1)
  await call(url, 1)
  wait(31)
  await relay.publish({ number: 2, rules: [{ id: '6f7c0a52-5b0e-4f43-9a6e-000000000001', rung: 'chip', when: [], alternative: null, text: null }] })
  await browser.core().refreshNow()
  await call(url, 1)
  expect(await inbox()).toEqual([])
})

it('a notice opens where it can be read; a call of before it waits in the inbox once it was', async () => {
  await relay.publish({ number: 2, notice: { version: 3, en: null, de: null, contact: null } })
  await browser.core().refreshNow()
  await browser.open(1, 'claude')
  await call(models[0] ?? '', 1)
  expect([await inbox(), (await browser.db().settings.get('all'))?.noticeShownOn]).toEqual([[], null])
  wait(1)
  await call(models[0] ?? '', 1)
  await browser.use(1, 'claude')
  expect(await state()).toMatchObject({ view: 'card', reason: 'notice', service: { id: 'claude' } })
  await browser.acknowledge()
  expect(await state()).toMatchObject({ view: 'card', reason: 'use' })
  expect(await inbox()).toHaveLength(1)
  expect(await asked()).toEqual({ claude: 1 })
})

it('a prohibited service warns once a day, in whatever tab, and takes nobody else’s question', async () => {
  await prohibit('chatgpt')
  const views: (string | undefined)[] = []
  for (let tab = 1; tab <= 8; tab++) {
    await browser.use(tab, 'chatgpt')
    views.push((await state(tab))?.view)
    if (views.at(-1) === 'card') await painted(tab)
    await decline('dismiss', tab)
  }
  expect(views).toEqual(['card', ...Array.from({ length: 7 }, () => 'chip')])
  expect(await state(8)).toMatchObject({ view: 'chip', policy: { status: 'prohibited' } })
  expect(await asked()).toEqual({})
  await browser.use(9, 'claude')
  expect((await state(9))?.view).toBe('card')
  // Told as what it is: one question that was put, and left.
  await browser.ask({ kind: 'outbox/push' })
  expect([...relay.sheets.values()].map(({ asks }) => asks)).toEqual([{ answered: 0, answeredLater: 0, ignored: 1, ignoredAgain: 0 }])
  wait(1)
  await browser.use(10, 'chatgpt')
  expect((await state(10))?.view).toBe('card')
})

it('who was asked in the morning is warned when the service is prohibited at noon; who spent all questions is warned, too', async () => {
  await ignore(1)
  await prohibit('chatgpt')
  await browser.use(2, 'chatgpt')
  expect((await state(2))?.view).toBe('card')
  await browser.use(3, 'chatgpt')
  expect((await state(3))?.view).toBe('chip')
})

it('a warning about the answer of before comes once, not in each tab', async () => {
  await ignore()
  await browser.ask({ kind: 'session/answer', session: (await state())?.session ?? null, memory: '30_days', overridden: false, answer }, 1)
  await prohibit('chatgpt')
  const views: unknown[] = []
  for (let tab = 2; tab <= 4; tab++) {
    await browser.use(tab, 'chatgpt')
    views.push([(await state(tab))?.view, (await state(tab))?.reason])
  }
  expect(views).toEqual([['card', 'status-changed'], ['chip', null], ['chip', null]])
})

it('dismissals far apart are no week of silence, also before anything has expired', async () => {
  for (let time = 0; time < 3; time++) {
    await browser.use(1 + time, 'chatgpt')
    expect((await state(1 + time))?.view).toBe('card')
    await decline('dismiss', 1 + time)
    wait(time < 2 ? 60 : 1)
  }
  await browser.use(9, 'chatgpt')
  expect((await state(9))?.view).toBe('card')
})

it('a dismissal is kept for 30 days; one of a version that knew no day from then on', async () => {
  await browser.use(1, 'chatgpt')
  await decline('dismiss')
  await browser.db().quiet.put({ service: 'claude', quiet: { dismissals: 2, until: null, status: 'detected' } })
  await browser.core().alarm('expire')
  const kept = async () => (await browser.db().quiet.toArray()).map(({ service, quiet }) => [service, quiet.dismissals, quiet.on])
  expect(await kept()).toEqual([['chatgpt', 1, '2026-11-18'], ['claude', 2, '2026-11-18']])
  wait(30)
  await browser.core().alarm('expire')
  expect(await kept()).toHaveLength(2)
  wait(1)
  await browser.core().alarm('expire')
  expect(await kept()).toEqual([])
})
