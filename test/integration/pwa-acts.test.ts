import { afterEach, describe, expect, it } from 'vitest'
import type { ActContentOf } from '#shared/act/schema.ts'
import { createBrowser, signIn, startRelay, stopAll, until } from './pwa-client.ts'

afterEach(stopAll)

const prohibit = (service: string): ActContentOf<'decide-service'> => ({
  kind: 'decide-service',
  service,
  status: 'prohibited',
  uses: [],
  conditions: [],
  alternative: null,
  reviewOn: null,
})
const review = (service: string) => ({ ...prohibit(service), status: 'under_review' }) as const
const sample: ActContentOf<'set-organisation'> = { kind: 'set-organisation', name: 'Example', mode: 'sample', k: 1, departments: [] }

async function signedIn(role?: 'administrator' | 'security' | 'auditor') {
  const relay = await startRelay()
  const browser = createBrowser(relay.url())
  const tab = await browser.openTab()
  const member = await signIn(relay, tab, role)
  return { relay, browser, tab, member }
}

describe('acts proposed in the PWA', () => {
  it('made offline they wait, survive a restart, and are sent on return', async () => {
    const { relay, browser, tab } = await signedIn()
    await tab.engine.syncNow()
    browser.goOffline()
    await tab.engine.proposeAct(prohibit('chatgpt'), 'No contract')
    await tab.engine.syncNow()
    expect(tab.state.syncState.value).toMatchObject({ connection: 'offline', waiting: 1, savedHere: true })
    expect(tab.persists()).toBe(1)
    await tab.engine.stop()

    const again = await browser.openTab()
    expect(again.state.pendingActs.value).toMatchObject([{ state: 'waiting', act: { basedOn: 0, reason: 'No contract' } }])
    expect(again.state.session.value?.member.role).toBe('administrator')
    browser.goOnline()
    await again.engine.syncNow()
    expect(again.state.pendingActs.value).toEqual([])
    expect(again.state.acts.value.map(({ content }) => content)).toEqual([prohibit('chatgpt')])
    expect(relay.ledger.acts()).toHaveLength(1)
  })

  it('wait while the relay is full, which is said, and go when there is room', async () => {
    const { relay, browser, tab } = await signedIn()
    await tab.engine.syncNow()
    browser.serve = (path) => (path === '/api/acts' ? Response.json({ code: 'store-full', message: 'full' }, { status: 507 }) : null)
    await tab.engine.proposeAct(prohibit('chatgpt'), 'No contract')
    await tab.engine.syncNow()
    expect(tab.state.syncState.value).toMatchObject({ connection: 'full', waiting: 1, savedHere: true })
    browser.serve = null
    await tab.engine.syncNow()
    expect(tab.state.syncState.value).toMatchObject({ connection: 'online', waiting: 0 })
    expect(relay.ledger.acts()).toHaveLength(1)
  })

  it('a stale one comes back with the reason and passes when sent again', async () => {
    const { relay, tab } = await signedIn()
    const other = await createBrowser(relay.url()).openTab()
    await signIn(relay, other, 'security')
    await tab.engine.syncNow()
    await other.engine.syncNow()
    await tab.engine.proposeAct(review('claude'), 'First')
    await tab.engine.syncNow()
    // The other browser has not synced since: its act follows nothing.
    await other.engine.proposeAct(prohibit('claude'), 'Second')
    await until('returned', () => other.state.pendingActs.value[0]?.state === 'returned')
    expect(other.state.pendingActs.value).toMatchObject([{ problem: { code: 'stale', last: { number: 1 } } }])
    expect(other.state.syncState.value.waiting).toBe(0)

    await other.engine.syncNow()
    await other.engine.retryAct(other.state.pendingActs.value[0]?.act.id ?? '')
    await until('confirmed', () => other.state.pendingActs.value.length === 0)
    await until('in the ledger', () => other.state.acts.value.length === 2)
    expect(other.state.acts.value[1]).toMatchObject({ basedOn: 1, reason: 'Second' })
  })

  it('two on one subject, made offline one after the other, both pass', async () => {
    const { browser, tab } = await signedIn()
    browser.goOffline()
    await tab.engine.proposeAct(review('gemini'), 'Look at it')
    await tab.engine.proposeAct(prohibit('gemini'), 'Looked at it')
    browser.goOnline()
    await tab.engine.syncNow()
    expect(tab.state.pendingActs.value).toEqual([])
    expect(tab.state.acts.value.map(({ basedOn }) => basedOn)).toEqual([0, 1])
  })

  it('one that the role may not make comes back; withdrawn it is gone for good', async () => {
    const { browser, tab } = await signedIn('auditor')
    await tab.engine.proposeAct(prohibit('chatgpt'), 'May I?')
    await until('returned', () => tab.state.pendingActs.value[0]?.state === 'returned')
    expect(tab.state.pendingActs.value[0]?.problem?.code).toBe('role')
    await tab.engine.withdrawAct(tab.state.pendingActs.value[0]?.act.id ?? '')
    expect((await browser.openTab()).state.pendingActs.value).toEqual([])
  })
})

