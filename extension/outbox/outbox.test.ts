import { afterEach, beforeEach, expect, it } from 'vitest'
import { createSigningKey } from '#shared/signature/signature.ts'
import { signedSheetSchema } from '#shared/sheet/schema.ts'
import { createTrialBrowser, type TrialBrowser } from '#test/fixture/browser.ts'
import { createMemoryRelay, type MemoryRelay } from '#test/fixture/sheets.ts'
import { pushDelay, retryDelay } from './schedule.ts'
import { createTransport, gzip } from './transport.ts'

let now: Date
let relay: MemoryRelay
let browser: TrialBrowser
const clock = () => now
const days = (count: number) => void (now = new Date(now.getTime() + count * 86_400_000))
const push = async () => browser.ask({ kind: 'outbox/push' })
const refresh = async () => browser.ask({ kind: 'policy/refresh' })

beforeEach(async () => {
  now = new Date(2026, 10, 18, 12)
  relay = await createMemoryRelay(clock)
  browser = createTrialBrowser({ relay, clock })
  await browser.boot(true)
  await browser.acknowledge()
})
afterEach(() => browser.db().close())

it('a change is sent after some minutes, never at once, and never again without a change', async () => {
  await browser.use(1, 'chatgpt')
  expect(browser.alarms.get('push')).toBe(10)
  expect(relay.pushes()).toBe(0)
  await browser.core().alarm('push')
  expect(relay.pushes()).toBe(1)
  expect(browser.alarms.has('push')).toBe(false)
  await browser.use(1, 'chatgpt')
  expect(browser.alarms.has('push')).toBe(false)
  await push()
  expect(relay.pushes()).toBe(1)
})

it('delays are spread: minutes for a push, doubling up to an hour and a half after failures', () => {
  expect([pushDelay(0), pushDelay(0.999)].map(Math.round)).toEqual([5, 15])
  expect([1, 2, 3, 20].map((attempts) => retryDelay(attempts, 0.5))).toEqual([1, 2, 4, 60])
  expect(retryDelay(20, 0)).toBe(30)
  expect(retryDelay(1, 0)).toBeGreaterThanOrEqual(0.5)
})

it.each([[500, 'relay'], [429, 'relay'], [507, 'relay-full'], [401, 'enrolment'], ['request-lost', 'offline'], [400, 'refused'], [413, 'refused']] as const)(
  'after %s it keeps everything, says %s, and tries again', async (fate, code) => {
    await browser.use(1, 'chatgpt')
    relay.fates.push(fate, fate)
    expect(await push()).toMatchObject({ waiting: ['2026-11'], problem: { code } })
    expect(browser.alarms.get('push')).toBe(1)
    await push()
    expect(browser.alarms.get('push')).toBe(2)
    await browser.restart()
    expect(await push()).toMatchObject({ waiting: [], problem: null, lastSent: '2026-11-18' })
    expect([...relay.sheets.values()].map((sheet) => sheet.revision)).toEqual([1])
  },
)

it('the relay’s own sentence is shown', async () => {
  await browser.use(1, 'chatgpt')
  relay.fates.push(400)
  expect((await push()).problem).toEqual({ code: 'refused', detail: 'Said by the relay.' })
})

it('a lost reply: the same bytes go again, then the next revision', async () => {
  await browser.use(1, 'chatgpt')
  relay.fates.push('reply-lost')
  await push()
  await browser.use(2, 'chatgpt')
  expect(await push()).toMatchObject({ waiting: [], problem: null })
  expect([...relay.sheets.values()]).toMatchObject([{ revision: 2, cells: [{ sessions: 2 }] }])
})

it.each(['proxy-408', 'proxy-409'] as const)('a proxy that answers in place of the relay (%s): what the relay stored counts once', async (fate) => {
  await browser.use(1, 'chatgpt')
  relay.fates.push(fate)
  expect((await push()).problem).not.toBe(null)
  await browser.use(2, 'chatgpt')
  expect(await push()).toMatchObject({ waiting: [], problem: null })
  expect([...relay.sheets.values()]).toMatchObject([{ revision: 2, cells: [{ sessions: 2 }] }])
})

it('content that went back while a reply was lost: the relay is told', async () => {
  await browser.use(1, 'chatgpt')
  await push()
  await browser.use(2, 'chatgpt')
  relay.fates.push('reply-lost')
  await push()
  const [latest] = await browser.entries()
  await browser.ask({ kind: 'ledger/delete', session: latest?.session ?? '' })
  expect(await push()).toMatchObject({ waiting: [], problem: null })
  expect([...relay.sheets.values()]).toMatchObject([{ revision: 3, cells: [{ sessions: 1 }] }])
})

