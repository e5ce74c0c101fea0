import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Bundle } from '#shared/policy/schema.ts'
import type { ReportDraft } from '#shared/report/schema.ts'
import { createTrialBrowser, type TrialBrowser } from '#test/fixture/browser.ts'
import { createMemoryRelay, type MemoryRelay } from '#test/fixture/sheets.ts'

// Requests, concerns and the AI policy, on the whole background with a clock of our own.

let now: Date
let relay: MemoryRelay
let browser: TrialBrowser
let number = 10
const clock = () => now
const wait = (days: number) => void (now = new Date(now.getTime() + days * 86_400_000))

beforeEach(async () => {
  now = new Date(2026, 10, 18, 12)
  relay = await createMemoryRelay(clock)
  browser = createTrialBrowser({ relay, clock })
  await browser.boot(true)
})
afterEach(() => browser.db().close())

const request: ReportDraft = { kind: 'request', service: 'claude', tool: null, purpose: 'coding', level: null, text: 'For reviews', name: null }
const list = () => browser.ask({ kind: 'report/list' })
const states = async () => (await list()).map(({ state }) => state)
const write = (report: ReportDraft = request) => browser.ask({ kind: 'report/write', report })
const sent = () => vi.waitFor(async () => expect(await states()).toEqual(['sent']))

describe('a request', () => {
  it('is kept, sent at once, and carries nothing of the browser', async () => {
    expect(await write()).toEqual({ ok: true })
    await sent()
    const [row] = await list()
    expect(row).toMatchObject({ on: '2026-11-18', until: '2027-11-18', service: { name: 'Claude' }, answer: null })
    expect([...relay.reports.values()]).toEqual([{ ...request, version: 1, id: row?.id }])
    expect(relay.pushes()).toBe(0)
  })

  it('waits while the relay cannot be reached, over a restart, and goes by an alarm of its own', async () => {
    relay.fates.push('request-lost')
    await write()
    await vi.waitFor(() => expect(browser.alarms.has('report')).toBe(true))
    expect(await states()).toEqual(['waiting'])
    browser.alarms.clear()
    await browser.restart('browser')
    expect(browser.alarms.has('report')).toBe(true)
    await browser.core().alarm('report')
    expect([await states(), browser.alarms.has('report'), browser.alarms.has('push')]).toEqual([['sent'], false, false])
  })

  it('whose acknowledgement is lost is sent again under the same id', async () => {
    relay.fates.push('reply-lost')
    await write()
    await vi.waitFor(() => expect(browser.alarms.has('report')).toBe(true))
    await browser.core().alarm('report')
    expect([await states(), relay.reports.size]).toEqual([['sent'], 1])
  })

  it('that the relay refuses says so in its words and is not sent again; a busy relay gets it later', async () => {
    relay.fates.push(429)
    await write()
    await vi.waitFor(() => expect(browser.alarms.has('report')).toBe(true))
    expect(await states()).toEqual(['waiting'])
    relay.fates.push(400)
    await browser.core().alarm('report')
    expect(await list()).toMatchObject([{ state: 'refused', detail: 'Said by the relay.' }])
    expect(browser.alarms.has('report')).toBe(false)
  })

  it('deleted before it is sent is never sent', async () => {
    relay.fates.push('request-lost')
    await write()
    await vi.waitFor(() => expect(browser.alarms.has('report')).toBe(true))
    const [row] = await list()
    expect(await browser.ask({ kind: 'report/delete', id: row?.id ?? '' })).toEqual({ ok: true })
    expect(await browser.ask({ kind: 'report/delete', id: row?.id ?? '' })).toEqual({ ok: false, reason: 'gone' })
    await browser.core().alarm('report')
    expect(relay.reports.size).toBe(0)
  })

  it('is for nobody where the browser is not enrolled', async () => {
    const alone = createTrialBrowser({ relay: null, clock })
    await alone.boot(true)
    expect(await alone.ask({ kind: 'report/write', report: request })).toEqual({ ok: false, reason: 'not-enrolled' })
    expect(await alone.ask({ kind: 'report/list' })).toEqual([])
    alone.db().close()
  })

  it('leaves the own list after a year, and with "delete everything"', async () => {
    await write()
    await sent()
    wait(365)
    await browser.core().alarm('expire')
    expect(await list()).toHaveLength(1)
    wait(1)
    await browser.core().alarm('expire')
    expect(await list()).toEqual([])
    await write()
    await browser.ask({ kind: 'ledger/delete-all' })
    expect(await list()).toEqual([])
  })

  it('a card cannot list or delete what was written', async () => {
    await write()
    expect(await browser.ask({ kind: 'report/list' }, 1)).toBe(undefined)
    expect(await browser.ask({ kind: 'report/delete', id: crypto.randomUUID() }, 1)).toBe(undefined)
  })
})

