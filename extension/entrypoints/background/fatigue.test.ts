import { afterEach, beforeEach, expect, it } from 'vitest'
import { signedSheetSchema, type Asks } from '#shared/sheet/schema.ts'
import { answer, createTrialBrowser, type TrialBrowser } from '#test/fixture/browser.ts'
import { createMemoryRelay, type MemoryRelay } from '#test/fixture/sheets.ts'

// How often the whole background asks, and what it counts, over weeks of a clock of our own.

let now: Date
let relay: MemoryRelay
let browser: TrialBrowser
let tab: number
const clock = () => now
const wait = (days: number) => void (now = new Date(now.getTime() + days * 86_400_000))
const state = async (in_ = tab) => browser.card(in_)
const size = async (in_ = tab) => browser.ask({ kind: 'card/size', view: 'card', width: 360, height: 440 }, in_)
const say = async (change: Partial<typeof answer> = {}, memory: 'tab' | 'today' | '30_days' = 'tab') =>
  browser.ask({ kind: 'session/answer', session: (await state())?.session ?? null, memory, overridden: false, answer: { ...answer, ...change } }, tab)
const decline = async (how: 'not-work' | 'later' | 'dismiss') => browser.ask({ kind: 'session/decline', session: (await state())?.session ?? null, how }, tab)
const home = async () => browser.ask({ kind: 'home/state', tab: null })

/** A use in a new tab; true when the card opened, which is then painted. */
async function use(service: 'chatgpt' | 'claude' = 'chatgpt'): Promise<boolean> {
  tab += 1
  await browser.use(tab, service)
  const isAsked = (await state())?.view === 'card'
  if (isAsked) await size()
  return isAsked
}

/** What the relay has about questions. */
async function asks(): Promise<Asks | undefined> {
  await browser.ask({ kind: 'outbox/push' })
  const all = [...relay.sheets.values()].map(({ asks: counts }) => counts)
  return all.length === 1 ? all[0] : undefined
}
const none: Asks = { answered: 0, answeredLater: 0, ignored: 0, ignoredAgain: 0 }

beforeEach(async () => {
  now = new Date(2026, 10, 2, 12)
  tab = 0
  relay = await createMemoryRelay(clock)
  browser = createTrialBrowser({ relay, clock })
  await browser.boot(true)
  await browser.acknowledge()
})
afterEach(() => browser.db().close())

it('the organisation’s number of questions a day holds, from the next question on', async () => {
  await relay.publish({ number: 2, card: { questionsPerDay: 1, hints: { on: false, markings: [] } } })
  await browser.core().refreshNow()
  expect([await use('chatgpt'), await use('claude')]).toEqual([true, false])
  await relay.publish({ number: 3, card: { questionsPerDay: 2, hints: { on: false, markings: [] } } })
  await browser.core().refreshNow()
  expect([await use('claude'), await use('claude')]).toEqual([true, false])
})

it('neither a notice nor a rule that was read asks more than that', async () => {
  const card = { questionsPerDay: 1, hints: { on: false, markings: [] } }
  const rule = { id: '6f7c0a52-5b0e-4f43-9a6e-000000000001', rung: 'acknowledge' as const, when: [{ fact: 'service' as const, values: ['claude'], not: false, orUnknown: false }], alternative: null, text: null }
  await relay.publish({ number: 2, card, rules: [rule] })
  await browser.core().refreshNow()
  expect(await use('chatgpt')).toBe(true)
  await browser.open(tab + 1, 'claude')
  await use('claude')
  expect(await state()).toMatchObject({ view: 'card', toRead: { rule }, current: null })
  await browser.ask({ kind: 'rule/read', rule: rule.id }, tab)
  expect(await state()).toMatchObject({ view: 'chip', reason: null })

  await relay.publish({ number: 3, card, notice: { version: 3, en: null, de: null, contact: null } })
  await browser.core().refreshNow()
  await use('claude')
  expect(await state()).toMatchObject({ view: 'card', reason: 'notice' })
  await browser.acknowledge()
  expect(await state()).toMatchObject({ view: 'chip', reason: null, current: null })
  expect((await browser.db().asks.toArray()).map(({ count }) => count)).toEqual([1])
})

