import type { AccountType } from '#shared/taxonomy/schema.ts'
import type { PackedFacts } from './packed.ts'

// The compiled form: plain arrays, read by JSON.parse and nothing else. Rules and expressions are made when a service is
// first met, so that a cold start pays for none of them.

export const compiledVersion = 5

/** `[signal, rule name, pattern, rank, conversation 0|1]`; the name is empty where it is drawn from the pattern. */
export type CompiledRoute = readonly [signal: 'app' | 'visit', name: string, pattern: string, rank: number, conversation: 0 | 1]
/** `[signal, rule name, pattern, rank, method, websocket 0|1, stream only 0|1, needs gesture 0|1]` */
export type CompiledRequest = readonly [
  signal: 'use' | 'upload' | 'api', name: string, pattern: string, rank: number, method: string, websocket: 0 | 1, stream: 0 | 1, gesture: 0 | 1,
]
/** How a service is detected, the most telling rule first. */
export type ServiceRules = readonly [
  routes: readonly CompiledRoute[], requests: readonly CompiledRequest[], accounts: readonly (readonly [pattern: string, account: AccountType])[],
]
/** `[id, rules]`: the rules as JSON, since a start that meets ten services need not make objects of a thousand. */
export type CompiledService = readonly [id: string, rules: string]

/** The rules of a service; none where there is no such service. */
export function rulesOf(service: CompiledService | undefined): ServiceRules {
  return service === undefined ? [[], [], []] : (JSON.parse(service[1]) as ServiceRules)
}

/** `[host, service index, covers hosts below 0|1, role]` */
export type CompiledHost = readonly [host: string, service: number, suffix: 0 | 1, role: HostRole]
/** `[host, service index]`: the page of a suite that may ask for its AI elsewhere. */
export type CompiledCaller = readonly [host: string, service: number]

/** The host that names of a service's rules leave out: its first. */
export function mainHostOf(hosts: readonly CompiledHost[], service: number): string {
  return hosts.find(([, owner]) => owner === service)?.[0] ?? ''
}

export const hostRole = { site: 0, shared: 1, endpoint: 2 } as const
export type HostRole = (typeof hostRole)[keyof typeof hostRole]

export type CompiledCatalogue = {
  readonly version: typeof compiledVersion
  readonly services: readonly CompiledService[]
  readonly hosts: readonly CompiledHost[]
  readonly callers: readonly CompiledCaller[]
  /** The tails of all these hosts (address.ts), in order, each as the step from the one before: a start need not spell every host. */
  readonly tails: readonly number[]
  readonly facts: PackedFacts
  readonly access: HostAccess
  readonly filters: BrowserFilters
}

/** A filter of `webNavigation`: a host, or all below it, and text that the path or the query must contain. */
export type PageFilter = ({ readonly hostEquals: string } | { readonly hostSuffix: string }) & { readonly pathContains?: string; readonly queryContains?: string }

/** What a browser sifts by itself, so that nothing else wakes the background. */
export type BrowserFilters = {
  readonly pages: readonly PageFilter[]
  /** Match patterns for `webRequest`. */
  readonly requests: readonly string[]
}

/** The hosts a browser must be allowed to look at: nothing else is ever asked for. All sorted. */
export type HostAccess = {
  /** Match patterns for `host_permissions`: every host whose navigations or requests are looked at. */
  readonly permissions: readonly string[]
  /** Match patterns of hosts where the content script is always injected: pages that belong to a service. */
  readonly scripts: readonly string[]
  /** Hosts where only some pages are the service's: inject on an `app` signal, never by host. */
  readonly onDemand: readonly string[]
  /** Match patterns with `wss:` for the request filter of services that talk over sockets. */
  readonly sockets: readonly string[]
  /** Hosts of suites whose AI sends its requests elsewhere: allowed, so that these show; never scripted. Those that are nothing else. */
  readonly callers: readonly string[]
}
