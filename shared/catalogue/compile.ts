import type { AccountType } from '#shared/taxonomy/schema.ts'
import { parsePattern, patternName, specificity } from './pattern.ts'
import type { Service, ServiceHost, ServiceRequest, ServiceRoute } from './schema.ts'
import { toFacts } from './facts.ts'
import type { ServiceFacts } from './facts.ts'

// The compiled form: plain arrays, most telling rule first, read by JSON.parse and nothing else. Expressions are made
// when a service is first met, so that a cold start pays for none of them.

export const compiledVersion = 1

/** `[signal, rule id, pattern, rank, conversation 0|1]` */
export type CompiledRoute = readonly [signal: 'app' | 'visit', rule: string, pattern: string, rank: number, conversation: 0 | 1]
/** `[signal, rule id, pattern, rank, method, websocket 0|1, stream only 0|1, needs gesture 0|1]` */
export type CompiledRequest = readonly [
  signal: 'use' | 'upload' | 'api', rule: string, pattern: string, rank: number, method: string, websocket: 0 | 1, stream: 0 | 1, gesture: 0 | 1,
]
export type CompiledService = readonly [
  id: string, routes: readonly CompiledRoute[], requests: readonly CompiledRequest[], accounts: readonly (readonly [pattern: string, account: AccountType])[],
]
/** `[host, service index, covers hosts below 0|1, role]` */
export type CompiledHost = readonly [host: string, service: number, suffix: 0 | 1, role: HostRole]

export const hostRole = { site: 0, shared: 1, endpoint: 2 } as const
export type HostRole = (typeof hostRole)[keyof typeof hostRole]

export type CompiledCatalogue = {
  readonly version: typeof compiledVersion
  readonly services: readonly CompiledService[]
  readonly hosts: readonly CompiledHost[]
  readonly facts: readonly ServiceFacts[]
}

/** Turns checked services into the compiled form. Services come out sorted by id, so that the same data gives the same file. */
export function compileCatalogue(services: readonly Service[]): CompiledCatalogue {
  const sorted = [...services].sort((a, b) => (a.id < b.id ? -1 : 1))
  return {
    version: compiledVersion,
    services: sorted.map(compileService),
    hosts: sorted.flatMap((service, index) => service.hosts.map((host) => compileHost(host, index))),
    facts: sorted.map(toFacts),
  }
}

function compileHost(host: ServiceHost, service: number): CompiledHost {
  return [host.host, service, host.match === 'suffix' ? 1 : 0, hostRole[host.role ?? 'site']]
}

function compileService(service: Service): CompiledService {
  const routes = (['visit', 'app'] as const).flatMap((signal) =>
    service.routes[signal].map((route) => compileRoute(service, signal, route)))
  const requests = service.requests.map((request) => compileRequest(service, request))
  return [
    service.id,
    routes.sort(byRank),
    requests.sort(byRank),
    (service.accountHints ?? []).map((hint) => [hint.pattern, hint.account] as const),
  ]
}

function byRank(a: readonly [unknown, unknown, unknown, number, ...unknown[]], b: readonly [unknown, unknown, unknown, number, ...unknown[]]): number {
  return b[3] - a[3]
}

function compileRoute(service: Service, signal: 'app' | 'visit', route: ServiceRoute): CompiledRoute {
  const { pattern, name, conversation } = typeof route === 'string' ? { pattern: route, name: undefined, conversation: undefined } : route
  const [rule, rank] = ruleOf(service, signal, pattern, name)
  return [signal, rule, pattern, rank, conversation === true ? 1 : 0]
}

function compileRequest(service: Service, request: ServiceRequest): CompiledRequest {
  const [rule, rank] = ruleOf(service, request.signal, request.pattern, request.name)
  const websocket = request.type === 'websocket'
  return [
    request.signal, rule, request.pattern, rank, request.method ?? (websocket ? 'GET' : 'POST'),
    websocket ? 1 : 0, request.reply === 'stream' ? 1 : 0, request.needsGesture === true ? 1 : 0,
  ]
}

/** Rule id and rank of a pattern. The id is drawn from the pattern, or from its given name, so that its place in the list does not matter. */
function ruleOf(service: Service, signal: string, text: string, name: string | undefined): readonly [rule: string, rank: number] {
  const parsed = parsePattern(text)
  if (!parsed.ok) throw new Error(`unchecked pattern: ${parsed.fault}`)
  return [`${service.id}/${signal}/${name ?? patternName(parsed.pattern, service.hosts[0]?.host ?? '')}`, specificity(parsed.pattern)]
}
