import { compiledVersion } from './compiled.ts'
import type { CompiledCatalogue, HostAccess } from './compiled.ts'
import type { ServiceFacts } from './facts.ts'
import { createMatcher } from './match.ts'
import { createSpeaksFor, type SpeaksFor } from './owner.ts'
import type { Matcher } from './match.ts'
import { factsAt, unpackFacts } from './packed.ts'

export type { CompiledCatalogue, HostAccess, PageFilter } from './compiled.ts'
export type { ServiceFacts } from './facts.ts'
export type { Matcher, Observation, Sighting, SignalKind } from './match.ts'
export type { Capability, Service, ServiceCategory, ServiceTerm } from './schema.ts'
export { compileCatalogue } from './compile.ts'

export type Catalogue = Matcher & {
  /** Whether a page may be taken for one of a service. */
  readonly speaksFor: SpeaksFor
  /** Facts of a service, or undefined when the catalogue does not know the id. */
  readonly serviceById: (id: string) => ServiceFacts | undefined
  /** All services, sorted by id. */
  readonly services: readonly ServiceFacts[]
  readonly compiled: CompiledCatalogue
}

/** The match patterns a browser build needs: `host_permissions`, content scripts, sockets. */
export function hostAccess(catalogue: CompiledCatalogue): HostAccess {
  return catalogue.access
}

/**
 * The catalogue, ready to match. Takes the compiled form as parsed from compiled.json, which the build has made and
 * checked; only its version is looked at. Throws when that is not the version this code reads.
 */
export function loadCatalogue(json: unknown): Catalogue {
  const compiled = json as CompiledCatalogue
  if (compiled?.version !== compiledVersion) {
    throw new Error(`The compiled catalogue has version ${String(compiled?.version)}, this code reads ${compiledVersion}: run "node scripts/catalogue.ts" again.`)
  }
  const { match, knows } = createMatcher(compiled)
  let places: Map<string, number> | undefined
  let services: readonly ServiceFacts[] | undefined
  return {
    match,
    knows,
    speaksFor: createSpeaksFor(compiled),
    serviceById(id) {
      places ??= new Map(compiled.facts.id.map((known, place) => [known, place]))
      const place = places.get(id)
      return place === undefined ? undefined : factsAt(compiled.facts, place)
    },
    get services() {
      return (services ??= unpackFacts(compiled.facts))
    },
    compiled,
  }
}
