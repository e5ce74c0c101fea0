import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type BrowserContext, type Frame, type Page, type Worker } from 'playwright-core'
import { until } from './extension.ts'
import type { TestTab } from './tab.ts'

// Debian's Chromium with the built extension; all hosts lead to the local pages.

export type Chromium = {
  readonly context: BrowserContext
  readonly worker: Worker
  readonly id: string
  /** The card's frame in a page: it stands in a closed shadow root, where only the frame tree leads. */
  readonly card: (page: Page) => Promise<Frame>
  readonly tab: () => Promise<TestTab & { readonly page: Page }>
  /** A page of the extension, to look around in. */
  readonly desk: Page
  /** Asks the background as a page of the extension does. */
  readonly ask: (request: object) => Promise<unknown>
  /** Kills the background, as the browser does when it is idle. */
  readonly killBackground: () => Promise<void>
  /** Watches the background from now on: resolves to the function that says how often it has been woken since. */
  readonly watchBackground: () => Promise<() => number>
  readonly close: () => Promise<void>
}

/** Where the browser is; DAYBOOK_CHROMIUM names another. */
export const chromiumPath = process.env['DAYBOOK_CHROMIUM'] ?? '/usr/bin/chromium'

/** Starts the browser. `pages`: port of the local pages. */
export async function startChromium(extension: string, pages: number): Promise<Chromium> {
  if (!existsSync(chromiumPath)) throw new Error(`No Chromium at ${chromiumPath}: install the package chromium, or set DAYBOOK_CHROMIUM.`)
  const profile = mkdtempSync(join(tmpdir(), 'daybook-chromium-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath,
    headless: true,
    viewport: { width: 1280, height: 800 },
    args: [
      '--no-sandbox',
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
      `--host-resolver-rules=MAP * 127.0.0.1:${pages}, EXCLUDE 127.0.0.1, EXCLUDE localhost`,
      '--ignore-certificate-errors',
    ],
  })
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'))
  const id = new URL(worker.url()).host
  const desk = await context.newPage()
  await desk.goto(`chrome-extension://${id}/popup.html`)

  const numbers = () => desk.evaluate(async () => {
    const { chrome } = globalThis as unknown as { chrome: { tabs: { query: (all: object) => Promise<{ id: number }[]> } } }
    return (await chrome.tabs.query({})).map((tab) => tab.id)
  })

  return {
    context,
    worker,
    id,
    desk,
    async tab() {
      const before = new Set(await numbers())
      const page = await context.newPage()
      const number = await until('the number of the tab', async () => (await numbers()).find((candidate) => !before.has(candidate)))
      return {
        page,
        number,
        go: async (address) => void (await page.goto(address, { waitUntil: 'domcontentloaded' })),
        evaluate: (expression) => page.evaluate(expression),
        async enter() {
          await page.locator('textarea').fill('hello')
          await page.locator('textarea').press('Enter')
        },
        isFramed: async () => page.frames().some((frame) => frame.url().endsWith('/card.html')),
        close: () => page.close(),
      }
    },
    card: (page) => until('the card frame', async () => page.frames().find((frame) => frame.url().endsWith('/card.html'))),
    ask: (request) => desk.evaluate(async (message) => {
      const { chrome } = globalThis as unknown as { chrome: { runtime: { sendMessage: (message: object) => Promise<unknown> } } }
      return chrome.runtime.sendMessage(message)
    }, request),
    async killBackground() {
      const session = await context.newCDPSession(desk)
      await session.send('ServiceWorker.enable')
      await session.send('ServiceWorker.stopAllWorkers')
      await session.detach()
    },
    async watchBackground() {
      const session = await context.newCDPSession(desk)
      let isAwake = false
      let woken = 0
      session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
        for (const { runningStatus } of versions) {
          if (runningStatus === 'starting') woken += 1
          isAwake = runningStatus === 'starting' || runningStatus === 'running'
        }
      })
      await session.send('ServiceWorker.enable')
      await session.send('ServiceWorker.stopAllWorkers')
      await until('the background to sleep', async () => !isAwake)
      woken = 0
      return () => woken
    },
    async close() {
      await context.close()
      rmSync(profile, { recursive: true, force: true })
    },
  }
}
