import { Dexie } from 'dexie'
import { expect, it } from 'vitest'
import { answer, createTrialBrowser } from '#test/fixture/browser.ts'
import { createMemoryRelay } from '#test/fixture/sheets.ts'

// What the first released version has written is read by this one: no table and no field of later is there.

const now = new Date(2026, 10, 18, 12)
const day = '2026-11-18'
const session = (id: string, more: object) => ({
  id, day, month: '2026-11', service: 'chatgpt', department: 'unknown', answer, source: 'answered', overridden: false, memory: '30_days', stamp: 1, acknowledged: null, frozenIn: null, inbox: 0, ...more,
})

it('a browser of the first version goes on: entries, remembered answers, policy and settings', async () => {
  const relay = await createMemoryRelay(() => now)
  const { key: home } = relay.enrolment
  const name = `upgrade-${crypto.randomUUID()}`
  const browser = createTrialBrowser({ relay, clock: () => now, name })
  const old = new Dexie(name)
  old.version(1).stores({
    sessions: '++order, &id, month, day, service, inbox', tabs: '[tab+service], tab, service, session', remembered: 'service', asks: '[day+service], day', quiet: 'service',
    sheets: 'id, month', policies: 'id', settings: 'id', faults: 'id',
  })
  const [answered, open] = [crypto.randomUUID(), crypto.randomUUID()]
  await old.table('sessions').bulkAdd([session(answered, { home }), session(open, { home, answer: null, source: 'unanswered', memory: null, inbox: 1 })])
  await old.table('tabs').add({
    tab: 1, service: 'chatgpt', current: 1, page: 'app', view: 'card', reason: 'use', account: null, day, session: open, state: 'counted', asked: true, hidden: false, muted: false, socket: false, memo: null,
  })
  await old.table('remembered').add({ service: 'claude', memo: { answer, memory: '30_days', until: '2026-12-01', status: 'detected', verdict: 'unknown', overridden: false } })
  await old.table('settings').add({ id: 'all', department: null, language: 'de', acknowledged: 'shipped/enrolled', noticeShownOn: null })
  await old.table('policies').add({
    id: 'current', home, etag: null, confirmedAt: now.getTime(),
    signed: {
      signature: 'x',
      bundle: {
        version: 1, epoch: crypto.randomUUID(), number: 1, issuedAt: '2026-11-01T00:00:00Z', expiresAt: '2026-12-01T00:00:00Z', organisation: { name: 'Acme', mode: 'organisation', k: 10 },
        departments: [], services: [], notice: { version: 0, en: null, de: null, contact: null },
      },
    },
  })
  old.close()

  await browser.boot(false)
  expect(await browser.ask({ kind: 'home/state', tab: null })).toMatchObject({
    language: 'de', guidance: null, hints: null, quieting: 'usual', notice: { acknowledged: false }, organisation: { name: 'Acme' },
    inbox: [{ session: open }], remembered: [{ service: { id: 'claude' }, answer }],
  })
  expect(await browser.entries()).toMatchObject([{ session: open, justification: null }, { session: answered, justification: null }])
  expect([await browser.ask({ kind: 'report/list' }), browser.barrier.rules]).toEqual([[], []])
  await browser.acknowledge()
  expect(await browser.ask({ kind: 'session/answer', session: open, answer, memory: 'today', overridden: false })).toMatchObject({ ok: true })
  await browser.use(2, 'claude')
  expect((await browser.entries())[0]).toMatchObject({ service: { id: 'claude' }, source: 'remembered' })
  expect(await browser.ask({ kind: 'outbox/push' })).toMatchObject({ waiting: [], problem: null })
  // Nobody asked a question that could be counted before there were counts.
  expect([...relay.sheets.values()]).toMatchObject([{ version: 2, cells: [{ sessions: 2 }, { sessions: 1 }] }])
  expect([...relay.sheets.values()][0]?.asks).toBe(undefined)
  browser.db().close()
})
