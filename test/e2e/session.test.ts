import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { answer } from '#test/fixture/answer.ts'
import { startChromium, type Chromium } from './chromium.ts'
import { copyExtension, until, type BuiltExtension } from './extension.ts'
import { startPages, type Pages } from './pages.ts'
import { acknowledge, counted, here, ledger, perform } from './tab.ts'

// One use session for one stretch of use of one service in one tab, whatever the page and the browser do meanwhile.

let pages: Pages
let extension: BuiltExtension
let browser: Chromium
type Tab = Awaited<ReturnType<Chromium['tab']>>
let tab: Tab

beforeAll(async () => {
  pages = await startPages()
  extension = copyExtension('chrome')
  browser = await startChromium(extension.folder, pages.port)
  await acknowledge(browser.ask)
})
afterAll(async () => {
  await browser.close()
  extension.remove()
  await pages.close()
})
beforeEach(async () => {
  await tab?.close()
  await browser.ask({ kind: 'ledger/delete-all' })
  tab = await browser.tab()
})

const chatgpt = { page: 'https://chatgpt.com/', use: { kind: 'post', to: 'https://chatgpt.com/backend-api/f/conversation', reply: 'text/event-stream' } } as const
const claude = { page: 'https://claude.ai/new', use: { kind: 'post', to: 'https://claude.ai/api/organizations/1/chat_conversations/2/completion', reply: 'text/event-stream' } } as const
const sessions = () => counted(browser.ask)
const shown = async (in_: Tab = tab) => (await here(browser.ask, in_.number))?.service.id ?? null
const count = (what: string, expected: readonly string[]) => until(what, async () => {
  const found = await sessions()
  if (found.length > expected.length) throw new Error(`${what}: ${found.join(', ')}`)
  return JSON.stringify(found) === JSON.stringify(expected)
})

describe('one session', () => {
  it('for many prompts, over reload, back and forward', async () => {
    await tab.go(chatgpt.page)
    await perform(tab, [chatgpt.use, chatgpt.use])
    await count('the use', ['chatgpt'])
    await tab.page.reload()
    await perform(tab, [chatgpt.use])
    await tab.evaluate(`history.pushState({}, '', '/c/1')`)
    await tab.go('https://example.com/')
    await tab.page.goBack()
    await perform(tab, [chatgpt.use])
    await tab.page.goBack()
    await tab.page.goForward()
    await perform(tab, [chatgpt.use])
    expect(await shown()).toBe('chatgpt')
    expect(await sessions()).toEqual(['chatgpt'])
  })

  it('in each of several tabs of a service', async () => {
    const other = await browser.tab()
    await tab.go(chatgpt.page)
    await other.go(chatgpt.page)
    await perform(tab, [chatgpt.use])
    await perform(other, [chatgpt.use, chatgpt.use])
    await count('both', ['chatgpt', 'chatgpt'])
    await other.close()
    expect(await sessions()).toEqual(['chatgpt', 'chatgpt'])
  })

  it('for each of two services in one tab, one after the other', async () => {
    await tab.go(chatgpt.page)
    await perform(tab, [chatgpt.use])
    await count('the first', ['chatgpt'])
    await tab.go(claude.page)
    await perform(tab, [claude.use])
    await count('the second', ['chatgpt', 'claude'])
    expect(await shown()).toBe('claude')
    await tab.go(chatgpt.page)
    await perform(tab, [chatgpt.use])
    expect(await shown()).toBe('chatgpt')
    expect(await sessions()).toEqual(['chatgpt', 'claude'])
  })

  it('for what the service worker of a page sends', async () => {
    await tab.go('https://chat.deepseek.com/')
    await tab.evaluate(`navigator.serviceWorker.register('/sw.js').then(() => navigator.serviceWorker.ready).then(() => true)`)
    const send = `new Promise((resolve) => {
      navigator.serviceWorker.onmessage = () => resolve(true)
      navigator.serviceWorker.ready.then((ready) => ready.active.postMessage('/api/v0/chat/completion'))
    })`
    await tab.evaluate(send)
    await tab.evaluate(send)
    await count('the use', ['deepseek'])
    expect((await here(browser.ask, tab.number))?.session).toBe((await ledger(browser.ask))[0]?.session)
  })

  it('for a service in a frame of its own page, and none in a frame of another site', async () => {
    const frame = { kind: 'frame', to: `${claude.page}#post=${claude.use.to}` } as const
    await tab.go('https://shop.example/embedding')
    await perform(tab, [frame])
    expect(await shown()).toBeNull()
    expect(await tab.isFramed()).toBe(false)
    await count('no use', [])
    await tab.go('https://claude.ai/embedding')
    await perform(tab, [frame])
    await count('the use', ['claude'])
  })

  it('when the background dies between use, next use and answer', async () => {
    await tab.go(chatgpt.page)
    await perform(tab, [chatgpt.use])
    await count('the use', ['chatgpt'])
    await browser.killBackground()
    await perform(tab, [chatgpt.use])
    const [entry] = await ledger(browser.ask)
    await browser.killBackground()
    expect(await browser.ask({ kind: 'session/answer', session: entry?.session, memory: 'today', overridden: false, answer })).toMatchObject({ ok: true, counted: true })
    await browser.killBackground()
    await perform(tab, [chatgpt.use])
    expect((await ledger(browser.ask)).map(({ source }) => source)).toEqual(['answered'])
    await browser.ask({ kind: 'remembered/revoke', service: 'chatgpt' })
  })
})

it('follows the address of a page that is never loaded again; moving to a conversation is a use only after sending', async () => {
  await tab.go('https://claude.ai/login')
  await until('the visit', async () => (await shown()) === 'claude')
  expect(await tab.isFramed()).toBe(false)
  await tab.evaluate(`history.pushState({}, '', '/new')`)
  await until('the chip', () => tab.isFramed())
  await tab.evaluate(`history.pushState({}, '', '/chat/11111111-2222')`)
  await tab.evaluate(`history.pushState({}, '', '/settings/profile')`)
  await until('the chip to go', async () => !(await tab.isFramed()))
  expect(await sessions()).toEqual([])
  await tab.evaluate(`history.pushState({}, '', '/new')`)
  await until('the chip', () => tab.isFramed())
  await tab.enter()
  await tab.evaluate(`history.pushState({}, '', '/chat/33333333-4444')`)
  await count('the use', ['claude'])
})

it('knows a service behind the proxy of Defender for Cloud Apps, and nothing else there', async () => {
  await tab.go('https://acme.sharepoint.com.mcas.ms/sites/home')
  await perform(tab, [{ kind: 'post', to: '/api/chat', reply: 'text/event-stream' }])
  expect(await shown()).toBeNull()
  await tab.go('https://chatgpt.com.mcas.ms/')
  await until('the chip', () => tab.isFramed())
  expect(await shown()).toBe('chatgpt')
  expect(await sessions()).toEqual([])
  await tab.enter()
  await tab.evaluate(`history.pushState({}, '', '/c/1')`)
  await count('the use', ['chatgpt'])
})

it('private windows: the extension as installed asks not to exist there', async () => {
  const manifest = await browser.desk.evaluate(() => (globalThis as unknown as { chrome: { runtime: { getManifest: () => { incognito?: string } } } }).chrome.runtime.getManifest())
  expect(manifest.incognito).toBe('not_allowed')
})