it('another entry, the same cells: nothing is sent, and the entry counts as sent', async () => {
  await browser.use(1, 'chatgpt')
  await push()
  const [entry] = await browser.entries()
  await browser.ask({ kind: 'ledger/delete', session: entry?.session ?? '' })
  await browser.use(2, 'chatgpt')
  expect((await browser.entries())[0]?.sync).toBe('waiting')
  expect(await push()).toMatchObject({ waiting: [], problem: null })
  expect((await browser.entries())[0]?.sync).toBe('sent')
  expect(relay.pushes()).toBe(1)
})

it('a month change during use: each session in the sheet of its own month', async () => {
  now = new Date(2026, 10, 29, 23, 50) // Sunday of the last week of the November sheet
  await browser.use(1, 'chatgpt')
  days(1)
  await browser.use(1, 'chatgpt')
  await push()
  expect([...relay.sheets.values()].map((sheet) => sheet.month).sort()).toEqual(['2026-11', '2026-12'])
  expect(new Set([...relay.sheets.values()].map((sheet) => sheet.key)).size).toBe(2)
})

it.each([-1, 1])('a clock that is wrong by a day (%i) changes nothing', async (wrong) => {
  const skewed = createTrialBrowser({ relay, clock: () => new Date(now.getTime() + wrong * 86_400_000) })
  await skewed.boot(true)
  await skewed.acknowledge()
  await skewed.use(1, 'chatgpt')
  expect(await skewed.ask({ kind: 'outbox/push' })).toMatchObject({ waiting: [], problem: null })
  expect([...relay.sheets.values()]).toMatchObject([{ cells: [{ sessions: 1 }] }])
  skewed.db().close()
})

it('a clock far ahead: the person is told, what is in order goes, and the rest when its day has come', async () => {
  await browser.use(1, 'chatgpt')
  let wrong = 12
  const right = now
  relay = await createMemoryRelay(() => right)
  const skewed = createTrialBrowser({ relay, clock: () => new Date(now.getTime() + wrong * 86_400_000) })
  wrong = 0
  await skewed.boot(true)
  await skewed.acknowledge()
  await skewed.use(1, 'chatgpt')
  wrong = 12
  await skewed.use(1, 'chatgpt')
  expect(await skewed.ask({ kind: 'outbox/push' })).toMatchObject({ waiting: ['2026-12'], problem: { code: 'clock', detail: 'in the future' } })
  expect([...relay.sheets.values()]).toMatchObject([{ month: '2026-11' }])
  right.setDate(right.getDate() + 12)
  wrong = 0
  expect(await skewed.ask({ kind: 'outbox/push' })).toMatchObject({ waiting: [], problem: null })
  expect([...relay.sheets.values()]).toMatchObject([{ month: '2026-11' }, { month: '2026-12' }])
  skewed.db().close()
})

it('too late to count: the entry stays, says so, and nothing is tried again', async () => {
  await browser.use(1, 'chatgpt')
  await push()
  const [entry] = await browser.entries()
  relay.fates.push(410)
  await browser.ask({ kind: 'ledger/delete', session: entry?.session ?? '' })
  await browser.use(2, 'chatgpt')
  await browser.use(3, 'chatgpt')
  expect(await push()).toMatchObject({ waiting: [], tooLate: ['2026-11'], problem: null })
  expect((await browser.entries()).map(({ sync }) => sync)).toEqual(['too-late', 'too-late'])
  const before = relay.pushes()
  await push()
  expect(relay.pushes()).toBe(before)
})

it('rows, key and sheet are gone 90 days after the month', async () => {
  await browser.use(1, 'chatgpt')
  await push()
  expect((await browser.entries())[0]?.until).toBe('2027-02-27')
  now = new Date(2027, 1, 27, 12)
  await browser.core().alarm('expire')
  expect(await browser.entries()).toHaveLength(1)
  days(1)
  await browser.core().alarm('expire')
  expect([await browser.entries(), await browser.db().sheets.toArray()]).toEqual([[], []])
})

it('what was sent is shown byte for byte, and is a sheet without a person in it', async () => {
  await browser.use(1, 'chatgpt')
  await push()
  const [sent] = await browser.ask({ kind: 'sent/list' })
  const { sheet } = signedSheetSchema.parse(JSON.parse(sent?.text ?? ''))
  expect(relay.sheets.get(sheet.id)).toEqual(sheet)
  expect(Object.keys(sheet).sort()).toEqual(['cells', 'id', 'key', 'month', 'nonce', 'revision', 'version'])
})

