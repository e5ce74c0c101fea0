import { afterEach, describe, expect, it } from 'vitest'
import { hashValue } from '#shared/canonical/hash.ts'
import type { Table, TableOf } from '#shared/table/schema.ts'
import { createBrowser, signIn, startRelay, stopAll, type Browser, type Tab } from './pwa-client.ts'

afterEach(stopAll)

const presence = (period: string, issue: number): TableOf<'presence'> => ({ version: 1, kind: 'presence', issue, k: 1, rules: '1', period, rows: [] })

/** Puts these tables behind the relay's addresses, each under the hash given. */
function publish(browser: Browser, tables: readonly { readonly hash: string; readonly table: Table }[]): void {
  const index = tables.map(({ hash, table: { kind, period, issue } }) => ({ kind, period, issue, hash, bytes: 1 }))
  browser.serve = (path) => (path === '/api/tables' ? { tables: index } : (tables.find(({ hash }) => path === `/api/tables/${hash}`)?.table ?? null))
}

async function signedIn() {
  const relay = await startRelay()
  const browser = createBrowser(relay.url())
  const tab = await browser.openTab()
  await signIn(relay, tab, 'auditor')
  await tab.engine.syncNow()
  return { browser, tab }
}

describe('published tables', () => {
  it('are kept for offline, latest issue of each period, oldest first', async () => {
    const { browser, tab } = await signedIn()
    const all = [presence('2026-10', 1), presence('2026-09', 1), presence('2026-09', 2)]
    const named = await Promise.all(all.map(async (table) => ({ hash: await hashValue(crypto.subtle, table), table })))
    publish(browser, named)
    await tab.engine.syncNow()
    expect(tab.state.tables.value.presence.map(({ period, issue }) => [period, issue])).toEqual([['2026-09', 2], ['2026-10', 1]])
    expect(tab.state.syncState.value.tablesFrom).toBe('2026-10')
    browser.goOffline()
    expect((await browser.openTab()).state.tables.value.presence).toHaveLength(2)

    browser.goOnline()
    publish(browser, named.slice(1))
    await tab.engine.syncNow()
    expect(tab.state.tables.value.presence.map(({ period }) => period)).toEqual(['2026-09'])
  })

  it('of evidence are kept as far as the register reads them', async () => {
    const { browser, tab } = await signedIn()
    const evidence = ['2026-07', '2026-08', '2026-09', '2026-10', '2026-11'].map((period): TableOf<'evidence'> => ({ version: 1, kind: 'evidence', issue: 1, k: 1, rules: '1', period, rows: [] }))
    const all = [...evidence, presence('2026-07', 1)]
    publish(browser, await Promise.all(all.map(async (table) => ({ hash: await hashValue(crypto.subtle, table), table }))))
    await tab.engine.syncNow()
    const names = (tab: Tab) => tab.state.published.value.map(({ kind, period }) => `${kind} ${period}`).sort()
    const kept = ['evidence 2026-09', 'evidence 2026-10', 'evidence 2026-11', 'presence 2026-07']
    expect(names(tab)).toEqual(kept)
    expect(tab.state.tables.value.presence).toHaveLength(1)
    browser.goOffline()
    expect(names(await browser.openTab())).toEqual(kept)
  })

  it('that do not match their hash are left out, and that is said', async () => {
    const { browser, tab } = await signedIn()
    const good = presence('2026-09', 1)
    publish(browser, [
      { hash: await hashValue(crypto.subtle, good), table: good },
      { hash: 'A'.repeat(43), table: presence('2026-10', 1) },
    ])
    await tab.engine.syncNow()
    expect(tab.state.tables.value.presence).toEqual([good])
    expect(tab.state.warnings.value).toEqual([{ kind: 'broken-table', table: 'presence 2026-10' }])
  })
})

describe('a relay that speaks a later version', () => {
  it('makes the page say so; what is here stays', async () => {
    const { browser, tab } = await signedIn()
    browser.tamper = (path, body) => (path === '/api/session' ? { ...(body as object), colour: 'blue' } : body)
    await tab.engine.syncNow()
    expect(tab.state.warnings.value).toEqual([{ kind: 'reload' }])
    expect(tab.state.session.value?.member.role).toBe('auditor')
  })
})
