import { readFileSync } from 'node:fs'
import { FiltersEngine } from '@ghostery/adblocker'
import { loadCatalogue } from '#shared/catalogue/index.ts'
import { partForBrowsers } from '#shared/catalogue/part.ts'
import type { CompiledCatalogue } from '#shared/catalogue/index.ts'
import { workingDay } from '#test/fixture/urls.ts'
import * as daybook from './daybook.ts'
import * as ghostery from './ghostery.ts'
import * as ghosteryKept from './ghosteryKept.ts'
import * as hostSet from './hostSet.ts'
import * as tldts from './tldts.ts'
import * as urlPattern from './urlPattern.ts'

/** Whether the host of an address is known. */
export type See = (url: string) => boolean
export type Data = string | Uint8Array

export type Contender = {
  readonly label: string
  /** Name of its file beside this one. */
  readonly file: string
  /** What it starts from, ready at build time. */
  readonly data: Data
  /** Addresses to show it; fewer where it is slow. */
  readonly urls: readonly string[]
  readonly load: () => See
}

const file = new URL('../../../shared/catalogue/compiled.json', import.meta.url)
/** What the build puts into the extension. */
const text = JSON.stringify(partForBrowsers(JSON.parse(readFileSync(file, 'utf8')) as CompiledCatalogue))

export const { compiled } = loadCatalogue(JSON.parse(text))
export const hosts: readonly string[] = [...new Set(compiled.hosts.map(([host]) => host))]
/** A day's addresses, each in one piece, as browsers hand them over. */
export const urls = JSON.parse(JSON.stringify(workingDay(compiled))) as readonly string[]

const list = hosts.map((host) => `||${host}^$document,xmlhttprequest`).join('\n')
const names = JSON.stringify(hosts)
const bytes = FiltersEngine.parse(list).serialize()
/** A long list of patterns takes milliseconds for one address. */
const few = urls.filter((_, index) => index % 999 === 0)

/** The same hosts for all. The others answer less than the first: whether a host is on the list. */
export const contenders: readonly Contender[] = [
  { label: 'daybook', file: 'daybook', data: text, urls, load: () => daybook.load(text) },
  { label: '@ghostery/adblocker, from a list', file: 'ghostery', data: list, urls, load: () => ghostery.load(list) },
  { label: '@ghostery/adblocker, from its bytes', file: 'ghosteryKept', data: bytes, urls, load: () => ghosteryKept.load(bytes) },
  { label: 'tldts and a Set of hosts', file: 'tldts', data: names, urls, load: () => tldts.load(names) },
  { label: 'list of URLPatterns, native', file: 'urlPattern', data: names, urls: few, load: () => urlPattern.load(names) },
  { label: 'new URL and a Set of hosts', file: 'hostSet', data: names, urls, load: () => hostSet.load(names) },
]
