import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ruleSchema, type Rule } from '#shared/rule/schema.ts'
import type { AnswerResult } from '#extension/platform/message.ts'
import { answer, createTrialBrowser, type TrialBrowser } from '#test/fixture/browser.ts'
import { createMemoryRelay, type MemoryRelay } from '#test/fixture/sheets.ts'

// Every rung on the whole background, with a clock of our own.

let now: Date
let relay: MemoryRelay
let browser: TrialBrowser
let number = 0

const rule = (rung: Rule['rung'], when: readonly object[] = [], more: object = {}) => ruleSchema.parse({
  id: crypto.randomUUID(), rung, alternative: null, text: null, ...more, when: when.map((item) => ({ not: false, orUnknown: false, ...item })),
})
const chatgpt = { fact: 'service', values: ['chatgpt'] }
const level = (...values: string[]) => ({ fact: 'level', values })

async function publish(...rules: readonly Rule[]): Promise<void> {
  await relay.publish({ number: ++number, rules: [...rules] })
  await browser.core().refreshNow()
}
const card = () => browser.card(1)
const say = async (said: Partial<typeof answer> = {}, more: object = {}) =>
  browser.ask({ kind: 'session/answer', session: (await card())?.session ?? null, answer: { ...answer, ...said }, memory: 'today', overridden: false, ...more }, 1) as Promise<AnswerResult>
const at = (tab: number) => ({ kind: 'barrier', tab }) as const
const exception = (tab: number, said: Partial<typeof answer>, memory: 'tab' | 'today' = 'tab') =>
  browser.askAs(at(tab), { kind: 'barrier/answer', service: 'chatgpt', answer: { ...answer, ...said }, memory, justification: null })
const barrierState = (tab: number, ruleId: string | null = null) => browser.askAs(at(tab), { kind: 'barrier/state', service: 'chatgpt', rule: ruleId })

beforeEach(async () => {
  now = new Date(2026, 10, 18, 12)
  relay = await createMemoryRelay(() => now)
  browser = createTrialBrowser({ relay, clock: () => now })
  await browser.boot(true)
  await browser.acknowledge()
})
afterEach(() => browser.db().close())

it('without a rule it is as it always was', async () => {
  await publish(rule('silent', [{ fact: 'service', values: ['otter'] }]))
  await browser.open(1, 'chatgpt')
  expect((await card())?.view).toBe('chip')
  await browser.use(1, 'chatgpt')
  expect(await card()).toMatchObject({ view: 'card', reason: 'use', toRead: null })
  expect([browser.barrier.rules, browser.barrier.gate, browser.turned]).toEqual([[], [], []])
})

it('silent: nothing shows and nothing is asked, and the session counts as unanswered', async () => {
  await publish(rule('silent', [chatgpt]))
  await browser.open(1, 'chatgpt')
  await browser.use(1, 'chatgpt')
  expect((await card())?.view).toBe('nothing')
  expect(await browser.entries()).toMatchObject([{ source: 'unanswered' }])
})

it('chip: it never asks by itself, but answers when it is asked', async () => {
  await publish(rule('chip', [chatgpt]))
  await browser.open(1, 'chatgpt')
  await browser.use(1, 'chatgpt')
  expect((await card())?.view).toBe('chip')
  await browser.ask({ kind: 'card/expand' }, 1)
  expect(await say()).toMatchObject({ ok: true, isBarred: false })
})

