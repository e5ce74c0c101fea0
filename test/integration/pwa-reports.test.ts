import { afterEach, expect, it } from 'vitest'
import { createBrowser, signIn, startRelay, stopAll } from './pwa-client.ts'
// Brings the IndexedDB that Dexie finds when it is loaded.
import { Dexie } from 'dexie'
import type { Report } from '#shared/report/schema.ts'

afterEach(stopAll)

const report = (name: string | null): Report => ({
  version: 1, id: crypto.randomUUID(), kind: 'request', service: 'claude', tool: null, purpose: null, level: null, text: 'planted-text', name,
})

/** Everything a browser has stored, as text. */
async function stored(name: string): Promise<string> {
  const database = await new Dexie(name).open()
  const rows = await Promise.all(database.tables.map((table) => table.toArray()))
  database.close()
  return JSON.stringify(rows, (_, value: unknown) => (value instanceof Map ? [...value] : value))
}

it('requests and concerns are in memory only: gone with the tab, and offline unknown', async () => {
  const relay = await startRelay()
  await relay.admitReport(report('planted-name'), '2026-11-19')
  const browser = createBrowser(relay.url())
  const tab = await browser.openTab()
  expect(tab.state.reports.value).toBe(null)
  await signIn(relay, tab, 'security')
  await tab.engine.syncNow()
  expect(tab.state.reports.value).toMatchObject([{ receivedOn: '2026-11-19', report: { name: 'planted-name' } }])
  const known = tab.state.reports.value
  await tab.engine.syncNow()
  expect(tab.state.reports.value).toBe(known)
  expect(await stored(browser.name)).toContain('lastContact')
  expect(await stored(browser.name)).not.toContain('planted')

  browser.goOffline()
  const later = await browser.openTab()
  await later.engine.syncNow()
  expect(later.state.reports.value).toBe(null)
  browser.goOnline()
  await tab.engine.signOut()
  expect(tab.state.reports.value).toBe(null)
})

it('an auditor’s browser never gets a name', async () => {
  const relay = await startRelay()
  await relay.admitReport(report('planted-name'), '2026-11-19')
  const browser = createBrowser(relay.url())
  const tab = await browser.openTab()
  await signIn(relay, tab, 'auditor')
  await tab.engine.syncNow()
  expect(tab.state.reports.value).toMatchObject([{ report: { name: null, text: 'planted-text' } }])
})
