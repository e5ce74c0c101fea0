import { hostOf, pageHost, pathOf } from './address.ts'
import { hostRole, type CompiledCatalogue, type CompiledHost, type CompiledService } from './compiled.ts'
import type { ServiceFacts } from './facts.ts'
import { isStream, looksLikeGeneration, looksLikeVisit } from './generic.ts'
import type { Catalogue } from './index.ts'
import { isPublisher } from './infrastructure.ts'
import type { Observation, Sighting } from './match.ts'
import { withFacts } from './packed.ts'
import { siteOf } from './site.ts'

// Hosts that came after the catalogue was made: services of the organisation's own, and further addresses of known ones.

/** Service id by host, in lower case and without `www.`. */
export type ExtraHosts = ReadonlyMap<string, string>

/**
 * A catalogue that also sees these hosts: every page is the working surface, but for log-in, prices and the like; a
 * streaming reply from a path that looks like generation is a use. What the catalogue itself sees comes first.
 * @param own facts of services the catalogue does not have
 */
export function withHosts(catalogue: Catalogue, hosts: ExtraHosts, own: readonly ServiceFacts[]): Catalogue {
  if (hosts.size === 0 && own.length === 0) return catalogue
  const ownById = new Map(own.map((facts) => [facts.id, facts]))

  function match(observation: Observation): Sighting | null {
    const known = catalogue.match(observation)
    if (known !== null) return fromOwnPage(known)
    if (typeof observation?.url !== 'string') return null
    const slice = hostOf(observation.url)
    const service = slice === null ? undefined : hosts.get(slice.host)
    if (slice === null || service === undefined) return null
    const path = pathOf(observation.url, slice.end)
    const { method, responseType, type } = observation
    if (type === 'navigation' || (type === undefined && method === undefined && responseType === undefined)) {
      return looksLikeVisit(path, 0) ? { service, signal: 'visit', rule: `${service}/visit/generic` } : { service, signal: 'app', rule: `${service}/app/host` }
    }
    const isUse = method === 'POST' && responseType !== undefined && isStream(responseType) && looksLikeGeneration(path)
    return isUse ? { service, signal: 'use', rule: `${service}/use/generic`, generic: true } : null
  }

  /** A model API called from a further address of its own service is no call from outside. */
  function fromOwnPage(sighting: Sighting): Sighting {
    const { initiator, ...rest } = sighting
    return sighting.signal === 'api' && initiator !== undefined && hosts.get(initiator) === sighting.service ? { ...rest, signal: 'use' } : sighting
  }

  function speaksFor(address: string | undefined, service: string): boolean {
    const host = pageHost(address)
    if (host === null) return false
    if (hosts.get(host) === service || catalogue.speaksFor(address, service)) return true
    const site = siteOf(host)
    return !isPublisher(host) && [...hosts].some(([own, id]) => id === service && siteOf(own) === site)
  }

  return {
    match,
    speaksFor,
    knows: (address) => catalogue.knows(address) || hosts.has(hostOf(address)?.host ?? ''),
    serviceById: (id) => catalogue.serviceById(id) ?? ownById.get(id),
    services: [...catalogue.services, ...own],
    compiled: compiledWith(catalogue, hosts, own),
  }
}

/** The compiled form with these hosts as sites of their services, but for those it says something about already. */
function compiledWith({ compiled, knows }: Catalogue, hosts: ExtraHosts, own: readonly ServiceFacts[]): CompiledCatalogue {
  const services = [...compiled.services, ...own.map(({ id }): CompiledService => [id, '[[],[],[]]'])]
  const indexById = new Map(services.map(([id], index) => [id, index]))
  const added = [...hosts].flatMap(([host, service]): CompiledHost[] => {
    const index = indexById.get(service)
    return index === undefined || knows(`https://${host}/`) ? [] : [[host, index, 0, hostRole.site]]
  })
  return { ...compiled, services, hosts: [...compiled.hosts, ...added], facts: withFacts(compiled.facts, own) }
}