describe('an answer', () => {
  const answered = async (answer: Partial<Bundle['answers'][number]> = {}) => {
    const [row] = await list()
    const other = { report: crypto.randomUUID(), outcome: 'noted' as const, service: null, text: 'For somebody else', on: '2026-11-19' }
    const own = { report: row?.id ?? '', outcome: 'granted' as const, service: 'claude', text: 'Team plan is in place.', on: '2026-11-19', ...answer }
    await relay.publish({ number: (number += 1), answers: [other, own] })
    await browser.core().refreshNow()
  }

  it('comes with the policy, shows once in a card, and stays in the list when the policy has forgotten it', async () => {
    await browser.acknowledge()
    await write()
    await sent()
    await browser.use(1, 'chatgpt')
    expect((await browser.card(1))?.news).toBe(null)
    await answered()
    expect((await browser.card(1))?.news).toMatchObject({ answer: { outcome: 'granted', service: { name: 'Claude', url: 'https://claude.ai/' }, text: 'Team plan is in place.', isNew: true } })
    await browser.ask({ kind: 'report/seen', ids: [(await list())[0]?.id ?? ''] }, 1)
    expect((await browser.card(1))?.news).toBe(null)
    await relay.publish({ number: (number += 1), answers: [] })
    await browser.core().refreshNow()
    expect(await list()).toMatchObject([{ answer: { text: 'Team plan is in place.', isNew: false } }])
  })

  it('that is given anew is new again; the same one is not', async () => {
    await write()
    await sent()
    await answered()
    await browser.ask({ kind: 'report/seen', ids: [(await list())[0]?.id ?? ''] })
    await answered()
    expect((await list())[0]?.answer?.isNew).toBe(false)
    await answered({ outcome: 'declined', text: 'No longer.' })
    expect((await list())[0]?.answer).toMatchObject({ outcome: 'declined', isNew: true })
  })
})

describe('the AI policy', () => {
  const page = { en: { title: 'AI here', text: 'Use approved tools.' }, de: { title: 'KI hier', text: 'Freigegebene Werkzeuge nutzen.' } }
  const publish = async (number: number, repeatMonths: number | null = null) => {
    await relay.publish({ number, guidance: { version: number, policy: page, training: [], repeatMonths } })
    await browser.core().refreshNow()
  }
  const state = async () => (await browser.ask({ kind: 'home/state', tab: null })).guidance

  it('is due until this version was acknowledged; only what was read counts', async () => {
    expect(await state()).toBe(null)
    await publish(3)
    expect(await state()).toEqual({ version: 3, acknowledgedOn: null, isDue: true, comesUp: true })
    expect(await browser.ask({ kind: 'guidance/read' }, 1)).toMatchObject({ version: 3, policy: page })
    expect(await browser.ask({ kind: 'guidance/acknowledge', version: 2 })).toEqual({ ok: false, reason: 'gone' })
    expect(await browser.ask({ kind: 'guidance/acknowledge', version: 3 }, 1)).toEqual({ ok: true })
    expect(await state()).toEqual({ version: 3, acknowledgedOn: '2026-11-18', isDue: false, comesUp: false })
    await publish(4)
    expect(await state()).toMatchObject({ acknowledgedOn: '2026-11-18', isDue: true })
  })

  it('comes up at most once a day, and again when it repeats', async () => {
    await publish(3, 12)
    await browser.ask({ kind: 'guidance/shown' }, 1)
    expect(await state()).toMatchObject({ isDue: true, comesUp: false })
    wait(1)
    expect(await state()).toMatchObject({ isDue: true, comesUp: true })
    await browser.ask({ kind: 'guidance/acknowledge', version: 3 })
    wait(364)
    expect(await state()).toMatchObject({ isDue: false })
    wait(1)
    expect(await state()).toMatchObject({ acknowledgedOn: '2026-11-19', isDue: true, comesUp: true })
  })

  it('never opens a card by itself, and puts no question off', async () => {
    await browser.acknowledge()
    await publish(3)
    await browser.open(1, 'chatgpt')
    expect((await browser.card(1))?.view).toBe('chip')
    await browser.use(1, 'chatgpt')
    expect(await browser.card(1)).toMatchObject({ view: 'card', reason: 'use', guidance: { comesUp: true } })
    expect((await browser.entries()).length).toBe(1)
  })

  it('does not follow the notice on the same day', async () => {
    await publish(3)
    await browser.use(1, 'chatgpt')
    await browser.acknowledge()
    expect(await browser.card(1)).toMatchObject({ view: 'card', reason: 'use', guidance: { isDue: true, comesUp: false } })
    wait(1)
    expect(await state()).toMatchObject({ comesUp: true })
  })

  it('acknowledged at one organisation says nothing at another', async () => {
    await publish(3)
    await browser.ask({ kind: 'guidance/acknowledge', version: 3 })
    const other = await createMemoryRelay(clock)
    const moved = createTrialBrowser({ relay: other, clock, name: browser.name })
    browser.db().close()
    await moved.boot(true)
    await other.publish({ number: 3, guidance: { version: 3, policy: page, training: [], repeatMonths: null } })
    await moved.core().refreshNow()
    expect((await moved.ask({ kind: 'home/state', tab: null })).guidance).toEqual({ version: 3, acknowledgedOn: null, isDue: true, comesUp: true })
    moved.db().close()
  })
})