it('what was sent and not confirmed is shown too, beside what was: the relay may have it', async () => {
  await browser.use(1, 'chatgpt')
  relay.fates.push('reply-lost')
  await push()
  const list = async () => browser.ask({ kind: 'sent/list' })
  const texts = async () => (await list()).map(({ text }) => signedSheetSchema.parse(JSON.parse(text)).sheet)
  expect(await list()).toMatchObject([{ revision: 1, confirmed: false }])
  expect(await texts()).toEqual([...relay.sheets.values()])
  await push()
  expect(await list()).toMatchObject([{ revision: 1, confirmed: true }])
  await browser.use(2, 'claude')
  relay.fates.push('reply-lost')
  await push()
  expect(await list()).toMatchObject([{ revision: 2, confirmed: false }, { revision: 1, confirmed: true }])
  expect((await texts()).slice(0, 1)).toEqual([...relay.sheets.values()])
})

it('the private key cannot be read out of the database', async () => {
  await browser.use(1, 'chatgpt')
  await push()
  const [sheet] = await browser.db().sheets.toArray()
  expect(sheet?.privateKey.extractable).toBe(false)
})

it('entries made before enrolment stay local', async () => {
  const alone = createTrialBrowser({ relay: null, clock })
  await alone.boot(true)
  await alone.acknowledge()
  await alone.use(1, 'chatgpt')
  expect((await alone.entries())[0]).toMatchObject({ sync: 'local' })
  expect(alone.alarms.has('push')).toBe(false)
  expect(await alone.ask({ kind: 'home/state', tab: null })).toMatchObject({ enrolled: false, organisation: null, policy: { number: null } })
  alone.db().close()
})

it('an enrolment the relay no longer takes is read again: a newer one beside the extension is used at once', async () => {
  await relay.publish({ number: 3 })
  const renewed = await createMemoryRelay(clock)
  await renewed.publish({ number: 1 })
  const renewedToken = 'n'.repeat(43)
  let enrolment = { ...relay.enrolment, token: 'o'.repeat(43) }
  const transport: typeof relay.transport = (to, call) =>
    call.token === renewedToken ? renewed.transport(to, { ...call, token: renewed.enrolment.token }) : relay.transport(to, call)
  const moved = createTrialBrowser({ relay: { ...relay, transport, get enrolment() { return enrolment } }, clock })
  await moved.boot(true)
  expect(await moved.ask({ kind: 'policy/refresh' })).toMatchObject({ problem: { code: 'enrolment' } })
  enrolment = { ...renewed.enrolment, token: renewedToken }
  expect(await moved.ask({ kind: 'policy/refresh' })).toMatchObject({ number: 1, problem: null })
  moved.db().close()
})

it('the policy: taken when signed by our relay, confirmed by its tag, never older within an epoch', async () => {
  await relay.publish({ number: 3 })
  expect(await refresh()).toMatchObject({ number: 3, ageMinutes: 0, problem: null })
  now = new Date(now.getTime() + 600_000)
  expect((await browser.ask({ kind: 'home/state', tab: null })).policy).toMatchObject({ ageMinutes: 10 })
  expect(await refresh()).toMatchObject({ number: 3, ageMinutes: 0 })
  await relay.publish({ number: 2 })
  expect(await refresh()).toMatchObject({ number: 3, problem: { code: 'older-policy' } })
  await relay.publish({ number: 9 }, await createSigningKey(globalThis.crypto.subtle))
  expect(await refresh()).toMatchObject({ number: 3, problem: { code: 'signature' } })
  await relay.publish({ number: 1, epoch: '00000000-0000-4000-8000-000000000002', issuedAt: '2026-11-02T00:00:00Z' })
  expect(await refresh()).toMatchObject({ number: 1, problem: null })
  await relay.publish({ number: 7, issuedAt: '2026-11-01T00:00:00Z' })
  expect(await refresh()).toMatchObject({ number: 1, problem: { code: 'older-policy' } })
})

