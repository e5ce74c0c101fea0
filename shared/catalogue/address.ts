// Reading host, path and query off an address by hand: `new URL` costs more than the whole match, and most addresses
// end at the host. Browsers hand over tidy addresses; the odd ones come from logs and the command line.

export type HostSlice = {
  /** Lower case, without user, port, trailing dot, `www.` and reverse-proxy suffix. */
  readonly host: string
  /** True for ws: and wss: addresses. */
  readonly socket: boolean
  /** Where the path starts in the address. */
  readonly end: number
}

/** Where a host lies in an address, filled by `scanHost`. One object is used over and over: no host is cut out in vain. */
export type HostScan = {
  start: number
  /** End of the name: before port and trailing dot. */
  stop: number
  /** End of host and port: where the path starts. */
  end: number
  tidy: boolean
  socket: boolean
  /** A number below `tailCount` drawn from the last two labels, equal for equal labels; 0 where it cannot be told. */
  tail: number
  /** A number drawn from all labels; different hosts may share it. */
  hash: number
}

// Suffixes under which Microsoft Defender for Cloud Apps shows other sites: `chatgpt.com.mcas.ms` is chatgpt.com.
// Source: github.com/MISP/misp-warninglists lists/microsoft-mdca-proxy (2026-08-19).
export const proxySuffixes = ['.mcas.ms', '.mcas-gov.us', '.mcas-gov.ms', '.mcas-df.ms', '.rs-mcas.ms', '.rs-mcas-df.ms'] as const
/** As many numbers as a table of one byte each can hold without being felt; one host in fifty has that of another by chance. */
export const tailCount = 65536
const longestPath = 2048

/** An empty scan to fill. */
export function emptyScan(): HostScan {
  return { start: 0, stop: 0, end: 0, tidy: true, socket: false, tail: 0, hash: 0 }
}

