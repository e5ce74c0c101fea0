import type { AccountType } from '#shared/taxonomy/schema.ts'
import { emptyScan, hostOf, pageHost, pathOf, queryOf, scanHost, scannedHost, segmentKey, tailCount } from './address.ts'
import { hostRole, mainHostOf, rulesOf } from './compiled.ts'
import type { CompiledCatalogue, CompiledHost, CompiledRequest, CompiledRoute, CompiledService, HostRole } from './compiled.ts'
import { isStream, looksLikeGeneration, looksLikeVisit } from './generic.ts'
import { coversHost, coversPath, coversQuery, literalPrefix, parsePattern, pathForm, patternName } from './pattern.ts'
import type { PathForm, Pattern } from './pattern.ts'

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
  /** Told by a streaming reply and the look of the path alone: no rule of the service's own names it. */
  readonly generic?: true
  /** Account type the address gives away (a tenant's host, a workspace path). */
  readonly account?: AccountType
  /** Host of the web page that called a model API; only with `api`, only from web pages. */
  readonly initiator?: string
}

export type Matcher = {
  /** The signal of one observation, or null. Takes anything, throws on nothing. */
  readonly match: (observation: Observation) => Sighting | null
  /** True where the catalogue says something about the host of an address, if only that it is shared with other things. */
  readonly knows: (address: string) => boolean
}

/** `asks`: there are conditions on the query. */
type Place = PathForm & { readonly pattern: Pattern; readonly asks: boolean }
type Rule = Place & { readonly rank: number; readonly sighting: Sighting }
/** `otherwise`: what an app route with open segments, after `literal` spelled out ones, is where these name a log-in, a price list and the like. */
type RouteRule = Rule & { readonly literal: number; readonly otherwise: Sighting | null }
type RequestRule = Rule & { readonly method: string; readonly websocket: boolean; readonly stream: boolean }
type Hint = Place & { readonly account: AccountType }
type Rules = {
  readonly routes: readonly RouteRule[]
  readonly requests: readonly RequestRule[]
  readonly hints: readonly Hint[]
  readonly visitHost: Sighting
  readonly useGeneric: Sighting
  readonly apiGeneric: Sighting
}
/** All that can be seen on one host, the most telling rule first. */
type Plan = {
  /** The host as the address spells it: what is kept under one number may be another's. */
  readonly host: string
  /** False: no service has a claim on the host, and nothing is seen there. */
  readonly isClaimed: boolean
  readonly routes: readonly RouteRule[]
  /** For each route the key of its path's first segment; `anyKey` where that is open. */
  readonly keys: readonly number[]
  readonly requests: readonly RequestRule[]
  readonly hints: readonly (Hint & { readonly service: string })[]
  /** Seen on any page where no route fits; null on hosts shared with other things. */
  readonly otherPage: Sighting | null
  /** Seen on a streaming reply from a path that looks like generation. */
  readonly otherRequest: Sighting | null
}

/** In place of a segment's key: any segment. */
const anyKey = -1
/** Hosts whose plan (or lack of one) is kept: more than anybody meets, few enough when somebody makes them up. */
const mostPlans = 5000

