import * as z from 'zod/mini'
import { compileCatalogue } from './compile.ts'
import { hostRole, mainHostOf, rulesOf } from './compiled.ts'
import type { CompiledCatalogue } from './compiled.ts'
import { isCollateral, sharedInfrastructure } from './infrastructure.ts'
import { createMatcher, ruleId, type SignalKind } from './match.ts'
import { coversHost, examplePath, parsePattern } from './pattern.ts'
import type { Pattern } from './pattern.ts'
import { catalogueFileSchema } from './schema.ts'
import type { Service, ServiceHost } from './schema.ts'

/** One data file: its name and what JSON.parse made of it. */
export type CatalogueFile = { readonly file: string; readonly content: unknown }
/** What is wrong, where, and what to do. */
export type CatalogueProblem = { readonly file: string; readonly service: string; readonly field: string; readonly fault: string }
export type CheckedCatalogue = { readonly services: readonly Service[]; readonly problems: readonly CatalogueProblem[] }

// zod/mini says no more than "Invalid input" unless it is given its sentences.
const { localeError } = z.locales.en()

/** Checks every file against the schema, then all services against each other. Services of a file with faults are left out. */
export function checkCatalogue(files: readonly CatalogueFile[]): CheckedCatalogue {
  const problems: CatalogueProblem[] = []
  const fileOf = new Map<Service, string>()
  for (const { file, content } of files) {
    const parsed = catalogueFileSchema.safeParse(content, { error: localeError })
    if (parsed.success) for (const service of parsed.data) fileOf.set(service, file)
    else for (const issue of parsed.error.issues) problems.push(schemaProblem(file, content, issue))
  }
  const services = [...fileOf.keys()]
  const report = (service: Service, field: string, fault: string): void => {
    problems.push({ file: fileOf.get(service) ?? '', service: service.id, field, fault })
  }
  const unique = checkIds(services, report)
  for (const service of unique) checkService(service, report)
  checkHosts(unique, report)
  if (problems.length === 0) checkReach(unique, report)
  return { services: unique, problems }
}

type Report = (service: Service, field: string, fault: string) => void

function schemaProblem(file: string, content: unknown, issue: z.core.$ZodIssue): CatalogueProblem {
  const [index, ...field] = issue.path
  const entry = Array.isArray(content) && typeof index === 'number' ? (content[index] as { id?: unknown } | null) : null
  const service = typeof entry?.id === 'string' ? entry.id : `entry ${String(index ?? '')}`
  return { file, service, field: field.map(String).join('.'), fault: sentenceOf(issue) }
}

/** Of a route that is neither text nor object, the fault of the form it comes closest to. */
function sentenceOf(issue: z.core.$ZodIssue): string {
  if (issue.code !== 'invalid_union') return issue.message
  const closest = issue.errors.flat().find(({ code }) => code !== 'invalid_type')
  return closest === undefined ? issue.message : closest.message
}

function checkIds(services: readonly Service[], report: Report): Service[] {
  const seen = new Set<string>()
  return services.filter((service) => {
    const fresh = !seen.has(service.id)
    if (!fresh) report(service, 'id', 'this id is taken by another service; ids are for ever, choose a new one')
    seen.add(service.id)
    return fresh
  })
}

