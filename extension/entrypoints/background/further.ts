import type { Catalogue } from '#shared/catalogue/index.ts'
import type { RequestDetails, Seen } from '#extension/detect/index.ts'
import type { Context, Database } from '#extension/ledger/index.ts'
import type { Situation } from './situation.ts'

// What a build does besides. The normal one: nothing. In the wide build further.wide.ts stands in this place (wxt.config.ts).

export type CoreForFurther = {
  readonly tools: { readonly db: Database; readonly catalogue: Pick<Catalogue, 'speaksFor'> }
  /** The catalogue as it was built. */
  readonly base: Catalogue
  /** Service by host, of hosts that policy names. */
  readonly extra: () => ReadonlyMap<string, string>
  readonly guarded: <T>(task: () => Promise<T>, otherwise: T) => Promise<T>
  readonly situate: () => Promise<Situation>
  readonly context: () => Promise<Context>
  readonly hasGesture: (tab: number) => boolean
  /** What the detector sees in a reply. */
  readonly seenIn: (details: RequestDetails) => Seen[]
  readonly takeAll: (tab: number, seen: readonly Seen[]) => Promise<void>
  readonly scheduleIfOpen: () => Promise<void>
}

export type Further = {
  readonly create: (core: CoreForFurther) => { readonly note: (details: RequestDetails) => Promise<void> }
  /** Host patterns the manifest asks for instead of the catalogue's. */
  readonly hosts: readonly string[]
  /** Pages whose navigation is listened to instead of the catalogue's. */
  readonly pages: readonly { readonly schemes: string[] }[]
  /** Sets the listeners, in the first turn. */
  readonly listen: (take: (details: RequestDetails) => void) => void
}

export const further: Further | null = null
