import { afterEach, describe, expect, it } from 'vitest'
// Brings the IndexedDB that Dexie finds when it is loaded.
import { createBrowser, signIn, startRelay, stopAll, until } from './pwa-client.ts'
import { Dexie } from 'dexie'
import type { ActContent } from '#shared/act/schema.ts'

const { indexedDB } = Dexie.dependencies

afterEach(async () => {
  Dexie.dependencies.indexedDB = indexedDB
  await stopAll()
})

const review: ActContent = { kind: 'decide-service', service: 'chatgpt', status: 'under_review', uses: [], conditions: [], alternative: null, reviewOn: null }

describe('a browser that refuses storage', () => {
  it('works in memory, says so, and still reaches the relay', async () => {
    const relay = await startRelay()
    Dexie.dependencies.indexedDB = { open: () => { throw new DOMException('refused', 'SecurityError') } } as unknown as IDBFactory
    const tab = await createBrowser(relay.url()).openTab()
    expect(tab.state.syncState.value.savedHere).toBe(false)
    await signIn(relay, tab)
    await tab.engine.proposeAct(review, 'Look at it')
    await tab.engine.setEntry('inventory', 'record/chatgpt/owner', { value: 'Legal' })
    await until('the act is in the ledger', () => tab.state.acts.value.length === 1)
    await until('nothing waits', () => tab.state.syncState.value.waiting === 0)
    expect(relay.ledger.acts()).toHaveLength(1)
  })
})

describe('a replica of a newer version', () => {
  it('is left alone; the page asks for a reload', async () => {
    const relay = await startRelay()
    const browser = createBrowser(relay.url())
    const newer = new Dexie(browser.name)
    newer.version(99).stores({ meta: '' })
    await newer.open()
    newer.close()
    const tab = await browser.openTab()
    expect(tab.state.warnings.value).toEqual([{ kind: 'reload' }])
    expect(tab.state.syncState.value.savedHere).toBe(false)
  })
})
