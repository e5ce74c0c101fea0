import type { CompiledCatalogue } from '#shared/catalogue/index.ts'
import { hostRole, rulesOf } from '#shared/catalogue/compiled.ts'
import { parsePattern, type Pattern } from '#shared/catalogue/pattern.ts'
import { pathExpressions } from './barrierPath.ts'

// What keeps people out of a service before anything is sent: rules the browser itself applies, and keeps over restarts.
// They say what the matcher says (shared/catalogue/match.ts): the nearest host with a claim decides, then the pattern that
// spells out most. In rules: the more labels a host has, and the higher the rank, the higher the priority.

/** A rule of `declarativeNetRequest`, as far as it is used here. */
export type BarrierRule = {
  readonly id: number
  readonly priority: number
  readonly condition: {
    readonly urlFilter?: string
    readonly regexFilter?: string
    readonly requestDomains: string[]
    readonly excludedRequestDomains?: string[]
    readonly initiatorDomains?: string[]
    /** The page that asks and what it asks for are of the same registrable domain. */
    readonly domainType?: 'firstParty'
    readonly requestMethods?: string[]
    readonly resourceTypes: ResourceType[]
  }
  readonly action: { readonly type: 'redirect'; readonly redirect: { readonly extensionPath: string } } | { readonly type: 'block' | 'allow' }
}
type ResourceType = 'main_frame' | 'sub_frame' | 'xmlhttprequest' | 'ping' | 'websocket'
type Draft = Omit<BarrierRule, 'id'>
type Condition = BarrierRule['condition']
type Place = Pick<Condition, 'urlFilter' | 'regexFilter' | 'requestDomains' | 'excludedRequestDomains'>
type Claim = { readonly service: number; readonly suffix: boolean; readonly role: number }

/** Firefox takes no more dynamic rules; Chromium takes six times as many, and as many redirects. */
export const mostRules = 5000
/** Above every rank a pattern can have. */
const step = 10_000
const proxy = '.mcas.ms'
const anySocket = '|wss://'
/** What a page sends with; `sub_frame`: a form in a frame. */
const sending = ['xmlhttprequest', 'ping', 'sub_frame'] as const

/** Path of the page that stands in the way, inside the extension. */
export function stopPath(service: string): string {
  return `/stop.html?service=${service}`
}

/**
 * The rules that keep people out of `barred` services: pages lead to the stop page, requests are refused, also those of a page that
 * is still open or shown in a frame. On hosts that are the service's own everything, on shared hosts only what the catalogue spells out.
 * Requests to chat windows that other sites put into their pages (customer service) are left alone: those are theirs.
 *
 * @param barred ids of services
 * @returns rules numbered from 1, those for pages first; at most `mostRules`
 */
