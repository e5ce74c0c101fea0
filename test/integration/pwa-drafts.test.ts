import { afterEach, describe, expect, it } from 'vitest'
import { entryKey } from '#shared/document/schema.ts'
import type { Draft } from '#pwa/data/draft.ts'
import { createBrowser, signIn, startRelay, stopAll, until, type Tab } from './pwa-client.ts'

afterEach(stopAll)

const owner = entryKey.record('chatgpt', 'owner')
const notes = entryKey.record('chatgpt', 'notes')
const valueOf = (tab: Tab, key: string) => {
  const entry = tab.state.entries.inventory.value.get(key)
  return entry !== undefined && 'value' in entry ? entry.value : null
}

async function signedIn(role?: 'administrator' | 'security' | 'auditor') {
  const relay = await startRelay()
  const browser = createBrowser(relay.url())
  const tab = await browser.openTab()
  const member = await signIn(relay, tab, role)
  await tab.engine.syncNow()
  return { relay, browser, tab, member }
}

describe('edits of drafts', () => {
  it('reach the relay and other members, and are pending until the relay holds them', async () => {
    const { relay, tab, member } = await signedIn()
    const other = await createBrowser(relay.url()).openTab()
    await signIn(relay, other, 'security')
    await other.engine.syncNow()
    await tab.engine.setEntry('inventory', owner, { value: 'Legal' })
    await until('the other sees it', () => valueOf(other, owner) === 'Legal')
    await until('nothing waits', () => tab.state.pendingEdits.value.length === 0)
    expect(other.state.entries.inventory.value.get(owner)).toMatchObject({ editedBy: member.id })
  })

  it('made offline wait visibly, survive a restart at once, and arrive on return', async () => {
    const { relay, browser, tab } = await signedIn()
    await tab.engine.setEntry('inventory', owner, { value: 'Legal' })
    await until('nothing waits', () => tab.state.pendingEdits.value.length === 0)
    browser.goOffline()
    await tab.engine.setEntry('inventory', owner, { value: 'Sales' })
    await tab.engine.setEntry('inventory', notes, { value: 'First draft' })
    await tab.engine.setEntry('inventory', owner, null)
    expect(tab.state.syncState.value).toMatchObject({ waiting: 3, savedHere: true })

    const again = await browser.openTab()
    await tab.engine.stop()
    expect(again.state.syncState.value.waiting).toBe(3)
    // Shown at once: before a document is opened, and with the relay out of reach.
    expect(valueOf(again, notes)).toBe('First draft')
    expect(valueOf(again, owner)).toBe(null)
    await again.engine.setEntry('inventory', entryKey.record('chatgpt', 'contract'), { value: 'C-1' })
    expect(valueOf(again, notes)).toBe('First draft')
    expect(valueOf(again, owner)).toBe(null)

    browser.goOnline()
    await again.engine.syncNow()
    await until('nothing waits', () => again.state.syncState.value.waiting === 0)
    const other = await createBrowser(relay.url()).openTab()
    await signIn(relay, other, 'auditor')
    await other.engine.syncNow()
    await until('another browser has them', () => valueOf(other, notes) === 'First draft')
    expect(valueOf(other, owner)).toBe(null)
  })

  it('that the relay refuses come back with the reason; the others of the same moment stay', async () => {
    const { relay, browser, tab } = await signedIn()
    await tab.engine.setEntry('inventory', owner, { value: 'Legal' })
    await until('nothing waits', () => tab.state.pendingEdits.value.length === 0)
    browser.goOffline()
    await tab.engine.setEntry('inventory', notes, { value: 'Good' })
    // What a faulty client would send: a value longer than the schema admits.
    await tab.engine.setEntry('inventory', owner, { value: 'x'.repeat(5000) })
    browser.goOnline()
    await tab.engine.syncNow()
    await until('returned', () => tab.state.pendingEdits.value.some(({ state }) => state === 'returned'))
    await until('the good one is through', () => tab.state.syncState.value.waiting === 0)
    expect(tab.state.pendingEdits.value).toMatchObject([{ key: owner, state: 'returned', problem: { code: 'draft-entry', field: owner } }])
    expect(valueOf(tab, owner)).toBe('Legal')
    expect(valueOf(tab, notes)).toBe('Good')

    const other = await createBrowser(relay.url()).openTab()
    await signIn(relay, other, 'auditor')
    await other.engine.syncNow()
    await until('the relay has the good one', () => valueOf(other, notes) === 'Good')
    expect(valueOf(other, owner)).toBe('Legal')
    await tab.engine.dismissEdit('inventory', owner)
    expect(tab.state.pendingEdits.value).toEqual([])
  })

  it('by a role that may not are returned at once', async () => {
    const { tab } = await signedIn('auditor')
    await tab.engine.setEntry('inventory', owner, { value: 'Me' })
    expect(tab.state.pendingEdits.value).toMatchObject([{ state: 'returned', problem: { code: 'draft-role' } }])
    expect(valueOf(tab, owner)).toBe(null)
  })

  it('show in the other tab of the same browser while offline, and arrive once', async () => {
    const { relay, browser, tab } = await signedIn()
    const second = await browser.openTab()
    await second.engine.syncNow()
    browser.goOffline()
    await tab.engine.setEntry('risk', entryKey.riskNote('AIC-D01', 'chatgpt'), { value: 'Seen' })
    await until('seen in the other tab', () => second.state.entries.risk.value.size === 1)
    browser.goOnline()
    await Promise.all([tab.engine.syncNow(), second.engine.syncNow()])
    await until('nothing waits in either', () => tab.state.syncState.value.waiting + second.state.syncState.value.waiting === 0)
    expect(await relay.members()).toHaveLength(2)
  })
})

