import type { AccountType } from '#shared/taxonomy/schema.ts'
import { hostOf, pathOf, queryOf } from './address.ts'
import { hostRole } from './compiled.ts'
import type { CompiledCatalogue, CompiledRequest, CompiledRoute, CompiledService, HostRole } from './compiled.ts'
import { isStream, looksLikeGeneration, looksLikeVisit } from './generic.ts'
import { coversHost, coversQuery, literalPrefix, parsePattern, pathExpression } from './pattern.ts'
import type { Pattern } from './pattern.ts'

/** What the browser saw. Nothing of it is kept: only the sighting leaves the matcher. */
export type Observation = {
  readonly url: string
  /** Absent: a socket address is a websocket, a method other than GET or a reply type is a request, else a navigation. */
  readonly type?: 'navigation' | 'xmlhttprequest' | 'websocket' | undefined
  readonly method?: string | undefined
  /** Address or origin of the page that sent the request. */
  readonly initiator?: string | undefined
  /** Content type of the reply, once known. */
  readonly responseType?: string | undefined
}

export type SignalKind = 'visit' | 'app' | 'use' | 'upload' | 'api'

export type Sighting = {
  readonly service: string
  readonly signal: SignalKind
  readonly rule: string
  /** The page of one conversation: moving there after a send confirms a use. */
  readonly conversation?: true
  /** Only a use together with a send gesture. */
  readonly needsGesture?: true
  /** Account type the address gives away (a tenant's host, a workspace path). */
  readonly account?: AccountType
  /** Host of the web page that called a model API; only with `api`, only from web pages. */
  readonly initiator?: string
}

export type Matcher = {
  /** The signal of one observation, or null. Takes anything, throws on nothing. */
  readonly match: (observation: Observation) => Sighting | null
}

type Rule = { readonly pattern: Pattern; readonly path: RegExp; readonly rank: number; readonly sighting: Sighting }
type RouteRule = Rule & { readonly literal: number }
type RequestRule = Rule & { readonly method: string; readonly websocket: boolean; readonly stream: boolean }
type Rules = {
  readonly routes: readonly RouteRule[]
  readonly requests: readonly RequestRule[]
  readonly accounts: readonly (Pick<Rule, 'pattern' | 'path'> & { readonly account: AccountType })[]
  readonly visitHost: Sighting
  readonly visitGeneric: Sighting
  readonly useGeneric: Sighting
  readonly apiGeneric: Sighting
}
type Claim = { readonly service: number; readonly suffix: boolean; readonly role: HostRole }