describe('acknowledge', () => {
  it('opens before the first use, once a day, and is read until the rule says something else', async () => {
    const text = { en: 'No names', de: 'Keine Namen' }
    const read = rule('acknowledge', [chatgpt], { text })
    await publish(read)
    await browser.open(1, 'chatgpt')
    expect(await card()).toMatchObject({ view: 'card', reason: 'rule', session: null, toRead: { rule: read, services: { chatgpt: 'ChatGPT' } } })
    // Sent away: a valid answer, so not again today, in no tab.
    await browser.ask({ kind: 'card/fold', to: 'chip' }, 1)
    await browser.open(1, 'chatgpt')
    expect((await card())?.view).toBe('chip')
    await browser.open(5, 'chatgpt')
    expect((await browser.card(5))?.view).toBe('chip')
    now = new Date(now.getTime() + 86_400_000)
    await browser.open(2, 'chatgpt')
    expect((await browser.card(2))?.view).toBe('card')
    expect(await browser.ask({ kind: 'rule/read', rule: read.id }, 2)).toEqual({ ok: true })
    expect(await browser.card(2)).toMatchObject({ view: 'chip', toRead: null })
    await browser.restart('browser')
    await browser.open(3, 'chatgpt')
    expect((await browser.card(3))?.view).toBe('chip')
    await publish({ ...read, text: { ...text, en: 'No names, no figures' } })
    await browser.open(4, 'chatgpt')
    expect((await browser.card(4))?.view).toBe('card')
  })

  it('stands over the question of a use that came first, which follows once it is read', async () => {
    const read = rule('acknowledge', [chatgpt])
    await publish(read)
    await browser.open(1, 'chatgpt')
    await browser.use(1, 'chatgpt')
    expect(await card()).toMatchObject({ view: 'card', toRead: { rule: read } })
    expect(await browser.entries()).toHaveLength(1)
    await browser.ask({ kind: 'rule/read', rule: read.id }, 1)
    expect(await card()).toMatchObject({ view: 'card', toRead: null })
    expect(await say()).toMatchObject({ ok: true, counted: true })
  })

  it('stands over a question that a hint has put ahead, which is not lost by reading', async () => {
    const read = rule('acknowledge', [chatgpt])
    await relay.publish({ number: ++number, rules: [read], card: { questionsPerDay: 3, hints: { on: true, markings: [] } } })
    await browser.core().refreshNow()
    await browser.acknowledge()
    await browser.open(1, 'chatgpt')
    await browser.core().host(1, { kind: 'host/hint', classes: ['iban'] }, 'https://chatgpt.com/')
    expect(await card()).toMatchObject({ view: 'card', toRead: { rule: read }, looksLike: ['iban'] })
    await browser.ask({ kind: 'rule/read', rule: read.id }, 1)
    expect(await card()).toMatchObject({ view: 'card', reason: 'hint', toRead: null, session: null })
    await browser.use(1, 'chatgpt')
    expect(await card()).toMatchObject({ view: 'card', current: null })
    expect(await say()).toMatchObject({ ok: true, counted: true })
  })
})

describe('justify', () => {
  it('takes no answer without a reason, and keeps the text here', async () => {
    await publish(rule('justify', [chatgpt, level('internal')]))
    await browser.open(1, 'chatgpt')
    await browser.use(1, 'chatgpt')
    expect(await say()).toMatchObject({ ok: false, reason: 'justify', rule: { services: { chatgpt: 'ChatGPT' } } })
    expect(await browser.entries()).toMatchObject([{ source: 'unanswered', justification: null }])
    expect(await say({}, { justification: { reason: 'urgent', text: 'for Planted Person' } })).toMatchObject({ ok: true })
    expect(await browser.entries()).toMatchObject([{ source: 'answered', justification: { reason: 'urgent', text: 'for Planted Person' } }])
    expect((await browser.ask({ kind: 'ledger/export' })).json).toContain('Planted Person')
    await browser.ask({ kind: 'outbox/push' })
    expect(JSON.stringify(await browser.ask({ kind: 'sent/list' }))).not.toContain('Planted Person')
    // Another level needs none; changing the answer asks for none twice.
    expect(await say({ level: 'public' })).toMatchObject({ ok: true })
    expect(await say()).toMatchObject({ ok: true })
  })
})

