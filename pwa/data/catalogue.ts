import compiled from '#shared/catalogue/compiled.json' with { type: 'json' }
import type { ServiceFacts } from '#shared/catalogue/index.ts'

// What the catalogue says about services. How they are detected is the extension's business: vite.config.ts leaves it out
// of the file, which is three quarters of its size.

const services: readonly ServiceFacts[] = compiled.facts
const byId = new Map(services.map((facts) => [facts.id, facts]))

export const catalogue = {
  /** All services of the catalogue this version was built with, sorted by id. */
  services,
  /** Facts of a service, or undefined when the catalogue does not know the id. */
  serviceById: (id: string): ServiceFacts | undefined => byId.get(id),
} as const
