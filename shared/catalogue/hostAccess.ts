import { hostRole } from './compile.ts'
import type { CompiledCatalogue } from './compile.ts'
import { parsePattern } from './pattern.ts'

export type HostAccess = {
  /** Match patterns for `host_permissions`: every host whose navigations or requests are looked at. Sorted. */
  readonly permissions: readonly string[]
  /** Match patterns of hosts where the content script is always injected: pages that belong to a service. Sorted. */
  readonly scripts: readonly string[]
  /** Hosts where only some pages are the service's: inject on an `app` signal, never by host. Sorted. */
  readonly onDemand: readonly string[]
  /** Match patterns with `wss:` for the request filter of services that talk over sockets. Sorted. */
  readonly sockets: readonly string[]
}

/** The hosts a browser must be allowed to look at, drawn from the catalogue: nothing else is ever asked for. */
export function hostAccess(catalogue: CompiledCatalogue): HostAccess {
  const permissions = new Set<string>()
  const scripts = new Set<string>()
  const onDemand = new Set<string>()
  const sockets = new Set<string>()
  for (const [host, service, suffix, role] of catalogue.hosts) {
    const [, routes, requests] = catalogue.services[service] as CompiledCatalogue['services'][number]
    for (const name of namesOf(host, suffix === 1)) {
      const pattern = `https://${name}/*`
      permissions.add(pattern)
      if (role === hostRole.site) scripts.add(pattern)
      if (role === hostRole.shared && routes.some(([, , text]) => names(text, host, suffix === 1))) onDemand.add(pattern)
      const socketHere = requests.some(([, , text, , , websocket]) =>
        websocket === 1 && (names(text, host, suffix === 1) || (role !== hostRole.shared && text.startsWith('/'))))
      if (socketHere) sockets.add(`wss://${name}/*`)
    }
  }
  for (const pattern of scripts) onDemand.delete(pattern)
  return { permissions: sorted(permissions), scripts: sorted(scripts), onDemand: sorted(onDemand), sockets: sorted(sockets) }
}

/** `*.example.com` covers the host itself as well; an exact host is also reached under `www.` where it is a whole domain. */
function namesOf(host: string, suffix: boolean): readonly string[] {
  if (suffix) return [`*.${host}`]
  return host.split('.').length === 2 ? [host, `www.${host}`] : [host]
}

function names(text: string, host: string, suffix: boolean): boolean {
  const parsed = parsePattern(text)
  if (!parsed.ok || parsed.pattern.host === null) return false
  return parsed.pattern.host === host || (suffix && parsed.pattern.host.endsWith('.' + host))
}

function sorted(patterns: ReadonlySet<string>): readonly string[] {
  return [...patterns].sort()
}
