import { afterEach, beforeEach, expect, it } from 'vitest'
import type { HintClass } from '#shared/hint/kind.ts'
import { hostMessageSchema } from '#extension/platform/hostMessage.ts'
import { answer, createTrialBrowser, type TrialBrowser } from '#test/fixture/browser.ts'
import { createMemoryRelay, type MemoryRelay } from '#test/fixture/sheets.ts'

let now: Date
let relay: MemoryRelay
let browser: TrialBrowser
let number = 0
const paste = (...classes: HintClass[]) => browser.core().host(1, { kind: 'host/hint', classes }, 'https://chatgpt.com/')
const card = () => browser.card(1)
const say = async (level: 'internal' | 'confidential' | 'restricted', memory: 'tab' | 'today' | '30_days' = '30_days') =>
  browser.ask({ kind: 'session/answer', session: (await card())?.session ?? null, memory, overridden: false, answer: { ...answer, level } }, 1)

async function publish(on: boolean, markings: string[] = []): Promise<void> {
  await relay.publish({ number: ++number, card: { questionsPerDay: 3, hints: { on, markings } } })
  await browser.core().refreshNow()
}

beforeEach(async () => {
  now = new Date(2026, 10, 18, 12)
  relay = await createMemoryRelay(() => now)
  browser = createTrialBrowser({ relay, clock: () => now })
  await browser.boot(true)
  await browser.acknowledge()
})
afterEach(() => browser.db().close())

it('off: no script, and what one says all the same is dropped', async () => {
  await browser.open(1, 'chatgpt')
  expect(browser.hinted).toEqual([])
  expect(await paste('iban')).toBe(null)
  expect(await card()).toMatchObject({ view: 'chip', looksLike: [], hints: null })
})

it('switched on: the notice says so first, and until then nothing looks', async () => {
  await browser.open(1, 'chatgpt')
  await publish(true, ['Streng geheim'])
  expect(await card()).toMatchObject({ notice: { acknowledged: false }, hints: { markings: ['Streng geheim'] } })
  expect([browser.hinted, await paste('iban')]).toEqual([[], null])
  await browser.acknowledge()
  expect(browser.hinted).toEqual([1])
  expect(await paste()).toEqual({ kind: 'hints', markings: ['Streng geheim'] })
  await publish(false)
  expect([await paste('iban'), (await card())?.notice.acknowledged]).toEqual([null, true])
})

it('not while private, and not on a page about the service', async () => {
  await publish(true)
  await browser.acknowledge()
  await browser.open(1, 'chatgpt')
  await browser.ask({ kind: 'private/set', on: true })
  expect([await paste('iban'), (await card())?.looksLike]).toEqual([null, []])
  await browser.ask({ kind: 'private/set', on: false })
  await browser.core().moved({ tabId: 1, frameId: 0, url: 'https://chatgpt.com/pricing' })
  // Nor does a script look there that is left from the working surface.
  expect(await paste('iban')).toBe(null)
  expect(await card()).toMatchObject({ view: 'nothing', looksLike: [] })
  await browser.core().moved({ tabId: 1, frameId: 0, url: 'https://chatgpt.com/' })
  expect(await paste()).toEqual({ kind: 'hints', markings: [] })
})

it('what needs no question is not kept: the answer is as high, or the suggestion was taken away', async () => {
  await publish(true)
  await browser.acknowledge()
  await browser.open(1, 'chatgpt')
  await browser.use(1, 'chatgpt')
  await say('restricted')
  await paste('secret')
  await browser.ask({ kind: 'card/fold', to: 'chip' }, 1)
  await paste('iban')
  expect(await card()).toMatchObject({ view: 'chip', looksLike: [] })
  expect(JSON.stringify(await browser.db().tabs.toArray())).not.toMatch(/secret|iban/)
})

it('a script for each new document, not for each thing that happens', async () => {
  await publish(true)
  await browser.acknowledge()
  await browser.open(1, 'chatgpt')
  await browser.use(1, 'chatgpt')
  await browser.use(1, 'chatgpt')
  expect(browser.hinted).toEqual([1])
  await browser.open(1, 'chatgpt')
  expect(browser.hinted).toEqual([1, 1])
})

