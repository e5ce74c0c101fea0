import { hostAccess, type CompiledCatalogue } from '#shared/catalogue/index.ts'
import { parsePattern } from '#shared/catalogue/pattern.ts'

// What the browser itself sifts before it wakes the background: hosts of the catalogue and nothing else.

type HostFilter = { readonly hostEquals: string } | { readonly hostSuffix: string }
type UrlFilter = HostFilter & { readonly pathContains?: string; readonly queryContains?: string }

/** Microsoft Defender for Cloud Apps shows `chatgpt.com` as `chatgpt.com.mcas.ms`. */
const proxy = '.mcas.ms'
const role = { site: 0, shared: 1 } as const

/**
 * Filters for `webNavigation`: pages of the catalogue, also behind the reverse proxy. On a host that a service shares
 * with other things only the paths its routes spell out, so that visiting the rest wakes nothing.
 */
export function navigationFilters(catalogue: CompiledCatalogue): UrlFilter[] {
  const filters = new Map<string, UrlFilter>()
  const add = (filter: UrlFilter) => void filters.set(JSON.stringify(filter), filter)
  for (const [host, index, suffix, kind] of catalogue.hosts) {
    if (kind === role.site) for (const filter of hostFilters(host, suffix === 1)) add(filter)
    if (kind !== role.shared) continue
    for (const [, , pattern] of (catalogue.services[index] as CompiledCatalogue['services'][number])[1]) {
      const { pattern: route } = parsePattern(pattern) as Extract<ReturnType<typeof parsePattern>, { ok: true }>
      if (route.host === null || (route.host !== host && !route.host.endsWith('.' + host))) continue
      const path = longestLiteral(route.segments)
      const [condition] = route.query
      const query = condition === undefined ? {} : { queryContains: condition[1] === null ? condition[0] : condition.join('=') }
      for (const filter of hostFilters(route.host, route.below)) add({ ...filter, ...(path === '' ? {} : { pathContains: path }), ...query })
    }
  }
  return [...filters.values()]
}

/** The longest run of segments that a route spells out, as text that is in every path it covers; empty for none. */
function longestLiteral(segments: readonly string[]): string {
  const runs = segments.map((segment) => (segment.includes('*') ? '*' : '/' + segment)).join('').split('*')
  return runs.reduce((longest, run) => (run.length > longest.length ? run : longest), '')
}

function hostFilters(host: string, below: boolean): HostFilter[] {
  return [host, host + proxy].flatMap((name): HostFilter[] => {
    if (below) return [{ hostEquals: name }, { hostSuffix: '.' + name }]
    return host.split('.').length === 2 ? [{ hostEquals: name }, { hostEquals: 'www.' + name }] : [{ hostEquals: name }]
  })
}

/**
 * Match patterns for `webRequest`: all requests to hosts that belong to a service; on hosts it shares with other things
 * only the paths that some request rule names, so that ordinary work there wakes nothing.
 */
export function requestFilters(catalogue: CompiledCatalogue): string[] {
  const shared = new Set<string>()
  const own = new Set<string>()
  for (const [host, , , kind] of catalogue.hosts) (kind === role.shared ? shared : own).add(host)
  const access = hostAccess(catalogue)
  const patterns = new Set<string>()
  for (const pattern of [...access.permissions, ...access.sockets]) if (own.has(hostOfPattern(pattern))) patterns.add(pattern)
  for (const [, , requests] of catalogue.services) {
    for (const [, , pattern, , , websocket] of requests) {
      const slash = pattern.indexOf('/')
      const host = pattern.slice(0, slash)
      if (host !== '' && shared.has(host.replace(/^\*\./, ''))) patterns.add(`${websocket === 1 ? 'wss' : 'https'}://${host}${widePath(pattern.slice(slash))}`)
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
