import { pageHost } from './address.ts'
import { hostRole, type CompiledCatalogue } from './compiled.ts'
import { isPublisher } from './infrastructure.ts'
import { siteOf } from './site.ts'

// A request says which service is asked; only the page it comes from says whether somebody works with that service there.
// Any page can ask any address.

/**
 * True where a page's address (or origin) speaks for a service: it is on a host of the service's own or a caller's, on one
 * of another service of the same vendor, or on the same site as the service. Where customers publish, a page speaks for the
 * service that hosts it and for nothing else. An address that is absent, opaque (`null`) or not of the web speaks for none.
 */
export type SpeaksFor = (address: string | undefined, service: string) => boolean

type Claim = { readonly service: number; readonly below: boolean; readonly shared: boolean }

/** Answers for the catalogue as it was built. What it looks up in is made when it is first asked. */
export function createSpeaksFor(catalogue: Pick<CompiledCatalogue, 'services' | 'hosts' | 'callers' | 'facts'>): SpeaksFor {
  let tables: ReturnType<typeof tablesOf> | undefined
  return (address, id) => {
    const host = pageHost(address)
    if (host === null) return false
    tables ??= tablesOf(catalogue)
    const { claimsByHost, indexById } = tables
    const index = indexById.get(id)
    if (index === undefined) return false
    const { vendor } = catalogue.facts
    const published = isPublisher(host)
    for (let from = 0; from >= 0; from = host.indexOf('.', from) + 1 || -1) {
      for (const { service, below, shared } of claimsByHost.get(host.slice(from)) ?? []) {
        if (from > 0 && !below) continue
        if (service === index) return true
        // What lies below a shared host may be anybody's.
        if (!published && !(shared && below) && vendor[service] === vendor[index]) return true
      }
    }
    if (published) return false
    const site = siteOf(host)
    return catalogue.hosts.some(([own, service]) => service === index && siteOf(own) === site)
  }
}

function tablesOf({ services, hosts, callers }: Pick<CompiledCatalogue, 'services' | 'hosts' | 'callers'>) {
  const claimsByHost = new Map<string, Claim[]>()
  const add = (host: string, claim: Claim): void => {
    const claims = claimsByHost.get(host)
    if (claims === undefined) claimsByHost.set(host, [claim])
    else claims.push(claim)
  }
  for (const [host, service, suffix, role] of hosts) add(host, { service, below: suffix === 1, shared: role === hostRole.shared })
  for (const [host, service] of callers) add(host, { service, below: false, shared: false })
  return { claimsByHost, indexById: new Map(services.map(([id], index) => [id, index])) }
}