it('a reason given ahead of the first use goes with the entry, and its words are kept nowhere else', async () => {
  await publish(rule('justify', [chatgpt, level('internal')]), rule('block', [chatgpt]))
  expect(await browser.askAs(at(1), {
    kind: 'barrier/answer', service: 'chatgpt', answer, memory: 'today', justification: { reason: 'urgent', text: 'for Planted Person' },
  })).toMatchObject({ ok: true, isBarred: false })
  expect(await browser.db().remembered.toArray()).toMatchObject([{ memo: { rung: 'justify' } }])
  expect(JSON.stringify(await browser.db().remembered.toArray())).not.toContain('Planted Person')
  await browser.open(1, 'chatgpt')
  await browser.use(1, 'chatgpt')
  expect(await browser.entries()).toMatchObject([{ source: 'remembered', justification: { reason: 'urgent', text: 'for Planted Person' } }])
  expect(JSON.stringify(await browser.db().tabs.toArray())).not.toContain('Planted Person')
  // The answer no longer holds when it is used: no reason stands with an entry that has none.
  await browser.ask({ kind: 'ledger/delete-all' })
  await browser.askAs(at(2), { kind: 'barrier/answer', service: 'chatgpt', answer, memory: 'tab', justification: { reason: 'urgent', text: null } })
  await relay.publish({ number: ++number, rules: [rule('justify', [chatgpt, level('internal')])], services: [{ service: 'chatgpt', status: 'under_review', uses: [], conditions: [], alternative: null, reviewOn: null }] })
  await browser.core().refreshNow()
  await browser.open(2, 'chatgpt')
  await browser.use(2, 'chatgpt')
  expect(await browser.entries()).toMatchObject([{ source: 'unanswered', justification: null }])
})