/** Finds the host of an http(s) or ws(s) address, or of one written without a scheme; false for everything else. */
export function scanHost(address: string, scan: HostScan): boolean {
  if (address.startsWith('https://')) return scanFrom(address, 8, false, scan)
  if (address.startsWith('http://')) return scanFrom(address, 7, false, scan)
  if (address.startsWith('wss://')) return scanFrom(address, 6, true, scan)
  if (address.startsWith('ws://')) return scanFrom(address, 5, true, scan)
  const scheme = /^(https?|wss?):\/\//i.exec(address)
  if (scheme !== null) return scanFrom(address, scheme[0].length, /^w/i.test(scheme[0]), scan)
  // Without a scheme: only what cannot be anything else than a host, with an optional port.
  return /^[a-z0-9.-]+(?::\d{1,5})?(?:[/?#]|$)/i.test(address) && scanFrom(address, 0, false, scan)
}

function scanFrom(address: string, from: number, socket: boolean, scan: HostScan): boolean {
  let start = from
  let end = from
  let colon = -1
  let tidy = true
  let label = 0
  let before = 0
  let hash = 0
  for (; end < address.length; end++) {
    const code = address.charCodeAt(end)
    if (code >= 97) label = (label * 31 + code) | 0 // letters first: most of a host is letters
    else if (code === 47 || code === 63 || code === 35 || code === 92) break // / ? # and \, which browsers read as /
    else if (code === 64) { // @ ends the user part
      start = end + 1
      colon = -1
      label = 0
      before = 0
      hash = 0
    } else if (code === 58) colon = end // :
    else if (colon < 0) {
      if (code === 46) { // .
        hash = (hash * 33 + label) | 0
        before = label
        label = 0
      } else if (code <= 90 && code >= 65) { // A-Z
        tidy = false
        label = (label * 31 + code + 32) | 0
      } else label = (label * 31 + code) | 0
    }
  }
  const stop = colon > 0 ? colon : end
  const dotted = address.charCodeAt(stop - 1) === 46
  scan.start = start
  scan.stop = dotted ? stop - 1 : stop
  scan.end = end
  scan.tidy = tidy
  scan.socket = socket
  scan.tail = dotted ? 0 : (before * 31 + label) & (tailCount - 1)
  scan.hash = (hash * 33 + label) & 0x3fffffff // a small integer: the quickest key there is
  return scan.stop > start
}

/** Cuts the scanned host out and tidies it. */
export function scannedHost(address: string, { start, stop, tidy }: HostScan): string {
  let host = address.slice(start, stop)
  if (!tidy) host = host.toLowerCase()
  if (host.endsWith('s')) host = withoutProxy(host)
  return host.startsWith('www.') ? host.slice(4) : host
}

function withoutProxy(host: string): string {
  const suffix = proxySuffixes.find((candidate) => host.endsWith(candidate))
  return suffix === undefined ? host : host.slice(0, -suffix.length)
}

/**
 * The tails of these hosts, in order, each as the step from the one before. No address with another is looked at further: one
 * behind a proxy has the proxy's, and 0 is that of an odd one.
 */
export function tailsOf(hosts: readonly string[]): readonly number[] {
  const scan = emptyScan()
  const tails = new Set([0])
  for (const host of [...proxySuffixes, ...hosts]) if (scanFrom(host, 0, false, scan)) tails.add(scan.tail)
  const sorted = [...tails].sort((a, b) => a - b)
  return sorted.map((tail, place) => tail - (sorted[place - 1] ?? 0))
}

/** The host of an address, see `scanHost`; null where there is none. */
export function hostOf(address: string): HostSlice | null {
  const scan = emptyScan()
  return scanHost(address, scan) ? { host: scannedHost(address, scan), socket: scan.socket, end: scan.end } : null
}

/** The host of a page on the web, by its address or origin; null for one that is absent, opaque or not of the web. */
export function pageHost(address: string | undefined): string | null {
  return address === undefined || !/^https?:\/\//i.test(address) ? null : (hostOf(address)?.host ?? null)
}

/**
 * The path, tidied: lower case, no trailing slash, no doubled slashes, no account (`/u/1/`) or language (`/de/`) prefix;
 * `/` for none. One look at each character finds out which of that there is to do; mostly nothing.
 */
export function pathOf(address: string, from: number): string {
  let end = from
  let odd = false
  let upper = false
  let slash = -1
  let segmentEnd = -1
  for (; end < address.length; end++) {
    const code = address.charCodeAt(end)
    if (code > 92) continue // small letters first: most of a path is letters
    if (code === 63 || code === 35) break // ? #
    if (code === 47) { // /
      if (slash === end - 1 && end > from) odd = true
      if (slash === from && segmentEnd < 0) segmentEnd = end
      slash = end
    } else if (code === 92) odd = true
    else if (code <= 90 && code >= 65) upper = true
  }
  if (end === from) return '/'
  if (end - from > longestPath) end = from + longestPath
  const tidyEnd = slash === end - 1 && end - from > 1 ? end - 1 : end
  let path = address.slice(from, tidyEnd)
  if (odd) path = path.replaceAll('\\', '/').replace(/\/{2,}/g, '/').replace(/(?<=.)\/$/, '')
  if (upper) path = path.toLowerCase()
  const first = (segmentEnd < 0 ? end : segmentEnd) - from - 1
  if (first === 1 || odd) path = path.replace(accountPrefix, '')
  if (first <= 2 || first >= 4 || odd) path = withoutLanguage(path)
  return path === '' ? '/' : path
}

/** A cheap look spares most paths the expression: language codes have two letters, or a third character that is a dash. */
function withoutLanguage(path: string): string {
  const third = path.charCodeAt(3)
  const may = path.length === 3 || third === 47 || third === 45 || third === 95 || path.startsWith('/intl/')
  return may ? path.replace(languagePrefix, '') : path
}

/** A number drawn from the segment that starts at `from`; different segments may share it. */
export function segmentKey(path: string, from: number): number {
  let key = 0
  for (let index = from; index < path.length; index++) {
    const code = path.charCodeAt(index)
    if (code === 47) break
    key = (key * 31 + code) & 0x3fffffff
  }
  return key
}

/** The query without `?` and fragment; empty for none. */
export function queryOf(address: string, from: number): string {
  const question = address.indexOf('?', from)
  if (question < 0) return ''
  const hash = address.indexOf('#', from)
  if (hash >= 0 && hash < question) return ''
  return address.slice(question + 1, hash < 0 ? undefined : hash)
}

const accountPrefix = /^\/u\/\d{1,2}(?=\/|$)/
const languages = 'ar|bg|bn|ca|cs|da|de|el|en|es|et|fa|fi|fr|he|hi|hr|hu|id|it|ja|ko|lt|lv|ms|nb|nl|no|pl|pt|ro|ru|sk|sl|sr|sv|th|tr|uk|vi|zh'
const languagePrefix = new RegExp(`^(?:/intl)?/(?:${languages})(?:[-_](?:[a-z]{2}|[0-9]{3}|hans|hant))?(?=/|$)`)
