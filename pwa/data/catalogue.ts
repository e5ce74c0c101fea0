import { computed } from '@preact/signals'
import compiled from '#shared/catalogue/compiled.json' with { type: 'json' }
import type { ServiceFacts } from '#shared/catalogue/index.ts'
import { unpackFacts } from '#shared/catalogue/packed.ts'
import { ownFacts, ownServices } from '#shared/policy/own.ts'
import { acts } from './index.ts'

// What is known about services: by the catalogue, and by the acts that confirmed services of the organisation's own. How
// they are detected is the extension's business: vite.config.ts leaves it out of the file, which is three quarters of its size.

const known: readonly ServiceFacts[] = unpackFacts(compiled.facts)
const knownById = new Map(known.map((facts) => [facts.id, facts]))
const own = computed(() => new Map(ownServices(acts.value).map((service) => [service.id, ownFacts(service)])))

export const catalogue = {
  /** All services of the catalogue this version was built with, sorted by id, then those that are or were the organisation's own. */
  get services(): readonly ServiceFacts[] {
    return own.value.size === 0 ? known : [...known, ...own.value.values()]
  },
  /** Facts of a service, or undefined when nobody knows the id. */
  serviceById: (id: string): ServiceFacts | undefined => knownById.get(id) ?? own.value.get(id),
  /** True for a service that is or was the organisation's own. */
  isOwn: (id: string): boolean => own.value.has(id),
} as const
