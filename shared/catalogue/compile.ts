import { tailsOf } from './address.ts'
import { filtersOf } from './browserFilter.ts'
import { compiledVersion, hostRole } from './compiled.ts'
import type { CompiledCaller, CompiledCatalogue, CompiledHost, CompiledRequest, CompiledRoute, ServiceRules } from './compiled.ts'
import { toFacts } from './facts.ts'
import { accessOf } from './hostAccess.ts'
import { packFacts } from './packed.ts'
import { parsePattern, specificity } from './pattern.ts'
import type { Service, ServiceHost, ServiceRequest, ServiceRoute } from './schema.ts'

/** Turns checked services into the compiled form. Services come out sorted by id, so that the same data gives the same file. */
export function compileCatalogue(services: readonly Service[]): CompiledCatalogue {
  const sorted = [...services].sort((a, b) => (a.id < b.id ? -1 : 1))
  const rules = sorted.map(compileRules)
  const hosts = sorted.flatMap((service, index) => service.hosts.flatMap((host) => compileHost(host, index)))
  const callers = sorted.flatMap((service, index) => service.hosts.filter(({ role }) => role === 'caller').map(({ host }): CompiledCaller => [host, index]))
  const access = accessOf(rules, hosts, callers.map(([host]) => host))
  return { version: compiledVersion, services: sorted.map(({ id }, index) => [id, JSON.stringify(rules[index])]), hosts, callers, tails: tailsOf(hosts.map(([host]) => host)), facts: packFacts(sorted.map(toFacts)), access, filters: filtersOf(rules, hosts, access) }
}

/** A caller is no host of the service: only the browser must be allowed to see what it sends. */
function compileHost({ host, match, role = 'site' }: ServiceHost, service: number): readonly CompiledHost[] {
  return role === 'caller' ? [] : [[host, service, match === 'suffix' ? 1 : 0, hostRole[role]]]
}

function compileRules(service: Service): ServiceRules {
  const routes = (['visit', 'app'] as const).flatMap((signal) => service.routes[signal].map((route) => compileRoute(signal, route)))
  const requests = service.requests.map(compileRequest)
  return [
    routes.sort(byRank),
    requests.sort(byRank),
    (service.accountHints ?? []).map((hint) => [hint.pattern, hint.account] as const),
  ]
}

function byRank(a: readonly [unknown, unknown, unknown, number, ...unknown[]], b: readonly [unknown, unknown, unknown, number, ...unknown[]]): number {
  return b[3] - a[3]
}

function compileRoute(signal: 'app' | 'visit', route: ServiceRoute): CompiledRoute {
  const { pattern, name, conversation } = typeof route === 'string' ? { pattern: route, name: undefined, conversation: undefined } : route
  return [signal, name ?? '', pattern, rankOf(pattern), conversation === true ? 1 : 0]
}

function compileRequest(request: ServiceRequest): CompiledRequest {
  const websocket = request.type === 'websocket'
  return [
    request.signal, request.name ?? '', request.pattern, rankOf(request.pattern), request.method ?? (websocket ? 'GET' : 'POST'),
    websocket ? 1 : 0, request.reply === 'stream' ? 1 : 0, request.needsGesture === true ? 1 : 0,
  ]
}

function rankOf(text: string): number {
  const parsed = parsePattern(text)
  if (!parsed.ok) throw new Error(`unchecked pattern: ${parsed.fault}`)
  return specificity(parsed.pattern)
}