it('a policy that comes late never takes the place of what came meanwhile: of another relay, or newer', async () => {
  const other = await createMemoryRelay(clock)
  await relay.publish({ number: 7, organisation: { name: 'Old', mode: 'organisation', k: 10 } })
  await other.publish({ number: 2, organisation: { name: 'New', mode: 'organisation', k: 10 } })
  let [enrolment, isHeld] = [relay.enrolment, false]
  const held: (() => void)[] = []
  const transport: typeof relay.transport = async (to, call) => {
    if (call.token === other.enrolment.token + 'x') return other.transport(to, { ...call, token: other.enrolment.token })
    const reply = await relay.transport(to, call)
    if (isHeld) await new Promise<void>((resolve) => held.push(resolve))
    return reply
  }
  const moved = createTrialBrowser({ relay: { ...relay, transport, get enrolment() { return enrolment } }, clock })
  await moved.boot(true)
  const arrived = async () => {
    while (held.length === 0) await new Promise((resolve) => setTimeout(resolve))
    return held.shift() as () => void
  }
  /** Asks, and gives how to let the reply come. */
  const ask = async () => {
    isHeld = true
    const asked = moved.core().refreshNow()
    const come = await arrived()
    isHeld = false
    return async () => {
      come()
      await asked
    }
  }
  const state = async () => moved.ask({ kind: 'home/state', tab: null })

  const seventh = await ask()
  await relay.publish({ number: 8 })
  await moved.core().refreshNow()
  await seventh()
  expect((await state()).policy).toMatchObject({ number: 8, problem: null })
  // The relay says that the one before is still the latest, and that comes late, too.
  const unchanged = await ask()
  await relay.publish({ number: 9 })
  await moved.core().refreshNow()
  await unchanged()
  expect((await state()).policy).toMatchObject({ number: 9, problem: null })

  await relay.publish({ number: 10, organisation: { name: 'Old', mode: 'organisation', k: 10 } })
  const old = await ask()
  enrolment = { ...other.enrolment, token: other.enrolment.token + 'x' }
  await moved.core().resituate()
  await moved.core().refreshNow()
  await old()
  expect(await state()).toMatchObject({ organisation: { name: 'New' }, policy: { number: 2, problem: null } })
  moved.db().close()
})

it('a policy this version cannot read is not taken: the one before stays, and the field is named', async () => {
  await relay.publish({ number: 3 })
  await refresh()
  await relay.publish({ number: 4, services: [{ service: 'chatgpt', status: 'blessed' } as never] })
  expect(await refresh()).toMatchObject({ number: 3, problem: { code: 'unreadable-policy', detail: 'bundle.services.0.status' } })
  await relay.publish({ number: 5, version: 99 as never })
  expect(await refresh()).toMatchObject({ number: 3, problem: { code: 'unreadable-policy', detail: 'bundle.version' } })
  relay.fates.push(200)
  expect(await refresh()).toMatchObject({ number: 3, problem: { code: 'unreadable-policy' } })
})

it('a policy whose time is over says so', async () => {
  await relay.publish({ number: 3, expiresAt: '2026-11-20T00:00:00Z' })
  await refresh()
  await browser.open(1, 'chatgpt')
  expect(await browser.card(1)).toMatchObject({ policyStale: false })
  days(3)
  expect(await browser.card(1)).toMatchObject({ policyStale: true })
  expect((await browser.ask({ kind: 'home/state', tab: null })).policy.expired).toBe(true)
})

it('the transport sends gzip with the token and nothing else, and never throws', async () => {
  const calls: { url: string; init: RequestInit | undefined }[] = []
  const transport = createTransport(async (url, init) => {
    calls.push({ url: String(url), init })
    return new Response('{"ok":true}', { status: 200, headers: { ETag: '"1"' } })
  })
  const body = await gzip('{"a":1}')
  expect(await transport('https://relay.example', { path: '/api/sheets', method: 'POST', token: 'secret', body })).toEqual({ status: 200, text: '{"ok":true}', etag: '"1"' })
  expect(calls[0]?.url).toBe('https://relay.example/api/sheets')
  expect(calls[0]?.init).toMatchObject({ credentials: 'omit', redirect: 'error', referrerPolicy: 'no-referrer', headers: { Authorization: 'Bearer secret', 'Content-Encoding': 'gzip' } })
  const down = createTransport(() => Promise.reject(new TypeError('Failed to fetch')))
  expect(await down('https://relay.example', { path: '/api/policy', method: 'GET', token: 't' })).toEqual({ status: 0, text: '', etag: null })
})

it('a page that answers 200 to everything acknowledges nothing', async () => {
  await browser.use(1, 'chatgpt')
  relay.fates.push(200)
  expect(await push()).toMatchObject({ waiting: ['2026-11'], problem: { code: 'relay' } })
})
