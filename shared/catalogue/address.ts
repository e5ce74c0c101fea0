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

// Suffixes under which Microsoft Defender for Cloud Apps shows other sites: `chatgpt.com.mcas.ms` is chatgpt.com.
// Source: github.com/MISP/misp-warninglists lists/microsoft-mdca-proxy (2026-08-19).
const proxySuffixes = ['.mcas.ms', '.mcas-gov.us', '.mcas-gov.ms', '.mcas-df.ms', '.rs-mcas.ms', '.rs-mcas-df.ms'] as const
const longestPath = 2048

/** The host of an http(s) or ws(s) address, or of one written without a scheme; null for everything else. */
export function hostOf(address: string): HostSlice | null {
  if (address.startsWith('https://')) return sliceHost(address, 8, false)
  if (address.startsWith('http://')) return sliceHost(address, 7, false)
  if (address.startsWith('wss://')) return sliceHost(address, 6, true)
  if (address.startsWith('ws://')) return sliceHost(address, 5, true)
  const scheme = /^(https?|wss?):\/\//i.exec(address)
  if (scheme !== null) return sliceHost(address, scheme[0].length, /^w/i.test(scheme[0]))
  // Without a scheme: only what cannot be anything else than a host, with an optional port.
  return /^[a-z0-9.-]+(?::\d{1,5})?(?:[/?#]|$)/i.test(address) ? sliceHost(address, 0, false) : null
}

function sliceHost(address: string, from: number, socket: boolean): HostSlice | null {
  let start = from
  let end = from
  let colon = -1
  let tidy = true
  for (; end < address.length; end++) {
    const code = address.charCodeAt(end)
    if (code === 47 || code === 63 || code === 35 || code === 92) break // / ? # and \, which browsers read as /
    if (code === 64) { // @ ends the user part
      start = end + 1
      colon = -1
    } else if (code === 58) colon = end // :
    else if (code <= 90 && code >= 65) tidy = false // A-Z
  }
  let stop = colon > 0 ? colon : end
  if (address.charCodeAt(stop - 1) === 46) stop--
  if (stop <= start) return null
  let host = address.slice(start, stop)
  if (!tidy) host = host.toLowerCase()
  if (host.endsWith('ms') || host.endsWith('us')) host = withoutProxy(host)
  if (host.startsWith('www.')) host = host.slice(4)
  return { host, socket, end }
}

function withoutProxy(host: string): string {
  const suffix = proxySuffixes.find((candidate) => host.endsWith(candidate))
  return suffix === undefined ? host : host.slice(0, -suffix.length)
}

/** The path, tidied: no trailing slash, no doubled slashes, no account (`/u/1/`) or language (`/de/`) prefix. `/` for none. */
export function pathOf(address: string, from: number): string {
  let end = from
  for (; end < address.length; end++) {
    const code = address.charCodeAt(end)
    if (code === 63 || code === 35) break
  }
  let path = address.slice(from, Math.min(end, from + longestPath))
  if (path.includes('\\')) path = path.replaceAll('\\', '/')
  if (path.includes('//')) path = path.replace(/\/{2,}/g, '/')
  if (path.startsWith('/u/')) path = path.replace(accountPrefix, '')
  if (languageLength(path)) path = path.replace(languagePrefix, '')
  if (path.length > 1 && path.endsWith('/')) path = path.slice(0, -1)
  return path === '' ? '/' : path
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
const languagePrefix = new RegExp(`^(?:/intl)?/(?:${languages})(?:[-_](?:[a-z]{2}|[0-9]{3}|hans|hant))?(?=/|$)`, 'i')

/** Cheap look before the expression: is the first segment as long as a language code may be? */
function languageLength(path: string): boolean {
  if (path.startsWith('/intl/')) return true
  const slash = path.indexOf('/', 1)
  const length = (slash < 0 ? path.length : slash) - 1
  return length === 2 || (length >= 5 && length <= 7 && (path[3] === '-' || path[3] === '_'))
}
