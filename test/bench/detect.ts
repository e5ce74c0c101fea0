// Budgets: URL to service and signal below 1 microsecond warm and at least 10 times faster than @ghostery/adblocker on
// the same hosts in the same run; catalogue load at a cold start below 10 ms. The peers answer less: whether a host is
// on the list. @ghostery/adblocker in turn matches the full Adblock syntax, far more than this list needs.
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { FiltersEngine, Request } from '@ghostery/adblocker'
import { parse } from 'tldts'
import { loadCatalogue } from '#shared/catalogue/index.ts'
import { partForBrowsers } from '#shared/catalogue/part.ts'
import type { CompiledCatalogue } from '#shared/catalogue/index.ts'
import { workingDay } from '#test/fixture/urls.ts'

const file = new URL('../../shared/catalogue/compiled.json', import.meta.url)
/** What the build puts into the extension. */
const text = JSON.stringify(partForBrowsers(JSON.parse(readFileSync(file, 'utf8')) as CompiledCatalogue))

function milliseconds(work: () => void): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

// First of all, while nothing is warm: this is the cold start of a background.
let parsed: unknown
const parseTime = milliseconds(() => { parsed = JSON.parse(text) })
const startBuild = performance.now()
const catalogue = loadCatalogue(parsed)
const buildTime = performance.now() - startBuild
const firstTime = milliseconds(() => { catalogue.match({ url: 'https://chatgpt.com/c/1' }) })

const compiled = parsed as CompiledCatalogue
// Each in one piece, as a browser hands it over: what is put together is read through a detour.
const urls = JSON.parse(JSON.stringify(workingDay(compiled))) as string[]
const hosts = [...new Set(compiled.hosts.map(([host]) => host))]

type Contender = { readonly label: string; readonly urls: readonly string[]; readonly see: (url: string) => unknown }

/**
 * Nanoseconds per URL for each contender: they take turns, 60 rounds each, and the quickest round counts, because on a
 * busy machine the others measure the neighbours.
 */
function race(contenders: readonly Contender[]): number[] {
  const best = contenders.map(() => Infinity)
  let seen = 0
  for (let round = 0; round < 60; round++) {
    contenders.forEach(({ urls: all, see }, index) => {
      const time = milliseconds(() => {
        for (const url of all) if (see(url)) seen++
      })
      best[index] = Math.min(best[index] ?? Infinity, (time / all.length) * 1e6)
    })
  }
  if (seen === 0) throw new Error('no contender saw anything')
  return best
}

function row(label: string, value: string): void {
  console.log(`${label.padEnd(62)} ${value.padStart(14)}`)
}
const ns = (value: number): string => `${value.toFixed(0)} ns`
const ms = (value: number): string => `${value.toFixed(2)} ms`

function heapOf<T>(make: () => T): readonly [T, number] {
  globalThis.gc?.()
  const before = process.memoryUsage().heapUsed
  const made = make()
  globalThis.gc?.()
  return [made, (process.memoryUsage().heapUsed - before) / 1024]
}

row('services / hosts / URLs', `${compiled.services.length} / ${hosts.length} / ${urls.length}`)
row('catalogue in the extension, raw / gzip', `${(text.length / 1024).toFixed(0)} / ${(gzipSync(text).length / 1024).toFixed(0)} KB`)
row('catalogue load, cold: JSON.parse + index (budget 10 ms)', `${ms(parseTime + buildTime)}`)
row('first match of a service, cold', ms(firstTime))

const cold = loadCatalogue(parsed)
const coldTime = milliseconds(() => { for (const url of urls) cold.match({ url }) }) / urls.length * 1e6
row('daybook, cold: fresh matcher, every URL once', ns(coldTime))
const see = (url: string): unknown => catalogue.match({ url })
const misses = urls.filter((url) => see(url) === null)
const hits = urls.filter((url) => see(url) !== null)
row('heap of the index and all rules met', `${heapOf(() => { const own = loadCatalogue(parsed); for (const url of urls) own.match({ url }); return own })[1].toFixed(0)} KB`)

const startGhostery = performance.now()
const [engine, ghosteryHeap] = heapOf(() => FiltersEngine.parse(hosts.map((host) => `||${host}^$document,xmlhttprequest`).join('\n')))
row('@ghostery/adblocker 2.18.2: build / heap', `${ms(performance.now() - startGhostery)} / ${ghosteryHeap.toFixed(0)} KB`)
const hostSet = new Set(hosts)
const patterns = hosts.map((host) => new URLPattern({ hostname: `{*.}?${host}` }))

const contenders: Contender[] = [
  { label: 'daybook: URL to service, signal, rule (budget 1,000 ns)', urls, see },
  { label: `daybook, only the ${misses.length} that are no AI service`, urls: misses, see },
  { label: `daybook, only the ${hits.length} that are`, urls: hits, see },
  { label: '@ghostery/adblocker: URL to Request to match', urls, see: (url) => engine.match(Request.fromRawDetails({ url, type: 'document' })).match },
  {
    label: 'tldts: parse, then host and domain in a Set (wrong on subdomains)', urls, see: (url) => {
      const { hostname, domain } = parse(url)
      return hostSet.has(hostname ?? '') || hostSet.has(domain ?? '')
    },
  },
  { label: 'new URL, then the host in a Set (wrong on subdomains)', urls, see: (url) => hostSet.has(new URL(url).hostname) },
]
console.log(`\nwarm, per URL${' '.repeat(47)}${'time'.padStart(14)}${'x daybook'.padStart(12)}`)
const times = race(contenders)
const [daybook = 1] = times
contenders.forEach(({ label }, index) => console.log(`${label.padEnd(66)}${ns(times[index] ?? 0).padStart(8)}${((times[index] ?? 0) / daybook).toFixed(1).padStart(12)}`))

const few = urls.filter((_, index) => index % 400 === 0)
const listTime = milliseconds(() => { for (const url of few) patterns.some((pattern) => pattern.test(url)) }) / few.length * 1e6
console.log(`${`list of ${patterns.length} URLPatterns, native, ${few.length} URLs once`.padEnd(66)}${ns(listTime).padStart(8)}${(listTime / daybook).toFixed(0).padStart(12)}`)
