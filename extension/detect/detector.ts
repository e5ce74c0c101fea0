import { hostOf, pathOf } from '#shared/catalogue/address.ts'
import { rulesOf } from '#shared/catalogue/compiled.ts'
import { looksLikeBackground } from '#shared/catalogue/generic.ts'
import type { Catalogue, CompiledCatalogue, Observation, Sighting } from '#shared/catalogue/index.ts'
import type { AccountType } from '#shared/taxonomy/schema.ts'
import { createGestures } from './gesture.ts'
import { observeReply, observeRequest, type RequestDetails } from './observe.ts'

/** What detection saw: a service and a kind. The address it came from goes no further than this folder. */
export type Seen =
  | { readonly kind: 'page'; readonly service: string; readonly page: 'visit' | 'app'; readonly account: AccountType | null; readonly fresh: boolean }
  | {
      readonly kind: 'use'
      readonly service: string
      readonly account: AccountType | null
      readonly ownPage: boolean
      /** Seen in a frame: a use where the page around it is the service's own too, or its suite's. */
      readonly embedded: boolean
    }
  /** A socket that is a use as soon as a send gesture comes. */
  | { readonly kind: 'socket'; readonly service: string }

export type Navigation = { readonly tabId: number; readonly frameId: number; readonly url: string }

export type Detector = {
  /** A document was committed in the top frame. */
  readonly committed: (details: Navigation) => Seen[]
  /** The address changed without a new document. */
  readonly moved: (details: Navigation) => Seen[]
  readonly request: (details: RequestDetails) => Seen[]
  readonly reply: (details: RequestDetails) => Seen[]
  /** A send gesture in a tab. `page`: what the tab shows; `socket`: that service has a socket open there. */
  readonly gesture: (tab: number, page: { readonly service: string; readonly socket: boolean } | null) => Seen[]
  /** True where a send gesture was told of a tab just now. */
  readonly hasGesture: (tab: number) => boolean
}

/** Turns browser events into what was seen. Pure but for the gestures of the last seconds; `now` in milliseconds. */
export function createDetector({ match, speaksFor }: Pick<Catalogue, 'match' | 'speaksFor'>, catalogue: CompiledCatalogue, now: () => number): Detector {
  const gestures = createGestures(now)
  const shapeless = new Map<string, boolean>()

  /** True where nobody knows the service's request shapes yet: there a gesture followed by a request is the use. */
  function isShapeless(id: string): boolean {
    const known = shapeless.get(id)
    if (known !== undefined) return known
    const [, requests] = rulesOf(catalogue.services.find(([each]) => each === id))
    const found = !requests.some(([signal]) => signal === 'use')
    shapeless.set(id, found)
    return found
  }

  function page({ tabId, frameId, url }: Navigation, fresh: boolean): Seen[] {
    if (frameId !== 0 || tabId < 0) return []
    const sighting = match({ url, type: 'navigation' })
    if (sighting === null || (sighting.signal !== 'visit' && sighting.signal !== 'app')) return []
    const account = sighting.account ?? null
    const shown: Seen = { kind: 'page', service: sighting.service, page: sighting.signal, account, fresh }
    const confirmed = !fresh && sighting.conversation === true && gestures.isRecent(tabId)
    return confirmed ? [shown, { kind: 'use', service: sighting.service, account, ownPage: true, embedded: false }] : [shown]
  }

  function use(sighting: Sighting, { initiator }: Observation, { tabId: tab, frameId = 0 }: RequestDetails): Seen[] {
    const { service, signal, account = null } = sighting
    if (signal === 'visit' || signal === 'app') return []
    // Any page can ask any address. But for a model API, which is there for all, only pages of the service itself say that somebody works with it.
    if (signal !== 'api' && !speaksFor(initiator, service)) return []
    if (sighting.needsGesture === true && !gestures.isRecent(tab)) return [{ kind: 'socket', service }]
    const used: Seen = { kind: 'use', service, account, ownPage: signal !== 'api', embedded: frameId > 0 && (signal !== 'api' || sighting.generic === true) }
    return sighting.needsGesture === true ? [{ kind: 'socket', service }, used] : [used]
  }

  function observed(observation: Observation, details: RequestDetails): Seen[] {
    const sighting = match(observation)
    return sighting === null ? [] : use(sighting, observation, details)
  }

  /** Somebody sent something in a service whose requests nobody knows, and its page then asked the service for something. */
  function sent({ url, initiator }: Observation, { tabId, frameId = 0 }: RequestDetails): Seen[] {
    const shown = gestures.recentIn(tabId)
    if (shown === null || match({ url, type: 'navigation' })?.service !== shown || !isShapeless(shown) || !speaksFor(initiator, shown)) return []
    const slice = hostOf(url)
    if (slice === null || looksLikeBackground(slice.host, pathOf(url, slice.end))) return []
    return [{ kind: 'use', service: shown, account: null, ownPage: true, embedded: frameId > 0 }]
  }

  return {
    committed: (details) => page(details, true),
    moved: (details) => page(details, false),
    request(details) {
      const observation = observeRequest(details)
      const seen = observed(observation, details)
      return seen.length > 0 || details.method !== 'POST' ? seen : sent(observation, details)
    },
    reply(details) {
      const observation = observeReply(details)
      return observation === null ? [] : observed(observation, details)
    },
    hasGesture: gestures.isRecent,
    gesture(tab, shown) {
      gestures.note(tab, shown?.service ?? null)
      return shown !== null && shown.socket ? [{ kind: 'use', service: shown.service, account: null, ownPage: true, embedded: false }] : []
    },
  }
}
