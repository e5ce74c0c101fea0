// Bench: what the PWA weighs, and how fast it starts with no relay, on 300 services, 36 months and 10,000 records.
// Sizes are exact; times are medians of five browser launches, beside a bare page in the same run. Needs dist/pwa:
// npm run build. Run: node test/bench/pwa.ts
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { loadavg, tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { chromium, type BrowserContext, type Page, type Response } from 'playwright-core'
import { hashValue } from '#shared/canonical/hash.ts'
import { addDays, addMonths, mondayOfWeek, weekOfDay } from '#shared/calendar/calendar.ts'
import { entryKey } from '#shared/document/schema.ts'
import type { Act } from '#shared/act/schema.ts'
import type { Table } from '#shared/table/schema.ts'
import { pwaFiles, pwaSizeOf } from '#test/e2e/size.ts'
import { enlarged, fixtureToday, fixtureWorkspace } from '#test/fixture/workspace.ts'

const dist = join(import.meta.dirname, '..', '..', 'dist', 'pwa')
if (!existsSync(join(dist, 'index.html'))) throw new Error(`No build at ${dist}: run npm run build first.`)
const executablePath = process.env['DAYBOOK_CHROMIUM'] ?? '/usr/bin/chromium'
const launches = 5
const months = 36
const records = 10_000
/** Three years of tables are fetched and checked at a first visit; on a loaded machine that takes its time. */
const patience = 180_000

const kb = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`
const line = (name: string, value: string, budget: string) => console.log(`${name.padEnd(52)} ${value.padStart(22)}   budget ${budget}`)
const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
/** Fonts and icons are packed already: the relay sends them as they are. */
const weight = (path: string, body: Buffer) => (/\.(woff2|png)$/.test(path) ? body.length : gzipSync(body, { level: 9 }).length)

const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2', '.webmanifest': 'application/manifest+json' }

/** What a relay would answer after three years of use; only the answers matter here. */
async function answers(): Promise<ReadonlyMap<string, unknown>> {
  const large = enlarged(await fixtureWorkspace(), 300, months)
  const back = (list: readonly Table[], count: number, period: (index: number) => string) => Array.from({ length: list.length === 0 ? 0 : count }, (_, index) => ({ ...list[index % list.length], period: period(index) }) as Table)
  const month = (index: number) => addMonths(fixtureToday.slice(0, 7), -1 - index)
  const { evidence, presence, trend, profile, departments } = large.tables
  const tables = [...evidence, ...presence, ...back(trend, months * 4, (index) => weekOfDay(addDays(mondayOfWeek(weekOfDay(fixtureToday)), -7 * (index + 1)))), ...back(profile, months, month), ...back(departments, months, month)]
  const named = await Promise.all(tables.map(async (table) => ({ table, hash: await hashValue(crypto.subtle, table), bytes: JSON.stringify(table).length })))
  return new Map<string, unknown>([
    ['/api/session', large.session],
    ['/api/acts', { acts: large.acts }],
    ['/api/reports', { reports: [] }],
    ['/api/tables', { tables: named.map(({ table: { kind, period, issue }, hash, bytes }) => ({ kind, period, issue, hash, bytes })) }],
    ...named.map(({ table, hash }) => [`/api/tables/${hash}`, table] as const),
  ])
}

async function serve(data: ReadonlyMap<string, unknown>) {
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
    const known = data.get(pathname)
    const answer = pathname === '/api/acts' ? { acts: (known as { acts: readonly Act[] }).acts.filter(({ number }) => number > Number(searchParams.get('after'))) } : known
    if (answer !== undefined) return void response.setHeader('Content-Type', 'application/json').end(JSON.stringify(answer))
    if (pathname.startsWith('/api/')) return void response.writeHead(404).end('{}')
    const file = join(dist, pathname)
    const path = existsSync(file) && statSync(file).isFile() ? file : join(dist, 'index.html')
    response.setHeader('Content-Type', types[extname(path)] ?? 'application/octet-stream').end(readFileSync(path))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  return { url: `http://localhost:${port}`, close: () => new Promise((resolve) => (server.closeAllConnections(), server.close(resolve))) }
}

function sizes(): void {
  const { shell, kept } = pwaFiles()
  line('shell: scripts that index.html names', kb(pwaSizeOf(shell) * 1000), '20 kB')
  line('everything precached', kb(pwaSizeOf(kept) * 1000), '600 kB')
}

