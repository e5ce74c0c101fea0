import type { Catalogue } from '#shared/catalogue/index.ts'
import { withHosts } from '#shared/catalogue/hosts.ts'
import { extraHosts, ownFacts } from '#shared/policy/own.ts'
import type { Bundle } from '#shared/policy/schema.ts'

type Hosts = Bundle['hosts']

/**
 * The catalogue together with what the policy says of hosts since. Names of own services hold everywhere; their hosts can be
 * seen by a browser that may look everywhere.
 */
export function createKnown(base: Catalogue, isWide: boolean) {
  let followed: Hosts | null = null
  let current = base
  let extra: ReadonlyMap<string, string> = new Map()
  const catalogue: Catalogue = {
    match: (observation) => current.match(observation),
    knows: (address) => current.knows(address),
    speaksFor: (address, service) => current.speaksFor(address, service),
    serviceById: (id) => current.serviceById(id),
    get services() {
      return current.services
    },
    get compiled() {
      return current.compiled
    },
  }
  return {
    catalogue,
    /** Service by host, of those that came after the catalogue. */
    extra: () => extra,
    /** The policy has been read, perhaps anew. */
    follow(hosts: Hosts | null): void {
      if (hosts === followed) return
      followed = hosts
      extra = hosts === null || !isWide ? new Map() : extraHosts(hosts)
      current = withHosts(base, extra, (hosts?.own ?? []).map(ownFacts))
    },
  }
}