export function compileBarrier({ services, hosts, facts, access }: Pick<CompiledCatalogue, 'services' | 'hosts' | 'facts' | 'access'>, barred: ReadonlySet<string>): BarrierRule[] {
  if (barred.size === 0) return []
  const isBarred = (index: number) => barred.has(services[index]?.[0] ?? '')
  const claimsByHost = new Map<string, Claim[]>()
  const servicesByDomain = new Map<string, Set<number>>()
  const ownHosts = new Map<number, string[]>()
  for (const [host, service, suffix, role] of hosts) {
    const claim = { service, suffix: suffix === 1, role }
    claimsByHost.set(host, [...(claimsByHost.get(host) ?? []), claim])
    const domain = domainOf(host)
    servicesByDomain.set(domain, (servicesByDomain.get(domain) ?? new Set()).add(service))
    if (role === hostRole.site || role === hostRole.shared) ownHosts.set(service, [...(ownHosts.get(service) ?? []), host])
  }
  /** Pages of the service's own. Where all of them lie in one domain, which no other service has a part of, the browser is told so: then one rule can hold many services, and still none meets the page of another. */
  const initiatorsOf = (service: number, otherwise: string[]): Pick<Condition, 'initiatorDomains' | 'domainType'> => {
    const initiatorDomains = ownHosts.get(service) ?? otherwise
    const isAlone = servicesByDomain.get(domainOf(initiatorDomains[0] ?? ''))?.size === 1
    return isAlone && areOneBelowOther(initiatorDomains) ? { initiatorDomains, domainType: 'firstParty' } : { initiatorDomains }
  }
  const barredAbove = hosts.flatMap(([host, service, suffix]) => (suffix === 1 && isBarred(service) ? [`.${host}`] : []))
  const isBelowBarred = (host: string) => barredAbove.some((end) => host.endsWith(end))
  // Nothing holds where the browser gives no access: sockets are few.
  const sockets = new Set(access.sockets.map((pattern) => pattern.slice('wss://'.length, -2)))
  const pages: Draft[] = []
  const requests: Draft[] = []

  for (const [host, claims] of claimsByHost) {
    const base = host.split('.').length * step
    const owner = claims.find(({ role }) => role === hostRole.site || role === hostRole.endpoint)
    const isOwnerBarred = owner !== undefined && isBarred(owner.service)
    if (isOwnerBarred) {
      const id = services[owner.service]?.[0] ?? ''
      const isElsewhere = facts.category[owner.service] === 'customer_service'
      // A page elsewhere may talk to hosts of the service for its own ends; to a model it may not.
      const initiators = owner.role === hostRole.site ? initiatorsOf(owner.service, [host]) : {}
      const refuse = (place: Place, ...resourceTypes: ResourceType[]) =>
        void requests.push({ priority: base, condition: { ...place, ...initiators, resourceTypes }, action: { type: 'block' } })
      for (const place of placesOf(host, owner.suffix, true)) pages.push({ priority: base, condition: { ...place, resourceTypes: ['main_frame'] }, action: redirectTo(id) })
      // Behind the proxy a page has another name than the one that sends: of its own requests such a rule would meet none.
      if (!isElsewhere) for (const place of placesOf(host, owner.suffix, owner.role !== hostRole.site)) refuse(place, ...sending)
      if (!isElsewhere && sockets.has(owner.suffix ? `*.${host}` : host)) for (const place of placesOf(host, owner.suffix, false, 'wss')) refuse(place, 'websocket')
    } else if (isBelowBarred(host)) {
      for (const scheme of ['https', 'wss'] as const) {
        for (const place of placesOf(host, claims.some(({ suffix }) => suffix), true, scheme)) {
          const resourceTypes: Condition['resourceTypes'] = scheme === 'wss' ? ['websocket'] : ['main_frame', ...sending]
          pages.push({ priority: base, condition: { ...place, resourceTypes }, action: { type: 'allow' } })
        }
      }
    }
    if (!claims.some(({ service }) => isBarred(service)) || (claims.length === 1 && isOwnerBarred)) continue
    for (const { service, role } of claims) {
      const out = isBarred(service)
      if (out && role !== hostRole.shared) continue
      const id = services[service]?.[0] ?? ''
      const [routes, calls] = rulesOf(services[service])
      for (const [signal, , text, rank] of routes) {
        if (out && signal === 'visit') continue
        for (const place of patternPlaces(text, host, role === hostRole.site, 'page')) {
          pages.push({ priority: base + 1 + rank, condition: { ...place, resourceTypes: ['main_frame'] }, action: out ? redirectTo(id) : { type: 'allow' } })
        }
      }
      for (const [, , text, rank, method, websocket] of calls) {
        for (const place of patternPlaces(text, host, role !== hostRole.shared, websocket === 1 ? 'socket' : 'request')) {
          const condition: Condition = websocket === 1
            ? { ...place, resourceTypes: ['websocket'] }
            : { ...place, requestMethods: [method.toLowerCase()], resourceTypes: ['xmlhttprequest'] }
          requests.push({ priority: base + 1 + rank, condition, action: { type: out ? 'block' : 'allow' } })
        }
      }
    }
  }
  return [...joined(pages), ...joined(requests)].slice(0, mostRules).map((rule, index) => ({ id: index + 1, ...rule }))
}

/** Rules that differ only in whole hosts are one, and in pages that ask where these meet their own hosts alone. */
function joined(rules: readonly Draft[]): Draft[] {
  const together = Map.groupBy(rules, ({ priority, action, condition: { requestDomains, initiatorDomains, ...rest } }) => {
    const isWhole = rest.regexFilter === undefined && (rest.urlFilter === undefined || rest.urlFilter === anySocket)
    return JSON.stringify([priority, action, rest, isWhole || requestDomains, (isWhole && rest.domainType !== undefined) || initiatorDomains])
  })
  return [...together.values()].map((alike) => {
    const { condition, ...rule } = alike[0] as Draft
    const all = (key: 'requestDomains' | 'initiatorDomains') => [...new Set(alike.flatMap((each) => each.condition[key] ?? []))]
    return { ...rule, condition: { ...condition, requestDomains: all('requestDomains'), ...(condition.initiatorDomains === undefined ? {} : { initiatorDomains: all('initiatorDomains') }) } }
  })
}

function redirectTo(service: string): BarrierRule['action'] {
  return { type: 'redirect', redirect: { extensionPath: stopPath(service) } }
}

/** The last two labels: hosts of one registrable domain have the same, maybe others too. */
function domainOf(host: string): string {
  return host.slice(host.lastIndexOf('.', host.lastIndexOf('.') - 1) + 1)
}

/** True where one of the hosts has all others below it, so that they are of one registrable domain whatever that is. */
function areOneBelowOther(hosts: readonly string[]): boolean {
  const top = hosts.reduce((shortest, host) => (host.length < shortest.length ? host : shortest))
  return hosts.every((host) => host === top || host.endsWith(`.${top}`))
}