describe('block by what is known of the service', () => {
  it('is in the browser’s own hands, over a restart, and goes with the rule', async () => {
    const block = rule('block', [chatgpt])
    await publish(block)
    expect(browser.barrier.rules.length).toBeGreaterThan(1)
    expect(browser.barrier.gate).toContain('https://*.chatgpt.com/*')
    const { writes } = browser.barrier
    await browser.restart('browser')
    expect([browser.barrier.writes, browser.barrier.gate.length > 0]).toEqual([writes, true])
    // Where its rules come too late, the page is taken away and nothing is written down.
    await browser.open(1, 'chatgpt')
    expect(browser.turned).toEqual(['/stop.html?service=chatgpt'])
    expect([await browser.entries(), await card()]).toEqual([[], null])
    expect(await barrierState(1)).toMatchObject({ barred: { rung: 'block', rule: { rule: block } }, isOpen: false, url: 'https://chatgpt.com/' })
    await publish()
    expect([browser.barrier.rules, browser.barrier.gate]).toEqual([[], []])
    expect(await barrierState(1)).toMatchObject({ barred: null })
  })

  it('takes away what is open when it comes, and keeps what took place', async () => {
    await browser.open(1, 'chatgpt')
    await browser.use(1, 'chatgpt')
    await publish(rule('redirect', [chatgpt], { alternative: 'le-chat' }))
    expect(browser.turned).toEqual(['/stop.html?service=chatgpt'])
    expect(await browser.entries()).toHaveLength(1)
    expect(await barrierState(1)).toMatchObject({ barred: { rung: 'redirect' }, alternative: { name: expect.stringContaining('Le Chat') } })
  })

  it('follows the department, and leaves all as it is while the policy cannot be read', async () => {
    await publish(rule('block', [chatgpt, { fact: 'department', values: ['sales'] }]))
    expect(browser.barrier.rules).toEqual([])
    await browser.ask({ kind: 'department/choose', department: 'sales' })
    const { rules } = browser.barrier
    expect(rules.length).toBeGreaterThan(0)
    browser.db().close()
    const unenrolled = createTrialBrowser({ relay: null, clock: () => now, name: browser.name })
    Object.assign(unenrolled.barrier, browser.barrier)
    await unenrolled.boot(true)
    // Values of policy may be late at a start: only after a while the rules of nobody go.
    expect(unenrolled.barrier.rules).toEqual(rules)
    expect(unenrolled.alarms.has('barrier')).toBe(true)
    // The stop page does not say that the service is open.
    const state = () => unenrolled.askAs(at(1), { kind: 'barrier/state', service: 'chatgpt', rule: null })
    expect(await state()).toMatchObject({ barred: { rung: 'block', rule: null }, isOpen: false })
    await unenrolled.core().alarm('barrier')
    expect(unenrolled.barrier.rules).toEqual([])
    expect(await state()).toMatchObject({ barred: null })
    unenrolled.db().close()
  })

  it('goes at once with the relay that gave it, though the new one never answers; not while the enrolment may be late', async () => {
    await publish(rule('block', [chatgpt]))
    const { rules } = browser.barrier
    const other = { ...(await createMemoryRelay(() => now)), transport: async () => ({ status: 0, text: '', etag: null }) }
    const moved = async (late: boolean): Promise<TrialBrowser> => {
      const next = createTrialBrowser({ relay: other, clock: () => now, name: browser.name, late })
      Object.assign(next.barrier, browser.barrier)
      await next.boot(true)
      next.db().close()
      return next
    }
    const uncertain = await moved(true)
    expect([uncertain.barrier.rules, uncertain.alarms.has('barrier')]).toEqual([rules, true])
    const certain = await moved(false)
    expect([certain.barrier.rules, certain.barrier.gate, certain.alarms.has('barrier')]).toEqual([[], [], false])
  })

  it('a browser that nobody has enrolled, and none did, waits for nothing', async () => {
    const alone = createTrialBrowser({ relay: null, clock: () => now })
    Object.assign(alone.barrier, { gate: ['every page that may be barred'] })
    await alone.boot(true)
    expect([alone.alarms.has('barrier'), alone.barrier.writes, alone.barrier.gate]).toEqual([false, 0, []])
    alone.db().close()
  })

  it('holds while the private switch is on', async () => {
    await publish(rule('card', [chatgpt, level('public')]), rule('block', [chatgpt]))
    await browser.ask({ kind: 'private/set', on: true })
    await browser.open(1, 'chatgpt')
    expect(browser.turned).toHaveLength(1)
    expect(await exception(1, { level: 'public' })).toEqual({ ok: false, reason: 'private' })
  })
})

