import { hostAccess, type CompiledCatalogue } from '#shared/catalogue/index.ts'

// What the browser itself sifts before it wakes the background: hosts of the catalogue and nothing else.

type UrlFilter = { readonly hostEquals: string } | { readonly hostSuffix: string }

/** Microsoft Defender for Cloud Apps shows `chatgpt.com` as `chatgpt.com.mcas.ms`. */
const proxy = '.mcas.ms'
const hostRoleShared = 1

/** Filters for `webNavigation`: every host of the catalogue, also behind the reverse proxy. */
export function navigationFilters(catalogue: CompiledCatalogue): UrlFilter[] {
  const filters = new Map<string, UrlFilter>()
  for (const [host, , suffix] of catalogue.hosts) {
    for (const name of [host, host + proxy]) {
      filters.set(name, { hostEquals: name })
      if (suffix === 1) filters.set('.' + name, { hostSuffix: '.' + name })
      else filters.set('www.' + name, { hostEquals: 'www.' + name })
    }
  }
  return [...filters.values()]
}

/**
 * Match patterns for `webRequest`: all requests to hosts that belong to a service; on hosts it shares with other things
 * only the paths that some request rule names, so that ordinary work there wakes nothing.
 */
export function requestFilters(catalogue: CompiledCatalogue): string[] {
  const shared = new Set<string>()
  const own = new Set<string>()
  for (const [host, , , role] of catalogue.hosts) (role === hostRoleShared ? shared : own).add(host)
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