function checkService(service: Service, report: Report): void {
  const { routes, requests } = service
  if (routes.app.length + requests.length === 0) report(service, 'routes', 'no app route and no request: only visits could ever be seen; add one')
  if (service.category === 'embedded_saas_feature' && service.embeddedIn === undefined) report(service, 'embeddedIn', 'name the suite this is a feature of')
  if (service.embeddedIn !== undefined && service.hosts.some((host) => (host.role ?? 'site') === 'site')) {
    report(service, 'hosts', 'AI inside a suite is never known by its host; give the host the role "shared" or "endpoint"')
  }
  for (const [field, pattern] of patternsOf(service)) {
    if (pattern.host !== null && !service.hosts.some((host) => host.role !== 'caller' && holds(host, pattern))) {
      report(service, field, `the pattern names ${pattern.host}, which no host of the service covers; add it to hosts`)
    }
    if (pattern.host === null && service.hosts.every(({ role }) => role === 'shared' || role === 'caller')) {
      report(service, field, 'every host is shared, so the pattern must name the host it is for')
    }
  }
  for (const { pattern, type } of requests) {
    if (type !== 'websocket' && pattern.endsWith('**')) report(service, 'requests', `"${pattern}" covers background traffic too; name the endpoint (streaming replies on generation paths are seen without a rule)`)
  }
  for (const host of service.hosts) {
    if (host.role === 'caller') {
      checkCaller(service, host, report)
      continue
    }
    if (host.role === 'shared' && !patternsOf(service).some(([, pattern]) => pattern.host !== null && holds(host, pattern))) {
      report(service, 'hosts', `no pattern names the shared host ${host.host}, so it does nothing; add one or take it out`)
    }
    if (host.role !== 'shared' && sharedInfrastructure.has(host.host)) {
      report(service, 'hosts', `${host.host} carries other people's pages; use the role "shared" or a narrower host`)
    }
    // A suite of the same vendor (Sentry Seer, Datadog Bits) may stand there, named path by path.
    if (host.role !== 'shared' && isCollateral(host.host)) {
      report(service, 'hosts', `${host.host} is log-in, payment, tracking or delivery, not AI; take it out`)
    }
  }
  const covered = new Set(service.sources.flatMap((source) => source.for))
  if (service.accountHints?.length === 0 && !service.sources.some((entry) => entry.source !== 'unverified' && entry.for.includes('accountHints'))) {
    report(service, 'accountHints', 'an empty list says that the address tells nothing; name the source that shows it, or leave the list out')
  }
  const needed = ['vendor', 'hosts', ...(routes.app.length + routes.visit.length > 0 ? ['routes'] : []), ...(requests.length > 0 ? ['requests'] : []),
    ...(Object.keys(service.pages).length > 0 ? ['pages'] : []), ...(service.accountHints === undefined ? [] : ['accountHints'])]
  for (const field of needed) {
    if (!covered.has(field as never)) report(service, 'sources', `no source says where "${field}" comes from; name one or write "unverified"`)
  }
}

/** Every caller is one more place the browser may look at: only what shows nothing otherwise. */
function checkCaller(service: Service, { host, match }: ServiceHost, report: Report): void {
  if (service.embeddedIn === undefined) report(service, 'hosts', `only AI inside a suite has callers; give ${host} another role`)
  if (match === 'suffix') report(service, 'hosts', `the caller ${host} would cover hosts below it; name each one`)
  const elsewhere = patternsOf(service).some(([field, pattern]) => field === 'requests' && pattern.host !== null && pattern.host !== host)
  if (!elsewhere) report(service, 'hosts', `no request rule names another host, so the caller ${host} shows nothing; take it out`)
}

function patternsOf(service: Service): (readonly [field: string, pattern: Pattern])[] {
  const texts = [
    ...service.routes.app.map((route) => ['routes.app', typeof route === 'string' ? route : route.pattern] as const),
    ...service.routes.visit.map((route) => ['routes.visit', typeof route === 'string' ? route : route.pattern] as const),
    ...service.requests.map((request) => ['requests', request.pattern] as const),
    ...(service.accountHints ?? []).map((hint) => ['accountHints', hint.pattern] as const),
  ]
  return texts.flatMap(([field, text]) => {
    const parsed = parsePattern(text)
    return parsed.ok ? [[field, parsed.pattern] as const] : []
  })
}

function holds(host: ServiceHost, pattern: Pattern): boolean {
  if (pattern.host === null) return false
  return (host.host === pattern.host && (!pattern.below || host.match === 'suffix')) || (host.match === 'suffix' && pattern.host.endsWith('.' + host.host))
}

