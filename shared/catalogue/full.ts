import type { Service, ServiceSource } from './schema.ts'

/**
 * What full facts consist of (docs/catalogue.md, "Full facts"). `place`: a page where one works with it; `request`: a
 * request that shows a use or a call of the model; `account`: what the address tells of the account, or that it tells
 * nothing; `processors`: the list of sub-processors or the trust centre.
 */
const fullFacts = ['vendor', 'hosts', 'place', 'request', 'account', 'terms', 'privacy', 'processors'] as const
type FullFact = (typeof fullFacts)[number]

/** Says that others have seen it, and not who: a lead, which nobody can look up. */
const unnamed = /^unverified$|(^|: )public (pages|code|clients|commits) /

/** A page as a lead writes it: without scheme, www. and closing slash. */
const bare = (address: string): string => address.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')

/** The facts a service lacks, or has without a source that can be named; none: its facts are full. */
export function lackingFacts(service: Service): FullFact[] {
  const { vendor, hosts, routes, requests, accountHints, pages } = service
  const known = (topic: ServiceSource['for'][number]): boolean =>
    service.sources.some((entry) => !unnamed.test(entry.source) && entry.for.includes(topic))
  const leads = service.sources.filter((entry) => unnamed.test(entry.source) && entry.for.includes('pages'))
  const page = (...addresses: (string | undefined)[]): boolean =>
    known('pages') &&
    addresses.some((address) => address !== undefined && !leads.some((entry) => entry.source.split(/[ ,]+/).includes(bare(address))))
  const has: Record<FullFact, boolean> = {
    vendor: vendor.country !== 'unknown' && known('vendor'),
    hosts: known('hosts'),
    place: (routes.app.length > 0 && known('routes')) || (hosts.some((host) => (host.role ?? 'site') === 'site') && known('hosts')),
    request: requests.some(({ signal }) => signal !== 'upload') && known('requests'),
    account: accountHints !== undefined && known('accountHints'),
    terms: page(pages.terms),
    privacy: page(pages.privacy),
    processors: page(pages.subprocessors, pages.trust),
  }
  return fullFacts.filter((fact) => !has[fact])
}