/** A browser that knows no session yet shows the sign-in page until the relay has named one. */
async function enter(page: Page, url: string): Promise<void> {
  await page.goto(url)
  await page.getByRole('link', { name: 'Open Daybook' }).click()
  await page.locator('.totals').waitFor()
}

async function firstPage(url: string): Promise<void> {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  const context = await browser.newContext({ serviceWorkers: 'block' })
  context.setDefaultTimeout(patience)
  const warm = await context.newPage()
  await enter(warm, url)
  await warm.close()
  const page = await context.newPage()
  const got: Promise<readonly [string, number]>[] = []
  const weigh = (response: Response) => {
    const path = new URL(response.url()).pathname
    if (!path.startsWith('/api')) got.push(response.body().then((body) => [path, weight(path, body)] as const))
  }
  page.on('response', weigh)
  await page.goto(url)
  await page.locator('.totals').waitFor()
  page.off('response', weigh)
  const list = new Map(await Promise.all(got))
  const sum = (wanted: (path: string) => boolean) => [...list].reduce((total, [path, bytes]) => total + (wanted(path) ? bytes : 0), 0)
  const font = (path: string) => path.endsWith('.woff2')
  // What the register is drawn from and with, in a worker; and what edits need. Neither stands before the first paint.
  const beside = (path: string) => /register\.worker|catalogue-|draft/.test(path)
  line('first page: html, styles, scripts of the page', kb(sum((path) => !font(path) && !beside(path))), '120 kB')
  line('  beside it: worker, catalogue facts, drafts', kb(sum(beside)), '-')
  line('  font', kb(sum(font)), '-')
  await browser.close()
}

/** Marks when the overview is complete, and what kept the page busy meanwhile. */
function watch(): void {
  const seen = globalThis as unknown as { painted: number | null; long: number[]; events: number[] }
  Object.assign(seen, { painted: null, long: [], events: [] })
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => seen.long.push(entry.duration))).observe({ type: 'longtask', buffered: true })
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => seen.events.push(entry.duration))).observe({ type: 'event', buffered: true, durationThreshold: 16 } as PerformanceObserverInit)
  const look = () => (document.querySelector('.totals, .inventory .row-link, .risk-list .row-link, #bare') === null ? requestAnimationFrame(look) : setTimeout(() => (seen.painted = performance.now())))
  requestAnimationFrame(look)
}
type Seen = { readonly painted: number; readonly long: readonly number[]; readonly events: readonly number[] }

async function read(page: Page, settle: number): Promise<Seen> {
  await page.waitForFunction('globalThis.painted !== null')
  await page.waitForTimeout(settle)
  return page.evaluate(() => {
    const { painted, long, events } = globalThis as unknown as { painted: number; long: number[]; events: number[] }
    return { painted, long, events }
  })
}

const profile = mkdtempSync(join(tmpdir(), 'daybook-bench-pwa-'))
const launch = async (): Promise<BrowserContext> => {
  const context = await chromium.launchPersistentContext(join(profile, 'browser'), { executablePath, args: ['--no-sandbox'] })
  context.setDefaultTimeout(patience)
  await context.addInitScript(watch)
  return context
}

type Event = { readonly name: string; readonly ph: string; readonly pid: number; readonly tid: number; readonly ts: number; readonly tdur?: number; readonly args?: { readonly name?: string; readonly data?: { readonly documentLoaderURL?: string } } }

/** Processor time of the page's longest task, milliseconds: where neighbours share the machine, duration tells of them too. */
async function busiest(page: Page, url: string, settle: number): Promise<number> {
  const session = await page.context().newCDPSession(page)
  const events: Event[] = []
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as Event[])))
  await session.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: ['toplevel', 'blink.user_timing'] } })
  await page.goto(url)
  await read(page, settle)
  const done = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve))
  await session.send('Tracing.end')
  await done
  const start = events.find(({ name, args }) => name === 'navigationStart' && args?.data?.documentLoaderURL?.startsWith(url) === true)
  const main = events.find(({ name, pid, args }) => name === 'thread_name' && pid === start?.pid && args?.name === 'CrRendererMain')
  return Math.max(0, ...events.flatMap(({ name, ph, pid, tid, ts, tdur = 0 }) => (ph === 'X' && name.endsWith('RunTask') && pid === main?.pid && tid === main.tid && ts >= (start?.ts ?? 0) ? [tdur / 1000] : [])))
}