/** Builds the matcher. Costs one map of the hosts; a service's rules are read when it is first met. */
export function createMatcher({ hosts, services, tails }: Pick<CompiledCatalogue, 'hosts' | 'services' | 'tails'>): Matcher {
  const claimsByHost = new Map<string, CompiledHost[]>()
  for (const claim of hosts) {
    const host = claim[0]
    const claims = claimsByHost.get(host)
    if (claims === undefined) claimsByHost.set(host, [claim])
    else claims.push(claim)
  }
  // One look at a number drawn from the last two labels spares most hosts everything else; few are let through by chance.
  const isTail = new Uint8Array(tailCount)
  let tail = 0
  for (const step of tails) isTail[(tail += step)] = 1
  const rulesByService: (Rules | undefined)[] = []
  const planByHash = new Map<number, Plan>()
  const scan = emptyScan()

  /** Walks from the host to its parents, label by label; the nearest host with a claim that holds decides. */
  function claimsOn(host: string): readonly CompiledHost[] | null {
    const exact = claimsByHost.get(host)
    if (exact !== undefined) return exact
    for (let dot = host.indexOf('.'); dot > 0; dot = host.indexOf('.', dot + 1)) {
      const claims = claimsByHost.get(host.slice(dot + 1))
      if (claims === undefined) continue
      const below = claims.filter(([, , suffix]) => suffix === 1)
      if (below.length > 0) return below
    }
    return null
  }

  /** The plan of the scanned host. A host met before is known again by its number, then compared in place, so that nothing is cut out or hashed. */
  function planAt(url: string): Plan {
    const met = planByHash.get(scan.hash)
    if (met !== undefined && met.host.length === scan.stop - scan.start && url.startsWith(met.host, scan.start)) return met
    const host = scannedHost(url, scan)
    const claims = (claimsOn(host) ?? []).map(([, service, , role]) => ({ role, rules: rulesByService[service] ??= readRules(services[service] as CompiledService, mainHostOf(hosts, service)) }))
    // Put together anew, letter by letter: a mere slice would keep the whole address in memory.
    const plan = drawPlan(url.slice(scan.start, scan.stop).split('').join(''), host, claims)
    if (planByHash.size >= mostPlans) planByHash.clear()
    planByHash.set(scan.hash, plan)
    return plan
  }

  function matchNavigation({ routes, keys, otherPage }: Plan, url: string, path: string): Sighting | null {
    const key = segmentKey(path, 1)
    for (let index = 0; index < keys.length; index++) {
      if (keys[index] !== key && keys[index] !== anyKey) continue
      const rule = routes[index] as RouteRule
      if (!coversPath(rule, path) || (rule.asks && !coversQuery(rule.pattern, queryOf(url, scan.end)))) continue
      return rule.otherwise !== null && looksLikeVisit(path, rule.literal) ? rule.otherwise : rule.sighting
    }
    return otherPage
  }

  function matchRequest(plan: Plan, url: string, path: string, websocket: boolean, observation: Observation): Sighting | null {
    const method = text(observation.method)?.toUpperCase()
    const reply = text(observation.responseType)
    for (const rule of plan.requests) {
      if (rule.websocket !== websocket || (!websocket && method !== undefined && method !== rule.method)) continue
      if (rule.stream && reply !== undefined && !isStream(reply)) continue
      if (coversPath(rule, path) && (!rule.asks || coversQuery(rule.pattern, queryOf(url, scan.end)))) return rule.sighting
    }
    if (websocket || method !== 'POST' || reply === undefined || !isStream(reply) || !looksLikeGeneration(path)) return null
    return plan.otherRequest
  }

  /** A model API called from the service's own pages (its playground) is a use; from another page it is a direct call. */
  function withCaller(sighting: Sighting, initiator: string | undefined): Sighting {
    const page = pageHost(initiator)
    if (page === null) return sighting
    const own = claimsOn(page)?.some(([, service]) => services[service]?.[0] === sighting.service) ?? false
    return own ? { ...sighting, signal: 'use' } : { ...sighting, initiator: page }
  }

  function match(observation: Observation): Sighting | null {
    // Callers outside TypeScript may hand over anything; what is not an observation is not a sighting.
    if (typeof observation?.url !== 'string') return null
    const { url } = observation
    if (!scanHost(url, scan) || isTail[scan.tail] === 0) return null
    const plan = planAt(url)
    if (!plan.isClaimed) return null
    const path = pathOf(url, scan.end)
    const type = typeOf(observation, scan.socket)
    const sighting = type === 'navigation' ? matchNavigation(plan, url, path) : matchRequest(plan, url, path, type === 'websocket', observation)
    if (sighting === null) return null
    if (sighting.signal === 'api') return withCaller(sighting, text(observation.initiator))
    return plan.hints.length === 0 ? sighting : withAccount(sighting, plan.hints, url, path, scan.end)
  }

  function knows(address: string): boolean {
    const slice = hostOf(address)
    return slice !== null && claimsOn(slice.host) !== null
  }

  return { match, knows }
}