it.each([['silent', 'nothing'], ['chip', 'chip']] as const)('a notice that was acknowledged asks nothing where a rule says %s by then', async (rung, view) => {
  const notice = { version: 2, en: null, de: null, contact: null }
  await relay.publish({ number: 2, notice })
  await browser.core().refreshNow()
  await use()
  expect(await state()).toMatchObject({ view: 'card', reason: 'notice' })
  await relay.publish({ number: 3, notice, rules: [{ id: '6f7c0a52-5b0e-4f43-9a6e-000000000001', rung, when: [], alternative: null, text: null }] })
  await browser.core().refreshNow()
  await browser.acknowledge()
  expect(await state()).toMatchObject({ view, reason: null, current: null })
  expect([await browser.db().asks.toArray(), (await browser.entries()).map(({ source }) => source)]).toEqual([[], ['unanswered']])
})

it('counts what came of questions: at once, later, left, left after the reminder', async () => {
  await use()
  await say()
  wait(1)
  await use()
  await decline('later')
  const inbox = (await home()).inbox
  await browser.ask({ kind: 'session/answer', session: inbox[0]?.session ?? '', memory: 'tab', overridden: false, answer })
  wait(1)
  await use()
  await decline('dismiss')
  wait(1)
  await use()
  const session = (await state())?.session
  await decline('later')
  await browser.core().alarm(`remind:${session}`)
  expect(await state()).toMatchObject({ view: 'card', reason: 'reminder' })
  await decline('dismiss')
  expect(await asks()).toEqual({ answered: 1, answeredLater: 1, ignored: 1, ignoredAgain: 1 })
})

it('a card that still stands is ignored only when its day is over, without anything else happening', async () => {
  await use()
  expect(await asks()).toBe(undefined)
  wait(1)
  await browser.core().alarm('expire')
  expect(browser.alarms.has('push')).toBe(true)
  expect(await asks()).toEqual({ ...none, ignored: 1 })
  await browser.ask({ kind: 'ledger/correct', session: (await browser.entries())[0]?.session ?? '', overridden: false, answer })
  expect(await asks()).toEqual({ ...none, answeredLater: 1 })
})

it('a card nobody could see is no question', async () => {
  tab += 1
  await browser.use(tab, 'chatgpt')
  expect(await state()).toMatchObject({ view: 'card' })
  wait(1)
  expect(await asks()).toBe(undefined)
})

it('taking a session away takes its question away, also one the relay has', async () => {
  await use()
  await decline('dismiss')
  await use('claude')
  await decline('dismiss')
  expect(await asks()).toEqual({ ...none, ignored: 2 })
  await decline('not-work')
  expect(await asks()).toEqual({ ...none, ignored: 1 })
  await browser.ask({ kind: 'ledger/delete', session: (await browser.entries())[0]?.session ?? '' })
  expect(await asks()).toBe(undefined)
  expect([...relay.sheets.values()][0]).toMatchObject({ cells: [] })
})

it('killed at any moment, the counts are those of the ledger', async () => {
  await use()
  await browser.restart()
  await size()
  await browser.restart()
  await decline('later')
  await browser.restart()
  expect((await home()).inbox).toHaveLength(1)
  wait(1)
  await browser.restart('browser')
  expect(await asks()).toEqual({ ...none, ignored: 1 })
  await browser.restart()
  expect(await asks()).toEqual({ ...none, ignored: 1 })
})

it('one reminder and no second, however often it is put off', async () => {
  await use()
  const session = (await state())?.session
  await decline('later')
  await browser.core().alarm(`remind:${session}`)
  expect(await state()).toMatchObject({ view: 'card', reason: 'reminder' })
  await decline('later')
  await browser.core().alarm(`remind:${session}`)
  expect(await state()).toMatchObject({ view: 'chip' })
  expect((await home()).inbox).toHaveLength(1)
})

