import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LedgerEntry } from '#extension/platform/ledgerMessage.ts'
import type { HomeState } from '#extension/platform/message.ts'
import { startTrial, type Trial } from '#test/fixture/relay.ts'
import { answer } from '#test/fixture/answer.ts'
import { startChromium, type Chromium } from './chromium.ts'
import { copyExtension, until, type BuiltExtension } from './extension.ts'
import { firefoxPopup, startFirefox, type Firefox } from './firefox.ts'
import { startPages, type Pages } from './pages.ts'

// The built extension in real browsers, up to the relay: what is seen, what is shown, what is kept, what is sent.

const output = join(import.meta.dirname, 'output')
let pages: Pages
let trial: Trial
beforeAll(async () => {
  mkdirSync(output, { recursive: true })
  pages = await startPages()
  trial = await startTrial({ clock: () => new Date() })
})
afterAll(async () => {
  await trial.stop()
  await pages.close()
})

describe('Chromium', () => {
  let extension: BuiltExtension
  let browser: Chromium
  beforeAll(async () => {
    extension = copyExtension('chrome', trial.relay.enrolment())
    browser = await startChromium(extension.folder, pages.port)
  })
  afterAll(async () => {
    await browser.close()
    extension.remove()
  })
  const entries = async () => (await browser.ask({ kind: 'ledger/list' })) as LedgerEntry[]
  const services = async () => (await entries()).map((entry) => `${entry.service.id} ${entry.source}`)
  const open = async (address: string) => {
    const page = await browser.context.newPage()
    await page.goto(address)
    return page
  }

  it('a page that is no AI service gets nothing', async () => {
    const page = await open('https://example.com/chat')
    await page.evaluate(() => fetch('/v1/chat/completions', { method: 'POST', body: '{}' }).then((reply) => reply.text()))
    expect(page.frames()).toHaveLength(1)
    expect(await services()).toEqual([])
  })

  it('a page that is no AI service gets no script and does not wake the background; one that is does', async () => {
    const page = await open('about:blank')
    const session = await browser.context.newCDPSession(page)
    const worlds: string[] = []
    session.on('Runtime.executionContextCreated', ({ context }) => worlds.push(context.origin))
    await session.send('Runtime.enable')
    const isOurs = (origin: string) => origin.startsWith('chrome-extension:')
    // The browser has just begun: what the background and the popup still have to say to each other would wake it too.
    await browser.ask({ kind: 'policy/refresh' })
    await page.waitForTimeout(2_000)
    const woken = await browser.watchBackground()
    await page.goto('https://example.com/chat')
    await page.evaluate(async () => {
      await fetch('/v1/chat/completions', { method: 'POST', body: '{}' }).then((reply) => reply.text())
      history.pushState(null, '', '/c/1')
      location.hash = 'new'
    })
    await page.goto('https://notopenai.com/')
    await (await open('https://example.com/')).close()
    await page.waitForTimeout(1_000)
    expect({ woken: woken(), ours: worlds.filter(isOurs) }).toEqual({ woken: 0, ours: [] })
    await page.goto('https://chatgpt.com/')
    await until('the background to wake', async () => woken() > 0)
    expect(worlds.filter(isOurs).length).toBeGreaterThan(0)
    await page.close()
  })

  it('chip on the working surface, notice and card on the first use, and the page can reach none of it', async () => {
    const page = await open('https://chatgpt.com/')
    const card = await browser.card(page)
    await until('the chip', () => card.evaluate(() => document.body.innerText.includes('ChatGPT')))
    await page.screenshot({ path: join(output, 'chip.png') })
    // Chromium gives the pages of extensions a smaller text.
    expect(await card.evaluate('getComputedStyle(document.body).fontSize')).toBe('14px')
    await page.evaluate(() => (globalThis as unknown as { send: (path: string) => Promise<string> }).send('/backend-api/f/conversation'))
    const home = await until('the notice', async () => {
      const state = (await browser.ask({ kind: 'home/state', tab: null })) as HomeState
      return (await card.evaluate(() => document.querySelectorAll('button').length)) > 1 ? state : null
    })
    expect(await services()).toEqual([])
    await browser.ask({ kind: 'notice/acknowledge', notice: home.notice.id })
    expect(await services()).toEqual(['chatgpt unanswered'])
    await card.locator('button').first().focus()
    await page.keyboard.press('a')
    const seen = await page.evaluate(() => {
      const host = document.documentElement.lastElementChild
      return {
        keys: (globalThis as unknown as { seen: string[][] }).seen.filter(([type]) => type === 'keydown'),
        messages: (globalThis as unknown as { seen: string[][] }).seen.filter(([type]) => type === 'message').length,
        frames: globalThis.length,
        root: host?.shadowRoot ?? null,
        address: performance.getEntriesByType('resource').filter(({ name }) => name.includes('extension')).length + (host?.outerHTML.includes('extension:') === true ? 1 : 0),
      }
    })
    expect(seen).toEqual({ keys: [], messages: 0, frames: 0, root: null, address: 0 })
    await page.screenshot({ path: join(output, 'card.png') })
  })

  it('what is saved survives the death of the background, and reaches the relay', async () => {
    const [entry] = await entries()
    expect(await browser.ask({ kind: 'session/answer', session: entry?.session, memory: 'today', overridden: false, answer })).toMatchObject({ ok: true, counted: true })
    await browser.killBackground()
    expect(await services()).toEqual(['chatgpt answered'])
    expect(await browser.ask({ kind: 'outbox/push' })).toMatchObject({ waiting: [], problem: null })
    expect((await entries())[0]?.sync).toBe('sent')
    expect(await browser.ask({ kind: 'policy/refresh' })).toMatchObject({ problem: null, expired: false })
  })

  it('a socket is a use only with a send gesture', async () => {
    const page = await open('https://copilot.microsoft.com/')
    await browser.card(page)
    await page.evaluate(() => (globalThis as unknown as { openSocket: (address: string) => Promise<boolean> }).openSocket('wss://copilot.microsoft.com/c/api/chat?api-version=2'))
    await page.waitForTimeout(500)
    expect(await services()).toEqual(['chatgpt answered'])
    await page.locator('textarea').fill('hello')
    await page.locator('textarea').press('Shift+Enter')
    await page.waitForTimeout(300)
    expect(await services()).toHaveLength(1)
    await page.locator('textarea').press('Enter')
    await until('the use', async () => (await services()).includes('microsoft-copilot unanswered'))
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA')
  })

  it('a page that removes the frame gets it back a few times and no more; the count stays right', async () => {
    const page = await open('https://claude.ai/new')
    await browser.card(page)
    const removed = await page.evaluate(async () => {
      let count = 0
      for (let turn = 0; turn < 12; turn++) {
        const last = document.documentElement.lastElementChild
        if (last?.tagName === 'DIV') {
          last.remove()
          count += 1
        }
        await new Promise((resolve) => setTimeout(resolve, 40))
      }
      return count
    })
    expect(removed).toBe(6)
    await page.evaluate(() => (globalThis as unknown as { send: (path: string) => Promise<string> }).send('/api/organizations/1/chat_conversations/2/completion'))
    await until('the use', async () => (await services()).includes('claude unanswered'))
  })
})