function drawPlan(spelled: string, host: string, claims: readonly { readonly role: HostRole; readonly rules: Rules }[]): Plan {
  const byRank = (a: Rule, b: Rule): number => b.rank - a.rank
  const owner = claims.find(({ role }) => role !== hostRole.shared)
  const routes = claims.flatMap(({ role, rules }) => rules.routes.filter(({ pattern }) => coversHost(pattern, host, role === hostRole.site))).sort(byRank)
  return {
    host: spelled,
    isClaimed: claims.length > 0,
    routes,
    keys: routes.map(keyOf),
    requests: claims.flatMap(({ role, rules }) => rules.requests.filter(({ pattern }) => coversHost(pattern, host, role !== hostRole.shared))).sort(byRank),
    hints: claims.flatMap(({ rules }) => rules.hints.filter(({ pattern }) => coversHost(pattern, host, true)).map((hint) => ({ ...hint, service: rules.visitHost.service }))),
    otherPage: owner?.rules.visitHost ?? null,
    otherRequest: owner === undefined ? null : owner.role === hostRole.endpoint ? owner.rules.apiGeneric : owner.rules.useGeneric,
  }
}

/** The key of the first segment a route spells out; that of no segment for the root page. */
function keyOf({ pattern: { segments }, literal }: RouteRule): number {
  return literal === 0 && segments.length > 0 ? anyKey : segmentKey((segments[0] ?? '').toLowerCase(), 0)
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

function withAccount(sighting: Sighting, hints: Plan['hints'], url: string, path: string, from: number): Sighting {
  const hint = hints.find((candidate) =>
    candidate.service === sighting.service && coversPath(candidate, path) && (!candidate.asks || coversQuery(candidate.pattern, queryOf(url, from))))
  return hint === undefined ? sighting : { ...sighting, account: hint.account }
}

function readRules(service: CompiledService, mainHost: string): Rules {
  const [id] = service
  const [routes, requests, accounts] = rulesOf(service)
  return {
    routes: routes.map((route) => readRoute(id, mainHost, route)),
    requests: requests.map((request) => readRequest(id, mainHost, request)),
    hints: accounts.map(([text, account]) => ({ ...readPattern(text), account })),
    visitHost: { service: id, signal: 'visit', rule: `${id}/visit/host` },
    useGeneric: { service: id, signal: 'use', rule: `${id}/use/generic`, generic: true },
    apiGeneric: { service: id, signal: 'api', rule: `${id}/api/generic`, generic: true },
  }
}

function readRoute(service: string, mainHost: string, [signal, name, text, rank, conversation]: CompiledRoute): RouteRule {
  const read = readPattern(text)
  const rule = ruleId(service, signal, name, read.pattern, mainHost)
  const literal = literalPrefix(read.pattern)
  const open = signal === 'app' && read.pattern.segments.length > literal
  const otherwise: Sighting | null = open ? { service, signal: 'visit', rule: `${service}/visit/generic` } : null
  return { ...read, rank, literal, otherwise, sighting: { service, signal, rule, ...(conversation === 1 ? { conversation: true } : {}) } }
}

function readRequest(service: string, mainHost: string, [signal, name, text, rank, method, websocket, stream, gesture]: CompiledRequest): RequestRule {
  const read = readPattern(text)
  const sighting: Sighting = { service, signal, rule: ruleId(service, signal, name, read.pattern, mainHost), ...(gesture === 1 ? { needsGesture: true } : {}) }
  return { ...read, rank, method, websocket: websocket === 1, stream: stream === 1, sighting }
}

/** Id of a rule: drawn from the pattern, or from the name it was given, so that its place in the list does not matter. */
export function ruleId(service: string, signal: SignalKind, name: string, pattern: Pattern, mainHost: string): string {
  return `${service}/${signal}/${name === '' ? patternName(pattern, mainHost) : name}`
}

function readPattern(text: string): Place {
  const parsed = parsePattern(text)
  if (!parsed.ok) throw new Error(`compiled catalogue holds a broken pattern: ${parsed.fault}`)
  return { ...pathForm(parsed.pattern), pattern: parsed.pattern, asks: parsed.pattern.query.length > 0 }
}
