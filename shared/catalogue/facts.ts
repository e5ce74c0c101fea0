import type { Capability, Service, ServiceCategory, ServiceSource, ServiceTerm } from './schema.ts'

/** What the catalogue knows about a service, without how it is detected. Absent means not known. */
export type ServiceFacts = {
  readonly id: string
  readonly name: string
  readonly vendor: string
  /** ISO 3166-1 alpha-2 of the vendor's seat, or `unknown`. */
  readonly country: string
  readonly category: ServiceCategory
  readonly capabilities: readonly Capability[]
  /** The suite the AI is a feature of. */
  readonly embeddedIn?: string
  readonly hosts: readonly string[]
  readonly pages: Service['pages']
  readonly terms: readonly ServiceTerm[]
  readonly sources: readonly ServiceSource[]
}

/** The facts view of a service as written in the catalogue. */
export function toFacts(service: Service): ServiceFacts {
  return {
    id: service.id,
    name: service.name,
    vendor: service.vendor.name,
    country: service.vendor.country,
    category: service.category,
    capabilities: service.capabilities,
    ...(service.embeddedIn === undefined ? {} : { embeddedIn: service.embeddedIn }),
    hosts: service.hosts.flatMap(({ host, role }) => (role === 'caller' ? [] : [host])),
    pages: service.pages,
    terms: service.terms ?? [],
    sources: service.sources,
  }
}
