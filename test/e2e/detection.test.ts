import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import compiled from '#shared/catalogue/compiled.json' with { type: 'json' }
import { loadCatalogue } from '#shared/catalogue/index.ts'
import { serviceRows, type ServiceRow, type Step } from '#test/fixture/services.ts'
import { silentRows } from '#test/fixture/silent.ts'
import { startChromium, type Chromium } from './chromium.ts'
import { copyExtension, until, type BuiltExtension } from './extension.ts'
import { startPages, type Pages } from './pages.ts'
import { expectRow, tally } from './row.ts'
import { acknowledge, counted, perform, tour, visitService, visitSilent, type Ask, type Outcome, type RowResult } from './tab.ts'

// Every service on local pages under its real names with its real request shapes, and every page that must stay silent,
// in the built extension: a few tabs work through the tables, then each row says what became of it.

let pages: Pages
beforeAll(async () => {
  pages = await startPages()
})
afterAll(async () => {
  await pages.close()
})

const { match } = loadCatalogue(compiled)

/** The signal of the request in a row, as detection reads it. */
function signalOf(row: ServiceRow): string {
  const steps = row.steps.filter((step): step is Exclude<Step, { kind: 'enter' }> => step.kind !== 'enter')
  const [step] = steps
  if (step === undefined) return 'none'
  const sighting = match({
    url: step.to, initiator: row.page, type: step.kind === 'socket' ? 'websocket' : 'xmlhttprequest', method: step.kind === 'socket' || step.kind === 'stream' ? 'GET' : 'POST',
    responseType: step.kind === 'post' ? step.reply : step.kind === 'stream' ? 'text/event-stream' : 'application/json',
  })
  return sighting === null ? 'none' : `${sighting.service} ${sighting.signal}`
}

it('the tables are as long as they must be, and no service is in them twice', () => {
  expect(serviceRows.length).toBeGreaterThanOrEqual(60)
  expect(new Set(serviceRows.map(({ service }) => service)).size).toBe(serviceRows.length)
  expect(silentRows.length).toBeGreaterThanOrEqual(60)
  expect(new Set(silentRows.map(({ page }) => page)).size).toBeGreaterThanOrEqual(60)
})

it.each(serviceRows.filter(({ steps }) => !steps.some(({ kind }) => kind === 'enter') || steps.some(({ kind }) => kind === 'socket')).map((row) => [row.service, row] as const))(
  'the request of %s is the signal it should be', (_, row) => {
    expect(signalOf(row)).toBe(`${row.service} ${row.signal}`)
  })

describe('Chromium', () => {
  let extension: BuiltExtension
  let browser: Chromium
  let ask: Ask
  let results: RowResult[]
  let afterServices: string[]
  let silent: Outcome['sees'][]
  let afterSilence: string[]

  beforeAll(async () => {
    extension = copyExtension('chrome')
    browser = await startChromium(extension.folder, pages.port)
    ask = browser.ask
    await acknowledge(ask)
    const tabs = [await browser.tab(), await browser.tab(), await browser.tab()]
    results = await tour(serviceRows, tabs, (tab, row) => visitService(ask, tab, row))
    afterServices = await counted(ask)
    // New tabs: an open question of before would stay open on a page about the same service.
    for (const tab of tabs) await tab.close()
    const fresh = [await browser.tab(), await browser.tab(), await browser.tab()]
    silent = await tour(silentRows, fresh, (tab, row) => visitSilent(ask, tab, row))
    afterSilence = await counted(ask)
  }, 300_000)
  afterAll(async () => {
    await browser.close()
    extension.remove()
  })

  it.each(serviceRows.map((row, index) => [row.service, index] as const))('%s', (_, index) => {
    expectRow(serviceRows[index] as ServiceRow, results[index])
  })

  it('one use session for each of them, and none of anything else', () => {
    expect(tally(afterServices)).toEqual(tally(serviceRows.map(({ service }) => service)))
  })

  it.each(silentRows.map((row, index) => [row.page, row.shows, index] as const))('%s shows %s', (_, shows, index) => {
    expect(silent[index]).toBe(shows)
  })

  it('no use on any of them', () => {
    expect(tally(afterSilence)).toEqual(tally(afterServices))
  })

  it.each(['https://mail.google.com/mail/u/0/', 'https://drive.google.com/drive/my-drive'])('the assistant of a suite that calls from %s is counted and asked about in the inbox; no script gets there', async (page) => {
    const tab = await browser.tab()
    const session = await browser.context.newCDPSession(tab.page)
    const worlds: string[] = []
    session.on('Runtime.executionContextCreated', ({ context }) => void (context.origin.startsWith('chrome-extension:') && worlds.push(context.name)))
    await session.send('Runtime.enable')
    const before = (await counted(ask)).length
    await tab.go(page)
    await perform(tab, [{ kind: 'post', to: 'https://appsgenaiserver-pa.clients6.google.com/v1/genai/streamGenerate', reply: 'application/json' }])
    await until('the use', async () => (await counted(ask)).length === before + 1)
    expect((await counted(ask)).at(-1)).toBe('gemini-workspace')
    expect(await tab.isFramed()).toBe(false)
    expect(worlds).toEqual([])
    await tab.close()
  })
})
