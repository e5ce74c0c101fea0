import type { Catalogue } from '#shared/catalogue/index.ts'
import type { Database } from '#extension/ledger/index.ts'
import type { CardState, ServiceView } from '#extension/platform/message.ts'
import type { Situation } from './situation.ts'

/** What states of pages are drawn from. */
export type StateTools = { readonly db: Database; readonly catalogue: Catalogue; readonly situation: Situation; readonly now: Date; readonly storageBroken: boolean }

/** Name and vendor of a service; one that the catalogue no longer has keeps its id. */
export function serviceView(catalogue: Catalogue, id: string): ServiceView {
  const facts = catalogue.serviceById(id)
  return { id, name: facts?.name ?? id, vendor: facts?.vendor ?? '' }
}

/** The service to use instead, with the address to go to; null where none is named. */
export function alternativeView(catalogue: Catalogue, id: string | null, service: string): CardState['alternative'] {
  const host = id === null || id === service ? undefined : catalogue.serviceById(id)?.hosts[0]
  return id === null || host === undefined ? null : { ...serviceView(catalogue, id), url: `https://${host}/` }
}