describe('many edits at once', () => {
  const services = Array.from({ length: 15 }, (_, index) => `service-${index}`)
  const noteAll = (tab: Tab) => Promise.all(services.map((id) => tab.engine.setEntry('inventory', entryKey.record(id, 'notes'), { value: id } satisfies Draft)))

  it.each(['with a first sync', 'on return from being offline'])('made together %s, none is refused: nothing goes out before what it builds on', async (when) => {
    const { browser, tab } = await signedIn()
    browser.goOffline()
    await tab.engine.setEntry('inventory', owner, { value: 'Legal' })
    const again = when === 'with a first sync' ? await browser.openTab() : tab
    if (again !== tab) await tab.engine.stop()
    browser.goOnline()
    const synced = again.engine.syncNow()
    for (let round = 0; round < 8; round++) {
      await again.engine.setEntry('inventory', owner, { value: `Legal ${round}` })
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    await noteAll(again)
    await synced
    await until('nothing waits', () => again.state.syncState.value.waiting === 0)
    expect(browser.refusals).toEqual([])
    expect(again.state.pendingEdits.value).toEqual([])
  })

  it('after one that is refused are judged by themselves, not by what was on its way', async () => {
    const { browser, tab } = await signedIn()
    await tab.engine.setEntry('inventory', owner, { value: 'Legal' })
    await until('nothing waits', () => tab.state.pendingEdits.value.length === 0)
    void tab.engine.setEntry('inventory', notes, { value: 'x'.repeat(5000) })
    await noteAll(tab)
    await until('nothing waits', () => tab.state.syncState.value.waiting === 0)
    expect(browser.refusals).toEqual(['entry'])
    expect(services.filter((id) => valueOf(tab, entryKey.record(id, 'notes')) === id)).toHaveLength(15)
  })

  it('are all kept though the tab ends before the relay answers', async () => {
    const { browser, tab } = await signedIn()
    browser.goOffline()
    const services = Array.from({ length: 200 }, (_, index) => `service-${index}`)
    await Promise.all(services.map((id) => tab.engine.setEntry('inventory', entryKey.record(id, 'notes'), { value: id } satisfies Draft)))
    const again = await browser.openTab()
    await again.engine.setEntry('inventory', owner, { value: 'opens the drafts' })
    expect(services.filter((id) => valueOf(again, entryKey.record(id, 'notes')) === id)).toHaveLength(200)
  })
})