describe('the exception', () => {
  beforeEach(() => publish(rule('card', [chatgpt, level('public')]), rule('block', [chatgpt])))

  it('is asked for where an answer can help; one that does not is kept nowhere', async () => {
    expect(await barrierState(1)).toMatchObject({ barred: { rung: 'block' }, isOpen: true })
    expect(await exception(1, { level: 'restricted' })).toMatchObject({ ok: true, isBarred: true })
    expect([await browser.db().tabs.toArray(), await browser.db().remembered.toArray(), browser.barrier.passes]).toEqual([[], [], []])
  })

  it('for the tab lets that tab through and no other; the session counts with the answer', async () => {
    expect(await exception(1, { level: 'public' })).toMatchObject({ ok: true, isBarred: false })
    const [own, ...rest] = browser.barrier.passes
    expect(own).toMatchObject({ condition: { tabIds: [1] }, action: { type: 'allow' } })
    expect(rest.every(({ condition }) => condition.tabIds.join() === '-1')).toBe(true)
    await browser.open(1, 'chatgpt')
    await browser.use(1, 'chatgpt')
    expect(await browser.entries()).toMatchObject([{ source: 'remembered', answer: { level: 'public' } }])
    expect(browser.turned).toEqual([])
    await browser.open(2, 'chatgpt')
    expect(browser.turned).toHaveLength(1)
    await browser.restart('browser')
    expect(browser.barrier.passes).toEqual([])
    // What the browser brought back is taken away.
    expect(browser.turned).toHaveLength(2)
  })

  it('for today opens the service today, and no longer', async () => {
    expect(await exception(1, { level: 'public' }, 'today')).toMatchObject({ ok: true, isBarred: false })
    expect(browser.barrier.rules).toEqual([])
    await browser.open(2, 'chatgpt')
    expect(browser.turned).toEqual([])
    now = new Date(now.getTime() + 86_400_000)
    await browser.core().alarm('policy')
    expect(browser.barrier.rules.length).toBeGreaterThan(0)
    await browser.open(3, 'chatgpt')
    expect(browser.turned.length).toBeGreaterThan(0)
  })

  it('ends with its tab, of which the background does not hear', async () => {
    await exception(1, { level: 'public' })
    await exception(2, { level: 'public' })
    const tabs = () => new Set(browser.barrier.passes.flatMap(({ condition }) => condition.tabIds))
    expect(tabs()).toEqual(new Set([1, 2, -1]))
    browser.close(1)
    await browser.core().alarm('policy')
    expect(tabs()).toEqual(new Set([2, -1]))
    browser.close(2)
    await browser.core().alarm('policy')
    expect(tabs()).toEqual(new Set())
  })

  it('ends with the rule it rests on, and when it is revoked', async () => {
    await exception(1, { level: 'public' }, 'today')
    await browser.ask({ kind: 'remembered/revoke', service: 'chatgpt' })
    expect(browser.barrier.rules.length).toBeGreaterThan(0)
    await exception(1, { level: 'public' })
    await browser.open(1, 'chatgpt')
    expect(browser.turned).toEqual([])
    await publish(rule('block', [chatgpt]))
    expect(browser.turned).toEqual(['/stop.html?service=chatgpt'])
    expect(browser.barrier.passes).toEqual([])
  })

  it('only the page that stands in the way may ask', async () => {
    const request = { kind: 'barrier/state', service: 'chatgpt', rule: null } as const
    expect(await browser.ask(request)).toBe(undefined)
    expect(await browser.ask(request, 1)).toBe(undefined)
    expect(await browser.askAs(at(1), { kind: 'ledger/list' })).toBe(undefined)
    expect(await browser.askAs(at(1), { kind: 'report/write', report: { kind: 'concern', topic: 'other', service: null, text: 'x', name: null } })).toBe(undefined)
    expect(await browser.askAs(at(1), { ...request, service: 'no-such-service' })).toBe(null)
  })
})

describe('block by the answer', () => {
  it('asks before the first use, shows why, and remembers nothing', async () => {
    const block = rule('block', [chatgpt, level('restricted')])
    await publish(block)
    await browser.open(1, 'chatgpt')
    expect(await card()).toMatchObject({ view: 'card', reason: 'rule', session: null })
    expect(await say({ level: 'restricted' })).toMatchObject({ ok: true, isBarred: true, counted: false })
    expect(browser.turned).toEqual([`/stop.html?service=chatgpt&rule=${block.id}`])
    expect(await barrierState(1, block.id)).toMatchObject({ barred: { rung: 'block', rule: { rule: block } }, isOpen: true })
    expect([await browser.entries(), await browser.db().remembered.toArray()]).toEqual([[], []])
  })

  it('leaves the session that took place as it was', async () => {
    await publish(rule('block', [chatgpt, level('restricted')]))
    await browser.open(1, 'chatgpt')
    await browser.use(1, 'chatgpt')
    expect(await say({ level: 'restricted' })).toMatchObject({ ok: true, isBarred: true, counted: true })
    expect(await browser.entries()).toMatchObject([{ source: 'answered', answer: { level: 'restricted' }, memory: null }])
    expect((await browser.ask({ kind: 'home/state', tab: null })).remembered).toEqual([])
    // Back in the service the next use is one of its own.
    await browser.open(1, 'chatgpt')
    await browser.use(1, 'chatgpt')
    expect(await browser.entries()).toHaveLength(2)
  })
})