/** A whole host: with all below it where those belong to it, else exactly it, also under `www.`; behind the proxy too. */
function placesOf(host: string, suffix: boolean, proxied: boolean, scheme: 'https' | 'wss' = 'https'): Place[] {
  const behind = proxied && scheme === 'https'
  if (suffix) return [{ requestDomains: behind ? [host, host + proxy] : [host], ...(scheme === 'wss' ? { urlFilter: anySocket } : {}) }]
  const names = [host, ...(host.split('.').length === 2 ? [`www.${host}`] : [])]
  // Anchored, or a host below it that is another's would be meant as well. What may come after the name, the domains say.
  return names.map((name) => (behind ? { urlFilter: `|${scheme}://${name}`, requestDomains: [name, name + proxy] } : { urlFilter: `|${scheme}://${name}^`, requestDomains: [name] }))
}

/** Where a pattern of the catalogue applies on a host; nothing where it names another. `own`: patterns without a host count. */
function patternPlaces(text: string, host: string, own: boolean, kind: 'page' | 'request' | 'socket'): Place[] {
  const parsed = parsePattern(text)
  if (!parsed.ok) throw new Error(`compiled catalogue holds a broken pattern: ${parsed.fault}`)
  const { pattern } = parsed
  if (pattern.host === null ? !own : pattern.host !== host && !pattern.host.endsWith(`.${host}`)) return []
  const named: Pattern = { ...pattern, host: pattern.host ?? host }
  const domain = named.host ?? host
  const excluded = named.below ? { excludedRequestDomains: [`www.${domain}`] } : {}
  const [scheme, proxied] = [kind === 'socket' ? 'wss' : 'https', kind === 'page']
  return pathExpressions(named, proxied).map((path) => ({
    regexFilter: `^${scheme}://${named.below ? '[^/]+\\.' : domain.split('.').length === 2 ? '(?:www\\.)?' : ''}${escapeHost(domain)}${proxied ? '(?:\\.mcas\\.ms)?' : ''}${path}`,
    requestDomains: proxied ? [domain, domain + proxy] : [domain],
    ...excluded,
  }))
}

function escapeHost(host: string): string {
  return host.replaceAll('.', '\\.')
}

/** Above all rules of the barrier. */
const passing = 1_000_000

/** A rule of one browser session that lets through; `tabIds` -1: what belongs to no tab. */
export type PassRule = Omit<BarrierRule, 'condition'> & { readonly condition: Condition & { readonly tabIds: number[] } }

/**
 * Rules of one browser session that let single tabs through to a service: to its own hosts and the shared ones it is found on.
 * What a page's service worker sends belongs to no tab: as long as a tab passes, so do requests that would be refused for the sake
 * of this service, and no others on the same hosts; pages stay where they are kept.
 */
export function passRules(catalogue: Parameters<typeof compileBarrier>[0], barred: ReadonlySet<string>, through: readonly { readonly tab: number; readonly service: string }[]): PassRule[] {
  const { services, hosts } = catalogue
  const passed = through.filter(({ service }) => barred.has(service))
  const inTabs = passed.map(({ tab, service }): Omit<PassRule, 'id'> => {
    const names = hosts.filter(([, owner]) => services[owner]?.[0] === service).map(([host]) => host)
    const requestDomains = names.flatMap((name) => [name, name + proxy])
    return { priority: passing, condition: { requestDomains, tabIds: [tab], resourceTypes: ['main_frame', ...sending, 'websocket'] }, action: { type: 'allow' } }
  })
  const refused = compileBarrier(catalogue, new Set(passed.map(({ service }) => service))).filter(({ action }) => action.type === 'block')
  // Of the same priority as what they lift, over which they win: what is refused for the sake of others stays above.
  const outside = refused.map(({ priority, condition }): Omit<PassRule, 'id'> => ({ priority, condition: { ...condition, tabIds: [-1] }, action: { type: 'allow' } }))
  return [...inTabs, ...outside].map((rule, index) => ({ id: index + 1, ...rule }))
}

/**
 * Match patterns of the pages that are barred, for the listener they wait for at the start of the browser: hosts of the
 * service's own, and on shared hosts what its working surfaces spell out, so that nothing else there waits.
 */
export function gatePatterns({ services, hosts }: Pick<CompiledCatalogue, 'services' | 'hosts'>, barred: ReadonlySet<string>): string[] {
  const patterns = new Set<string>()
  for (const [host, index, suffix, role] of hosts) {
    const id = services[index]?.[0] ?? ''
    if (!barred.has(id)) continue
    if (role === hostRole.site) for (const name of suffix === 1 ? [`*.${host}`] : host.split('.').length === 2 ? [host, `www.${host}`] : [host]) patterns.add(`https://${name}/*`)
    if (role !== hostRole.shared) continue
    const [routes] = rulesOf(services[index])
    for (const [signal, , text] of routes) {
      const parsed = parsePattern(text)
      if (signal !== 'app' || !parsed.ok || parsed.pattern.host === null || !(parsed.pattern.host === host || parsed.pattern.host.endsWith(`.${host}`))) continue
      const spelled = parsed.pattern.segments.filter((segment) => !segment.includes('*')).reduce((most, segment) => (segment.length > most.length ? segment : most), '')
      if (spelled !== '') patterns.add(`https://${parsed.pattern.below ? '*.' : ''}${parsed.pattern.host}/*${spelled}*`)
    }
  }
  return [...patterns].sort()
}
