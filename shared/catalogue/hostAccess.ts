import { hostRole } from './compiled.ts'
import type { CompiledHost, HostAccess, ServiceRules } from './compiled.ts'

/** Draws the match patterns from hosts and rules. Done once, by the compiler: at every start it would cost as much as the whole load. */
export function accessOf(rules: readonly ServiceRules[], hosts: readonly CompiledHost[], callers: readonly string[]): HostAccess {
  const permissions = new Set<string>()
  const scripts = new Set<string>()
  const onDemand = new Set<string>()
  const sockets = new Set<string>()
  for (const [host, service, suffix, role] of hosts) {
    const [routes, requests] = rules[service] as ServiceRules
    const below = suffix === 1
    const paged = role === hostRole.shared && routes.some(([, , text]) => names(text, host, below))
    const socketed = requests.some(([, , text, , , websocket]) =>
      websocket === 1 && (names(text, host, below) || (role !== hostRole.shared && text.startsWith('/'))))
    for (const name of namesOf(host, below)) {
      const pattern = `https://${name}/*`
      permissions.add(pattern)
      if (role === hostRole.site) scripts.add(pattern)
      if (paged) onDemand.add(pattern)
      if (socketed) sockets.add(`wss://${name}/*`)
    }
  }
  for (const pattern of scripts) onDemand.delete(pattern)
  const calling = new Set(callers.map((host) => `https://${host}/*`).filter((pattern) => !scripts.has(pattern) && !onDemand.has(pattern)))
  return { permissions: sorted(permissions.union(calling)), scripts: sorted(scripts), onDemand: sorted(onDemand), sockets: sorted(sockets), callers: sorted(calling) }
}

/** `*.example.com` covers the host itself as well; an exact host is also reached under `www.` where it is a whole domain. */
function namesOf(host: string, suffix: boolean): readonly string[] {
  if (suffix) return [`*.${host}`]
  return host.split('.').length === 2 ? [host, `www.${host}`] : [host]
}

/** True when a pattern names the host, or one below it where those count. Plain text is enough: patterns are checked before. */
function names(pattern: string, host: string, below: boolean): boolean {
  const named = pattern.slice(0, pattern.indexOf('/'))
  return named === host || (below && named.endsWith('.' + host))
}

function sorted(patterns: ReadonlySet<string>): readonly string[] {
  return [...patterns].sort()
}