/** First visit: everything is fetched and kept, then as many records as an organisation of thousands would have. */
async function fill(url: string): Promise<void> {
  const context = await launch()
  const page = await context.newPage()
  await enter(page, url)
  await page.waitForFunction(async () => (await navigator.serviceWorker.ready).active?.state === 'activated')
  const keys = Array.from({ length: records }, (_, index) => entryKey.record(`service-${Math.floor(index / 5)}`, (['owner', 'notes', 'contract', 'reviewOn', 'useCase'] as const)[index % 5] ?? 'owner'))
  await page.waitForTimeout(3_000)
  await page.evaluate(async ({ keys, day }) => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('daybook')
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
    const transaction = database.transaction('entries', 'readwrite')
    transaction.objectStore('entries').put(new Map(keys.map((key) => [key, { value: `Text of ${key}`, editedBy: 'member-1', editedOn: day }])), 'inventory')
    await new Promise((resolve, reject) => {
      transaction.oncomplete = resolve
      transaction.onabort = () => reject(transaction.error)
    })
    database.close()
  }, { keys, day: fixtureToday })
  await context.close()
}

async function starts(url: string): Promise<void> {
  const bare = join(profile, 'bare.html')
  writeFileSync(bare, '<!doctype html><title>bare</title><h1 id="bare">Bare</h1>')
  const own: Record<string, number[]> = {}
  const note = (name: string, value: number) => (own[name] ??= []).push(value)
  for (let index = 0; index < launches; index++) {
    const traced = await launch()
    note('processor', await busiest(await traced.newPage(), `${url}/`, 3_000))
    await traced.close()
    const context = await launch()
    const page = await context.newPage()
    await page.goto(`file://${bare}`)
    note('bare', (await read(page, 100)).painted)
    await page.goto(url)
    const start = await read(page, 3_000)
    note('overview', start.painted)
    note('long', Math.max(0, ...start.long))
    const during = async (work: () => Promise<void>) => {
      await page.evaluate('globalThis.events.length = 0')
      await work()
      await page.waitForTimeout(500)
      return Math.max(0, ...(await page.evaluate(() => (globalThis as unknown as { events: number[] }).events)))
    }
    for (const [name, path, head] of [['services', '/inventory?view=all', 'Service'], ['risks', '/risks?view=uses', 'Risk']] as const) {
      await page.goto(`${url}${path}`)
      note(name, (await read(page, 3_000)).painted)
      note(`typed ${name}`, await during(() => page.locator('[data-filter]').pressSequentially('claud', { delay: 60 })))
      await page.locator('[data-filter]').fill('')
      note(`sorted ${name}`, await during(() => page.getByRole('button', { name: head, exact: true }).click()))
    }
    if (index === 0) rows = await page.evaluate(() => Number(document.querySelector('table[aria-rowcount]')?.getAttribute('aria-rowcount')) - 1)
    await context.close()
  }
  const of = (name: string) => own[name] ?? []
  const ms = (name: string) => `${Math.round(median(of(name)))} ms (${Math.round(Math.min(...of(name)))}–${Math.round(Math.max(...of(name)))})`
  line('cold start, relay gone, overview complete', ms('overview'), '1,000 ms')
  line('  inventory', ms('services'), '1,000 ms')
  line('  risks by use', ms('risks'), '1,000 ms')
  line('  a bare page in the same browser', ms('bare'), '-')
  line('  ratio of the overview', (median(of('overview')) / Math.max(1, median(of('bare')))).toFixed(1), '-')
  line('longest task of the start', ms('long'), '50 ms')
  line('  processor time of the busiest, in starts of their own', ms('processor'), '50 ms')
  line('typing a filter over 300 services, longest event', ms('typed services'), '100 ms')
  line('sorting 300 services, longest event', ms('sorted services'), '100 ms')
  line(`typing a filter over ${rows.toLocaleString('en')} risks, longest event`, ms('typed risks'), '100 ms')
  line(`sorting ${rows.toLocaleString('en')} risks, longest event`, ms('sorted risks'), '100 ms')
}
let rows = 0

console.log(`load ${loadavg().map((value) => value.toFixed(1)).join(' ')}; ${months} months, 300 services, ${records.toLocaleString('en')} records, ${launches} launches`)
sizes()
const server = await serve(await answers())
try {
  await firstPage(server.url)
  await fill(server.url)
  await server.close()
  await starts(server.url)
} finally {
  await server.close()
  rmSync(profile, { recursive: true, force: true })
}
console.log(`load ${loadavg().map((value) => value.toFixed(1)).join(' ')}`)
