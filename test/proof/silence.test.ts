import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { silentRows } from '#test/fixture/silent.ts'
import { startChromium, type Chromium } from '#test/e2e/chromium.ts'
import { copyExtension, until, type BuiltExtension } from '#test/e2e/extension.ts'
import { startPages, type Pages } from '#test/e2e/pages.ts'
import { acknowledge, perform } from '#test/e2e/tab.ts'
import { flood } from '#test/e2e/flood.ts'

// The whole list of pages that must cost nothing, watched one by one; and a page that floods the background in earnest.

let pages: Pages
let extension: BuiltExtension
let browser: Chromium

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

it('1,000 requests and 500 changes of the address are one session, and the background goes on answering', async () => {
  expect(await flood(browser, 1_000, 500)).toEqual(['chatgpt', 'claude'])
})

it('pages that are no AI service wake nobody and get no script; a page of a service does both', async () => {
  const tab = await browser.tab()
  const status = await workerStatus()
  const worlds = await extensionWorlds(tab.page)
  await status.stop()
  const woken: string[] = []
  for (const row of silentRows.filter(({ shows }) => shows === 'nothing')) {
    await tab.go(row.page)
    await perform(tab, row.steps)
    await tab.page.waitForTimeout(100)
    if (status.last() === 'stopped') continue
    woken.push(row.page)
    await status.stop()
  }
  // Only pages that themselves bring in a service: in a frame, or by a request to a host that is nothing but a service.
  expect(woken.join(' ')).toBe(['https://shop.example/embedding', 'https://bakery.example/embedding'].join(' '))
  expect(worlds.found()).toEqual([])
  const started = status.starts()
  await tab.go('https://chatgpt.com/')
  await until('the background', async () => status.starts() > started)
  await until('the content script', async () => worlds.found().length > 0)
})

/** Hears from the browser when it starts and stops the background, without attaching to it, which would keep it alive. */
async function workerStatus(): Promise<{ last: () => string; starts: () => number; stop: () => Promise<void> }> {
  const session = await browser.context.newCDPSession(browser.desk)
  let last = 'unknown'
  let starts = 0
  session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
    for (const { runningStatus, scriptURL } of versions) {
      if (!scriptURL.startsWith(`chrome-extension://${browser.id}/`)) continue
      if (runningStatus === 'starting' || (runningStatus === 'running' && last === 'stopped')) starts += 1
      last = runningStatus
    }
  })
  await session.send('ServiceWorker.enable')
  return {
    last: () => last,
    starts: () => starts,
    // Only when it has come up: stopped before, it would come again for the event that is still undelivered.
    stop: async () => void (await until('the end of the background', async () => {
      if (last === 'running') {
        await new Promise((resolve) => setTimeout(resolve, 300))
        await session.send('ServiceWorker.stopAllWorkers')
      }
      return last === 'stopped'
    })),
  }
}

/** The script worlds of the extension in the tab's pages. */
async function extensionWorlds(page: Page): Promise<{ found: () => string[] }> {
  const session = await browser.context.newCDPSession(page)
  const found: string[] = []
  session.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.origin.startsWith('chrome-extension:') || context.name === 'Daybook') found.push(context.name)
  })
  await session.send('Runtime.enable')
  return { found: () => found }
}