it('before the first use a hint opens the card, and the use that follows is asked about with it, not again', async () => {
  await publish(true)
  await browser.acknowledge()
  await browser.open(1, 'chatgpt')
  await paste('iban')
  await paste('secret', 'iban')
  expect(await card()).toMatchObject({ view: 'card', reason: 'hint', session: null, looksLike: ['iban', 'secret'] })
  await browser.use(1, 'chatgpt')
  expect(await card()).toMatchObject({ view: 'card', reason: 'hint', looksLike: ['iban', 'secret'] })
  expect((await card())?.session).not.toBe(null)
  expect(await say('restricted')).toMatchObject({ ok: true, counted: true })
  expect(await card()).toMatchObject({ looksLike: [] })
})

it('an answer under a lower level is asked about again, once a session; one as high is not', async () => {
  await publish(true)
  await browser.acknowledge()
  await browser.open(1, 'chatgpt')
  await browser.use(1, 'chatgpt')
  await say('internal')
  await browser.ask({ kind: 'card/fold', to: 'chip' }, 1)
  await paste('iban')
  expect(await card()).toMatchObject({ view: 'card', reason: 'hint', current: { answer: { level: 'internal' } } })
  await browser.ask({ kind: 'card/fold', to: 'chip' }, 1)
  await paste('secret')
  expect((await card())?.view).toBe('chip')
  await say('restricted')
  await browser.ask({ kind: 'card/fold', to: 'chip' }, 1)
  now = new Date(now.getTime() + 86_400_000)
  await browser.open(1, 'chatgpt')
  await paste('secret')
  expect((await card())?.view).toBe('chip')
})

it('a remembered answer under a lower level is asked about before the first use', async () => {
  await publish(true)
  await browser.acknowledge()
  await browser.open(1, 'chatgpt')
  await browser.use(1, 'chatgpt')
  await say('internal')
  now = new Date(now.getTime() + 86_400_000)
  await browser.open(1, 'chatgpt')
  await paste('iban')
  expect(await card()).toMatchObject({ view: 'card', reason: 'hint', session: null })
})

it('one tap takes it away, and it is not put again for this session', async () => {
  await publish(true)
  await browser.acknowledge()
  await browser.open(1, 'chatgpt')
  await browser.use(1, 'chatgpt')
  await paste('iban')
  await browser.ask({ kind: 'card/no-hint' }, 1)
  expect(await card()).toMatchObject({ view: 'card', looksLike: [] })
  expect(JSON.stringify(await browser.db().tabs.toArray())).not.toContain('iban')
  await say('internal')
  await browser.ask({ kind: 'card/fold', to: 'chip' }, 1)
  await paste('iban')
  expect((await card())?.view).toBe('chip')
})

it('the class goes nowhere but to the tab: not into the ledger, the sheet or the copy', async () => {
  await publish(true)
  await browser.acknowledge()
  await browser.open(1, 'chatgpt')
  await browser.use(1, 'chatgpt')
  await paste('payment_card', 'national_id', 'email_list')
  expect((await card())?.looksLike).toHaveLength(3)
  await say('internal')
  await browser.ask({ kind: 'outbox/push' })
  const kept = JSON.stringify([await browser.entries(), await browser.ask({ kind: 'ledger/export' }), await browser.ask({ kind: 'sent/list' }), await browser.db().tabs.toArray()])
  expect(kept).toContain('chatgpt')
  expect(kept).not.toMatch(/payment_card|national_id|email_list/)
})

it('a message with anything but names of classes is no message', () => {
  const fine = { kind: 'host/hint', classes: ['iban'] }
  expect(hostMessageSchema.safeParse(fine).success).toBe(true)
  for (const wrong of [{ ...fine, text: 'x' }, { ...fine, classes: ['DE89'] }, { ...fine, classes: [{ iban: 1 }] }, { kind: 'host/hint' }, { ...fine, classes: Array(99).fill('iban') }]) {
    expect(hostMessageSchema.safeParse(wrong).success).toBe(false)
  }
})