describe('the ledger of acts', () => {
  it('that was changed on the way is not shown, and said to be broken', async () => {
    const { relay, tab } = await signedIn()
    for (const service of ['a', 'b', 'c']) await tab.engine.proposeAct(prohibit(service), `About ${service}`)
    await until('three acts', () => relay.ledger.acts().length === 3)
    const other = createBrowser(relay.url())
    other.tamper = (path, body) => (path.startsWith('/api/acts') ? JSON.parse(JSON.stringify(body).replace('About b', 'About B')) : body)
    const reader = await other.openTab()
    await signIn(relay, reader, 'auditor')
    await reader.engine.syncNow()
    expect(reader.state.acts.value.map(({ number }) => number)).toEqual([1])
    expect(reader.state.warnings.value).toEqual([{ kind: 'broken-chain', number: 2, fault: 'hash' }])

    other.tamper = null
    await reader.engine.syncNow()
    expect(reader.state.acts.value).toHaveLength(3)
    expect(reader.state.warnings.value).toEqual([])
    expect(await reader.engine.verifyLedger()).toBe(null)
  })

  it('that lost what this browser has already seen is said to be broken', async () => {
    const { browser, tab } = await signedIn()
    await tab.engine.proposeAct(prohibit('a'), 'Once')
    await until('confirmed', () => tab.state.acts.value.length === 1)
    browser.tamper = (path, body) => (path.startsWith('/api/acts?') ? { acts: [] } : body)
    await tab.engine.syncNow()
    expect(tab.state.warnings.value).toEqual([{ kind: 'broken-chain', number: 1, fault: 'number' }])
    expect(tab.state.acts.value).toHaveLength(1)
  })
})

describe('the replica', () => {
  it('starts over when the sample is removed; what had not been sent comes back', async () => {
    const { relay, browser, tab, member } = await signedIn()
    await relay.ledger.recordPast({ version: 1, id: crypto.randomUUID(), basedOn: 0, reason: 'Sample', content: sample }, member, new Date())
    await tab.engine.syncNow()
    expect(tab.state.session.value?.workspace.mode).toBe('sample')
    const second = await createBrowser(relay.url()).openTab()
    await signIn(relay, second)
    await tab.engine.syncNow()
    browser.goOffline()
    await tab.engine.proposeAct(prohibit('sample-service'), 'On the sample')
    browser.goOnline()
    browser.tamper = (path, body) => (path === '/api/acts' ? { code: 'too-many', message: 'Later' } : body)

    expect(await tab.engine.removeSample()).toMatchObject({ ok: true })
    browser.tamper = null
    expect(tab.state.session.value?.workspace.mode).toBe('personal')
    expect(tab.state.acts.value).toEqual([])
    expect(tab.state.pendingActs.value).toMatchObject([{ state: 'returned', problem: { code: 'epoch' } }])
    expect(tab.state.warnings.value).toEqual([{ kind: 'new-epoch' }])
    expect((await browser.openTab()).state.pendingActs.value).toHaveLength(1)
  })

  it('stays readable when the session ends, and goes when another member signs in', async () => {
    const { relay, browser, tab } = await signedIn()
    await tab.engine.proposeAct(prohibit('a'), 'Mine')
    await until('confirmed', () => tab.state.acts.value.length === 1)
    const session = tab.state.session.value
    browser.forgetSession()
    await tab.engine.syncNow()
    expect(tab.state.syncState.value.connection).toBe('signed-out')
    await tab.engine.proposeAct(prohibit('b'), 'Waits for a session')
    await tab.engine.stop()

    const later = await browser.openTab()
    expect(later.state.pendingActs.value).toHaveLength(1)
    expect(later.state.acts.value).toHaveLength(1)
    expect(later.state.session.value).toEqual(session)
    await signIn(relay, later, 'auditor')
    expect(later.state.session.value?.member.role).toBe('auditor')
    expect(later.state.pendingActs.value).toEqual([])
  })

  it('is deleted on sign-out, also offline; the relay hears of it at the next contact', async () => {
    const { browser, tab } = await signedIn()
    await tab.engine.proposeAct(prohibit('a'), 'Mine')
    await until('confirmed', () => tab.state.acts.value.length === 1)
    browser.goOffline()
    await tab.engine.signOut()
    expect(tab.state.session.value).toBe(null)
    expect(tab.state.acts.value).toEqual([])
    browser.goOnline()
    await tab.engine.syncNow()
    expect(tab.state.syncState.value.connection).toBe('signed-out')
    expect(tab.state.session.value).toBe(null)
    expect((await browser.openTab()).state.acts.value).toEqual([])
  })
})

describe('two tabs', () => {
  it('show each other what was proposed, offline too, and nothing is sent twice', async () => {
    const { relay, browser, tab } = await signedIn()
    const other = await browser.openTab()
    browser.goOffline()
    await tab.engine.proposeAct(prohibit('a'), 'From one tab')
    await until('seen in the other tab', () => other.state.pendingActs.value.length === 1)
    browser.goOnline()
    await Promise.all([tab.engine.syncNow(), other.engine.syncNow()])
    await until('confirmed in both', () => tab.state.acts.value.length === 1 && other.state.acts.value.length === 1)
    expect(relay.ledger.acts()).toHaveLength(1)
    await until('nothing waits in either', () => tab.state.pendingActs.value.length + other.state.pendingActs.value.length === 0)
  })

  it('signing out in one makes the other start over', async () => {
    const { browser, tab } = await signedIn()
    const other = await browser.openTab()
    await tab.engine.signOut()
    await until('the other tab reloads', () => other.reloads() === 1)
  })
})