it('asks again for a change of what is allowed, of a rule, and of the account, and says which', async () => {
  const service = { service: 'chatgpt', status: 'approved' as const, conditions: [], alternative: null, reviewOn: null }
  const open = { purposes: [answer.purpose], levels: [answer.level], accountTypes: [answer.accountType] }
  let number = 1
  const publish = async (content: Partial<Parameters<MemoryRelay['publish']>[0]>) => {
    await relay.publish({ number: ++number, ...content })
    await browser.core().refreshNow()
  }
  await publish({ services: [{ ...service, uses: [open] }] })
  await use()
  await say({}, '30_days')
  wait(1)
  expect(await use()).toBe(false)
  const narrowed = { services: [{ ...service, uses: [{ ...open, purposes: ['coding' as const] }] }] }
  await publish(narrowed)
  expect(await use()).toBe(true)
  expect(await state()).toMatchObject({ reason: 'policy-changed', current: null })
  await say({ purpose: 'coding' }, '30_days')
  wait(1)
  const rule = { id: '6f7c0a52-5b0e-4f43-9a6e-000000000001', when: [{ fact: 'level' as const, values: [answer.level], not: false, orUnknown: false }], alternative: null, text: null }
  await publish({ ...narrowed, rules: [{ ...rule, rung: 'chip' }] })
  expect(await use()).toBe(false)
  await publish({ ...narrowed, rules: [{ ...rule, rung: 'justify' }] })
  expect(await use()).toBe(true)
  expect(await state()).toMatchObject({ reason: 'policy-changed' })
})

it('a browser whose questions are left asks less, then least, says so, and asks as usual after two answers', async () => {
  const asked = { usual: 0, less: 0, least: 0 }
  for (let day = 0; day < 28; day++, wait(1)) {
    for (const service of ['chatgpt', 'claude'] as const) {
      // The silence after dismissals is another rule: here cards are left standing.
      const { quieting } = await home()
      if (await use(service)) asked[quieting] += 1
    }
  }
  expect((await home()).quieting).toBe('least')
  expect(asked.usual).toBeLessThanOrEqual(6)
  // Two services, each once a week.
  expect(asked.less).toBeLessThanOrEqual(6)
  expect(asked.least).toBe(0)
  const before = (await home()).quieting
  for (const service of ['chatgpt', 'claude'] as const) {
    await use(service)
    await browser.ask({ kind: 'card/expand' }, tab)
    await say()
  }
  expect([before, (await home()).quieting]).toEqual(['least', 'usual'])
  wait(1)
  expect([await use('chatgpt'), await use('claude')]).toEqual([true, true])
})

it('asking least still warns of what is not allowed, and passes by itself after a month', async () => {
  for (let day = 0; day < 12; day++, wait(1)) {
    await use('chatgpt')
    await browser.ask({ kind: 'questions/as-usual' })
    await use('claude')
  }
  await browser.db().settings.update('all', { judgedFrom: 0 })
  expect((await home()).quieting).toBe('least')
  expect(await use('chatgpt')).toBe(false)
  await relay.publish({ number: 2, services: [{ service: 'claude', status: 'prohibited', uses: [], conditions: [], alternative: null, reviewOn: null }] })
  await browser.core().refreshNow()
  expect(await use('claude')).toBe(true)
  wait(31)
  expect((await home()).quieting).toBe('usual')
  expect(await use('chatgpt')).toBe(true)
})

it('"as usual" is at once, and what came before is not looked at again', async () => {
  for (let day = 0; day < 5; day++, wait(1)) await use()
  expect((await home()).quieting).toBe('less')
  expect(await browser.ask({ kind: 'questions/as-usual' })).toEqual({ ok: true })
  expect((await home()).quieting).toBe('usual')
  expect(await use()).toBe(true)
  wait(1)
  expect((await home()).quieting).toBe('usual')
})

it('three equal answers about a service suggest 30 days, another answer does not', async () => {
  for (let day = 0; day < 3; day++, wait(1)) {
    await use()
    expect((await state())?.repeated).toBe(false)
    await say()
  }
  await use()
  expect((await state())?.repeated).toBe(true)
  await say({ purpose: 'coding' })
  wait(1)
  await use()
  expect((await state())?.repeated).toBe(false)
})

it('sheets say questions only as counts of the month: no day, no service, no order', async () => {
  for (let day = 0; day < 3; day++, wait(1)) {
    await use()
    await (day === 1 ? decline('dismiss') : say())
  }
  await asks()
  const [sent] = await browser.ask({ kind: 'sent/list' })
  const { sheet } = signedSheetSchema.parse(JSON.parse(sent?.text ?? ''))
  expect(sheet.asks).toEqual({ ...none, answered: 2, ignored: 1 })
  expect(Object.keys(sheet).sort()).toEqual(['asks', 'cells', 'id', 'key', 'month', 'nonce', 'revision', 'version'])
})