describe('Firefox', () => {
  let extension: BuiltExtension
  let browser: Firefox
  let popup: string
  beforeAll(async () => {
    extension = copyExtension('firefox', trial.relay.enrolment())
    browser = await startFirefox(extension.folder, pages.port)
    popup = await browser.open(firefoxPopup)
  })
  afterAll(async () => {
    await browser.close()
    extension.remove()
  })
  const ask = (request: object) => browser.ask(popup, request)
  const entries = async () => (await ask({ kind: 'ledger/list' })) as LedgerEntry[]

  it('sees a use, shows the card, keeps the answer while the event page sleeps, and sends it', async () => {
    const tab = await browser.open('https://chatgpt.com/')
    await browser.card(tab)
    await browser.evaluate(tab, `send('/backend-api/f/conversation')`)
    const { notice } = (await ask({ kind: 'home/state', tab: null })) as HomeState
    expect(await ask({ kind: 'notice/acknowledge', notice: notice.id })).toEqual({ ok: true })
    const [entry] = await until('the entry', async () => ((await entries()).length > 0 ? entries() : null))
    expect(entry).toMatchObject({ service: { id: 'chatgpt' }, source: 'unanswered' })
    const card = await browser.card(tab)
    await until('the question', async () => Number(await browser.evaluate(card, `document.querySelectorAll('button').length`)) > 5)
    await browser.screenshot(tab, join(output, 'card-firefox.png'))
    expect(await ask({ kind: 'session/answer', session: entry?.session, memory: 'today', overridden: false, answer })).toMatchObject({ ok: true, counted: true })
    // Longer than the event page lives when nothing happens.
    await new Promise((resolve) => setTimeout(resolve, 6_000))
    expect((await entries())[0]).toMatchObject({ source: 'answered' })
    expect(await ask({ kind: 'outbox/push' })).toMatchObject({ waiting: [], problem: null })
    expect(await browser.evaluate(tab, `seen.filter(([type]) => type === 'message').length + window.length`)).toBe(0)
  })

  it('a page that is no AI service gets nothing', async () => {
    const tab = await browser.open('https://example.com/')
    expect(await browser.evaluate(tab, `document.documentElement.children.length`)).toBe(2)
  })
})
