import { hostRole } from './compiled.ts'
import type { BrowserFilters, CompiledHost, ServiceRules, HostAccess, PageFilter } from './compiled.ts'
import { parsePattern } from './pattern.ts'

// What the browser itself sifts before it wakes the background: hosts of the catalogue and nothing else. Drawn once, by
// the compiler: at every start it would cost twice the whole load.

type HostFilter = { readonly hostEquals: string } | { readonly hostSuffix: string }

/** Draws the filters of both kinds. */
export function filtersOf(rules: readonly ServiceRules[], hosts: readonly CompiledHost[], access: HostAccess): BrowserFilters {
  return { pages: pageFilters(rules, hosts), requests: requestPatterns(rules, hosts, access) }
}

/**
 * Filters for `webNavigation`: pages of the catalogue. On a host that a service shares with other things only the paths
 * its routes spell out, so that visiting the rest wakes nothing.
 */
function pageFilters(rules: readonly ServiceRules[], hosts: readonly CompiledHost[]): readonly PageFilter[] {
  const filters = new Map<string, PageFilter>()
  const add = (filter: PageFilter) => void filters.set(JSON.stringify(filter), filter)
  for (const [host, index, suffix, kind] of hosts) {
    if (kind === hostRole.site) for (const filter of hostFilters(host, suffix === 1)) add(filter)
    if (kind !== hostRole.shared) continue
    for (const [, , pattern] of (rules[index] as ServiceRules)[0]) {
      const { pattern: route } = parsePattern(pattern) as Extract<ReturnType<typeof parsePattern>, { ok: true }>
      if (route.host === null || (route.host !== host && !route.host.endsWith('.' + host))) continue
      const path = longestLiteral(route.segments)
      const condition = longest(route.query.map(([key, value]) => (value === null ? key : `${key}=${value}`)))
      const query = condition === '' ? {} : { queryContains: condition }
      for (const filter of hostFilters(route.host, route.below)) add({ ...filter, ...(path === '' ? {} : { pathContains: path }), ...query })
    }
  }
  return [...filters.values()]
}

/** The longest run of segments that a route spells out, as text that is in every path it covers; empty for none. */
function longestLiteral(segments: readonly string[]): string {
  return longest(segments.map((segment) => (segment.includes('*') ? '*' : '/' + segment)).join('').split('*'))
}

/** The longest text says most: `ia=chat` sifts, `q` is in every search. */
function longest(texts: readonly string[]): string {
  return texts.reduce((most, text) => (text.length > most.length ? text : most), '')
}

function hostFilters(host: string, below: boolean): readonly HostFilter[] {
  if (below) return [{ hostEquals: host }, { hostSuffix: '.' + host }]
  return host.split('.').length === 2 ? [{ hostEquals: host }, { hostEquals: 'www.' + host }] : [{ hostEquals: host }]
}

/**
 * Match patterns for `webRequest`: all requests to hosts that belong to a service; on hosts it shares with other things
 * only the paths that some request rule names, so that ordinary work there wakes nothing.
 */
function requestPatterns(rules: readonly ServiceRules[], hosts: readonly CompiledHost[], access: HostAccess): readonly string[] {
  const shared = new Set<string>()
  const own = new Set<string>()
  for (const [host, , , kind] of hosts) (kind === hostRole.shared ? shared : own).add(host)
  const patterns = new Set<string>()
  for (const pattern of [...access.permissions, ...access.sockets]) if (own.has(hostOfPattern(pattern))) patterns.add(pattern)
  for (const [, requests] of rules) {
    for (const [, , pattern, , , websocket] of requests) {
      const slash = pattern.indexOf('/')
      const host = pattern.slice(0, slash)
      if (host === '' || !shared.has(host.replace(/^\*\./, ''))) continue
      // Like a page, a request may go to a whole domain under `www.`, as Notion's do.
      const names = host.split('.').length === 2 ? [host, `www.${host}`] : [host]
      for (const name of names) patterns.add(`${websocket === 1 ? 'wss' : 'https'}://${name}${widePath(pattern.slice(slash))}`)
    }
  }
  return [...patterns].sort()
}

function hostOfPattern(pattern: string): string {
  const host = pattern.slice(pattern.indexOf('://') + 3, -2)
  return host.replace(/^\*\./, '').replace(/^www\./, '')
}

/** The path as a match pattern, at most wider than the rule: account and language prefixes, query and slash at the end included. */
function widePath(path: string): string {
  const [plain = '/'] = path.split('?')
  return `/*${plain.replace(/\/\*\*/g, '/*').slice(1)}*`.replace(/\*+/g, '*')
}