/** Builds the matcher. Costs one map of the hosts; a service's expressions are made when it is first met. */
export function createMatcher(catalogue: CompiledCatalogue): Matcher {
  const claimsByHost = new Map<string, Claim[]>()
  for (const [host, service, suffix, role] of catalogue.hosts) {
    const claim = { service, suffix: suffix === 1, role }
    const claims = claimsByHost.get(host)
    if (claims === undefined) claimsByHost.set(host, [claim])
    else claims.push(claim)
  }
  const rulesByService: (Rules | undefined)[] = []

  function rulesOf(index: number): Rules {
    return rulesByService[index] ??= readRules(catalogue.services[index] as CompiledService)
  }

  /** Walks from the host to its parents, label by label; the nearest host with a claim that holds decides. */
  function claimsOn(host: string): readonly Claim[] | null {
    const exact = claimsByHost.get(host)
    if (exact !== undefined) return exact
    for (let dot = host.indexOf('.'); dot > 0; dot = host.indexOf('.', dot + 1)) {
      const claims = claimsByHost.get(host.slice(dot + 1))
      if (claims === undefined) continue
      const below = claims.filter((claim) => claim.suffix)
      if (below.length > 0) return below
    }
    return null
  }

  function matchNavigation(claims: readonly Claim[], host: string, path: string, query: string): Sighting | null {
    let best: RouteRule | null = null
    let owner: Rules | null = null
    let bestOwner: Rules | null = null
    for (const claim of claims) {
      const rules = rulesOf(claim.service)
      if (claim.role !== hostRole.shared) owner = rules
      const own = claim.role === hostRole.site
      for (const rule of rules.routes) {
        if (best !== null && rule.rank <= best.rank) break
        if (!coversHost(rule.pattern, host, own) || !rule.path.test(path) || !coversQuery(rule.pattern, query)) continue
        best = rule
        bestOwner = rules
        break
      }
    }
    if (best === null || bestOwner === null) return owner === null ? null : owner.visitHost
    if (best.sighting.signal === 'app' && best.pattern.segments.length > best.literal && looksLikeVisit(path, best.literal)) return bestOwner.visitGeneric
    return withAccount(best.sighting, bestOwner, host, path, query)
  }

  function matchRequest(claims: readonly Claim[], host: string, path: string, query: string, websocket: boolean, observation: Observation): Sighting | null {
    const method = text(observation.method)?.toUpperCase()
    if (!websocket && (method === 'OPTIONS' || method === 'HEAD')) return null
    const reply = text(observation.responseType)
    let best: RequestRule | null = null
    let bestOwner: Rules | null = null
    for (const claim of claims) {
      const rules = rulesOf(claim.service)
      const own = claim.role !== hostRole.shared
      for (const rule of rules.requests) {
        if (best !== null && rule.rank <= best.rank) break
        if (rule.websocket !== websocket) continue
        if (!websocket && method !== undefined && method !== rule.method) continue
        if (rule.stream && reply !== undefined && !isStream(reply)) continue
        if (!coversHost(rule.pattern, host, own) || !rule.path.test(path) || !coversQuery(rule.pattern, query)) continue
        best = rule
        bestOwner = rules
        break
      }
    }
    if (best !== null && bestOwner !== null) return finish(withAccount(best.sighting, bestOwner, host, path, query), text(observation.initiator))
    if (websocket || method !== 'POST' || reply === undefined || !isStream(reply) || !looksLikeGeneration(path)) return null
    const claim = claims.find((candidate) => candidate.role !== hostRole.shared)
    if (claim === undefined) return null
    const rules = rulesOf(claim.service)
    return claim.role === hostRole.endpoint ? finish(rules.apiGeneric, text(observation.initiator)) : rules.useGeneric
  }

  /** A model API called from the service's own pages (its playground) is a use; from another page it is a direct call. */
  function finish(sighting: Sighting, initiator: string | undefined): Sighting {
    if (sighting.signal !== 'api' || initiator === undefined) return sighting
    if (!/^https?:\/\//i.test(initiator)) return sighting
    const page = hostOf(initiator)?.host
    if (page === undefined) return sighting
    const ownPage = claimsOn(page)?.some((claim) => catalogue.services[claim.service]?.[0] === sighting.service) ?? false
    return ownPage ? { ...sighting, signal: 'use' } : { ...sighting, initiator: page }
  }

  function match(observation: Observation): Sighting | null {
    // Callers outside TypeScript may hand over anything; what is not an observation is not a sighting.
    if (typeof observation?.url !== 'string') return null
    const { url } = observation
    const slice = hostOf(url)
    if (slice === null) return null
    const claims = claimsOn(slice.host)
    if (claims === null) return null
    const path = pathOf(url, slice.end)
    const query = queryOf(url, slice.end)
    const type = typeOf(observation, slice.socket)
    return type === 'navigation'
      ? matchNavigation(claims, slice.host, path, query)
      : matchRequest(claims, slice.host, path, query, type === 'websocket', observation)
  }

  return { match }
}

function typeOf(observation: Observation, socket: boolean): 'navigation' | 'xmlhttprequest' | 'websocket' {
  if (socket) return 'websocket'
  if (observation.type !== undefined) return observation.type
  const method = text(observation.method)
  const responseType = text(observation.responseType)
  if (method !== undefined && method.toUpperCase() !== 'GET') return 'xmlhttprequest'
  return responseType === undefined || responseType.startsWith('text/html') ? 'navigation' : 'xmlhttprequest'
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function withAccount(sighting: Sighting, rules: Rules, host: string, path: string, query: string): Sighting {
  for (const hint of rules.accounts) {
    if (coversHost(hint.pattern, host, true) && hint.path.test(path) && coversQuery(hint.pattern, query)) return { ...sighting, account: hint.account }
  }
  return sighting
}

function readRules([id, routes, requests, accounts]: CompiledService): Rules {
  return {
    routes: routes.map((route) => readRoute(id, route)),
    requests: requests.map((request) => readRequest(id, request)),
    accounts: accounts.map(([text, account]) => ({ ...readPattern(text), account })),
    visitHost: { service: id, signal: 'visit', rule: `${id}/visit/host` },
    visitGeneric: { service: id, signal: 'visit', rule: `${id}/visit/generic` },
    useGeneric: { service: id, signal: 'use', rule: `${id}/use/generic` },
    apiGeneric: { service: id, signal: 'api', rule: `${id}/api/generic` },
  }
}

function readRoute(service: string, [signal, rule, text, rank, conversation]: CompiledRoute): RouteRule {
  const { pattern, path } = readPattern(text)
  return { pattern, path, rank, literal: literalPrefix(pattern), sighting: { service, signal, rule, ...(conversation === 1 ? { conversation: true } : {}) } }
}

function readRequest(service: string, [signal, rule, text, rank, method, websocket, stream, gesture]: CompiledRequest): RequestRule {
  const sighting: Sighting = { service, signal, rule, ...(gesture === 1 ? { needsGesture: true } : {}) }
  return { ...readPattern(text), rank, method, websocket: websocket === 1, stream: stream === 1, sighting }
}

function readPattern(text: string): Pick<Rule, 'pattern' | 'path'> {
  const parsed = parsePattern(text)
  if (!parsed.ok) throw new Error(`compiled catalogue holds a broken pattern: ${parsed.fault}`)
  return { pattern: parsed.pattern, path: pathExpression(parsed.pattern) }
}
