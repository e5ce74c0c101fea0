import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { startChromium, type Chromium } from '#test/e2e/chromium.ts'
import { copyExtension, until } from '#test/e2e/extension.ts'
import { startPages } from '#test/e2e/pages.ts'
import { filesOf, sizeOf } from '#test/e2e/size.ts'

// How soon chip and card are painted, beside a bare extension that puts one static frame on the same page in the same run
// (budget: twice its p95). Times are from the end of the page's response to the first contentful paint inside the frame.

const loads = 20
/** How long word of a paint is waited for, milliseconds: many times what it takes. */
const patience = 3_000

printSizes()
const pages = await startPages()
const bare = bareExtension()
const extension = copyExtension('chrome')
const [peer, ours] = [await startChromium(bare, pages.port), await startChromium(extension.folder, pages.port)]
try {
  const times = { bare: [] as number[], chip: [] as number[], card: [] as number[] }
  await acknowledge(ours)
  for (let load = 0; load < loads; load += 1) {
    times.bare.push(...(await paintedAfter(peer, 'frame.html')))
    times.chip.push(...(await paintedAfter(ours, 'card.html')))
    times.card.push(await cardAfterPress(ours))
  }
  row(`\npainted, ${loads} loads each`, 'p50', 'p95', 'x bare, p95', 'told')
  for (const [label, list] of [['bare frame', times.bare], ['chip', times.chip], ['card, from the press on the chip', times.card]] as const) {
    row(label, `${at(list, 0.5)} ms`, `${at(list, 0.95)} ms`, (at(list, 0.95) / at(times.bare, 0.95)).toFixed(2), String(list.length))
  }
} finally {
  await Promise.all([peer.close(), ours.close()])
  await pages.close()
  extension.remove()
  rmSync(bare, { recursive: true, force: true })
}

function row(label: string, ...values: readonly string[]): void {
  console.log(label.padEnd(42) + values.map((value) => value.padStart(15)).join(''))
}

function printSizes(): void {
  const size = (label: string, files: Iterable<string>, budget = '') => row(label, `${sizeOf(files).toFixed(1)} kB`, budget)
  row('size, gzip', '', 'budget')
  size('content script', ['host.js'], '5 kB')
  for (const locale of ['en', 'de']) size(`card page with words ${locale}`, filesOf('card.html', locale), '30 kB')
  size('script of local hints, where they are on', ['hint.js'])
  size('background, with the catalogue', ['background.js'])
}

function bareExtension(): string {
  const folder = mkdtempSync(join(tmpdir(), 'daybook-bare-'))
  const matches = ['https://chatgpt.com/*']
  const manifest = {
    manifest_version: 3,
    name: 'bare',
    version: '1',
    background: { service_worker: 'worker.js' },
    content_scripts: [{ matches, js: ['content.js'], run_at: 'document_start' }],
    web_accessible_resources: [{ resources: ['frame.html'], matches, use_dynamic_url: true }],
  }
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest))
  writeFileSync(join(folder, 'worker.js'), '')
  writeFileSync(join(folder, 'popup.html'), '')
  writeFileSync(join(folder, 'frame.html'), '<!doctype html><title>frame</title><p>hello')
  writeFileSync(
    join(folder, 'content.js'),
    `const host = document.createElement('div'); const frame = document.createElement('iframe'); frame.src = chrome.runtime.getURL('frame.html')
     host.attachShadow({ mode: 'closed' }).append(frame); document.documentElement.append(host)`,
  )
  return folder
}

async function acknowledge(browser: Chromium): Promise<void> {
  const { notice } = (await browser.ask({ kind: 'home/state', tab: null })) as { notice: { id: string } }
  await browser.ask({ kind: 'notice/acknowledge', notice: notice.id })
}

async function frameOf(page: Page, name: string) {
  return until('the frame', async () => page.frames().find((frame) => frame.url().endsWith(`/${name}`)))
}

/**
 * Milliseconds to the paint; none where the browser tells of none: headless Chromium leaves a frame that comes into an idle page
 * unpainted until something else is, in one load of five on a busy machine (measured).
 */
async function paintedAfter(browser: Chromium, name: string): Promise<readonly number[]> {
  const page = await browser.context.newPage()
  await page.goto('https://chatgpt.com/')
  const frame = await frameOf(page, name)
  const painted = await frame.evaluate(async (wait) => {
    const entry = () => performance.getEntriesByName('first-contentful-paint')[0]
    for (const end = performance.now() + wait; entry() === undefined && performance.now() < end;) await new Promise((resolve) => setTimeout(resolve, 50))
    const paint = entry()
    return paint === undefined ? null : performance.timeOrigin + paint.startTime
  }, patience)
  const responded = await page.evaluate(() => performance.timeOrigin + (performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming).responseEnd)
  await page.close()
  return painted === null ? [] : [painted - responded]
}

/** From the press on the chip to the question on screen. A use would ask once a service and day only. */
async function cardAfterPress(browser: Chromium): Promise<number> {
  const page = await browser.context.newPage()
  await page.goto('https://chatgpt.com/')
  const frame = await frameOf(page, 'card.html')
  await until('the chip', () => frame.evaluate(() => document.querySelector('button') !== null))
  const time = await frame.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const start = performance.now()
        const look = () => (document.querySelector('article') === null ? requestAnimationFrame(look) : requestAnimationFrame(() => resolve(performance.now() - start)))
        document.querySelector('button')?.click()
        look()
      }),
  )
  await page.close()
  return time
}

function at(list: readonly number[], share: number): number {
  const sorted = list.toSorted((a, b) => a - b)
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] as number)
}