function checkHosts(services: readonly Service[], report: Report): void {
  const ownerByHost = new Map<string, Service>()
  for (const service of services) {
    const seen = new Set<string>()
    for (const host of service.hosts) {
      if (seen.has(host.host)) report(service, 'hosts', `${host.host} is listed twice`)
      seen.add(host.host)
      if (host.role === 'shared' || host.role === 'caller') continue
      const owner = ownerByHost.get(host.host)
      if (owner !== undefined && owner !== service) {
        report(service, 'hosts', `${host.host} is claimed as a whole by "${owner.id}" too; one of them must list it as "shared" with its own routes`)
      } else ownerByHost.set(host.host, service)
    }
  }
  for (const service of services) {
    for (const host of service.hosts) {
      if (host.role === 'caller') continue
      for (let dot = host.host.indexOf('.'); dot > 0; dot = host.host.indexOf('.', dot + 1)) {
        const owner = ownerByHost.get(host.host.slice(dot + 1))
        const covers = owner?.hosts.some((other) => other.host === host.host.slice(dot + 1) && other.match === 'suffix')
        if (owner !== undefined && covers && owner.vendor.name !== service.vendor.name) {
          report(owner, 'hosts', `${host.host.slice(dot + 1)} as a suffix covers ${host.host} of another vendor (${service.id}); list its hosts one by one`)
        }
      }
    }
  }
}

/** Every rule must be met by a page or request made from its own pattern; one that is not is shadowed by a stronger rule. */
function checkReach(services: readonly Service[], report: Report): void {
  const compiled = compileCatalogue(services)
  const { match } = createMatcher(compiled)
  const serviceById = new Map(services.map((service) => [service.id, service]))
  compiled.services.forEach((known, index) => {
    const [id] = known
    const [routes, requests] = rulesOf(known)
    const service = serviceById.get(id) as Service
    const seen = new Set<string>()
    const mainHost = mainHostOf(compiled.hosts, index)
    const idOf = (signal: SignalKind, name: string, text: string) => {
      const parsed = parsePattern(text)
      return parsed.ok ? ruleId(id, signal, name, parsed.pattern, mainHost) : ''
    }
    for (const [signal, name, text] of routes) {
      const met = match({ url: exampleAddress(compiled, index, text, 'site'), type: 'navigation' })
      explain(service, `routes.${signal}`, idOf(signal, name, text), text, seen, met?.rule)
    }
    for (const [signal, name, text, , method, websocket, stream] of requests) {
      const met = match({
        url: exampleAddress(compiled, index, text, 'any'), type: websocket === 1 ? 'websocket' : 'xmlhttprequest', method,
        ...(stream === 1 ? { responseType: 'text/event-stream' } : {}),
      })
      explain(service, 'requests', idOf(signal, name, text), text, seen, met?.rule)
    }
  })

  function explain(service: Service, field: string, rule: string, text: string, seen: Set<string>, met: string | undefined): void {
    if (seen.has(rule)) report(service, field, `two rules are named ${rule}; give one of them another "name"`)
    seen.add(rule)
    if (met !== rule) report(service, field, `"${text}" is never reached: ${met === undefined ? 'nothing matches it (a language or account prefix in the pattern, or no host of the service\'s own)' : `${met} takes it`}; remove or narrow one of them`)
  }
}

function exampleAddress(compiled: CompiledCatalogue, index: number, text: string, kind: 'site' | 'any'): string {
  const parsed = parsePattern(text)
  if (!parsed.ok) return ''
  const { pattern } = parsed
  const own = compiled.hosts.find(([, service, , role]) => service === index && (role === hostRole.site || (kind === 'any' && role === hostRole.endpoint)))
  const host = pattern.host === null ? own?.[0] : pattern.below ? `x7q.${pattern.host}` : pattern.host
  if (host === undefined || !coversHost(pattern, host, true)) return ''
  return `https://${host}${examplePath(pattern)}`
}
