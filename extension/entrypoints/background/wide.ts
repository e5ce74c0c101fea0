import { browser } from 'wxt/browser'
import { hostOf } from '#shared/catalogue/address.ts'
import type { Catalogue } from '#shared/catalogue/index.ts'
import { isSuspect, suspicionOf, type RequestDetails, type Seen } from '#extension/detect/index.ts'
import { recordCandidate, type Context } from '#extension/ledger/index.ts'
import type { Core, CoreTools } from './core.ts'
import type { Situation } from './situation.ts'

// What the wide build does besides: it looks at the shape of requests everywhere, to find AI services nobody knows. Nothing
// of it is in the normal build (platform/build.ts).

type CoreForWide = {
  readonly tools: Pick<CoreTools, 'db'>
  /** The catalogue as it was built. */
  readonly base: Catalogue
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

/** Takes replies from anywhere. */
export function createWide({ tools: { db }, base, extra, guarded, situate, context, hasGesture, seenIn, takeAll, scheduleIfOpen }: CoreForWide) {
  const callers = new Set(base.compiled.access.callers.map((pattern) => new URL(pattern.replace('/*', '/')).host))
  /** Written down since the background started: a chat answers a hundred times, and says the same each time. */
  const noted = new Set<string>()

  async function note(details: RequestDetails): Promise<void> {
    const { enrolled: { enrolment } } = await situate()
    const relay = enrolment === null ? undefined : hostOf(enrolment.relay)?.host
    const isKnown = (address: string) => {
      const host = hostOf(address)?.host
      return host === undefined || host === relay || callers.has(host) || base.knows(address)
    }
    if (isKnown(details.url)) return
    const seen = seenIn(details)
    if (seen.length > 0) return takeAll(details.tabId, seen)
    const suspicion = suspicionOf(details, { isKnown, extra: extra(), gesture: hasGesture(details.tabId) })
    if (suspicion === null) return
    if (suspicion.kind === 'use') {
      return takeAll(details.tabId, [{ kind: 'use', service: suspicion.service, account: null, ownPage: true, embedded: (details.frameId ?? 0) > 0 }])
    }
    const { candidate } = suspicion
    const now = await context()
    const key = [now.day, now.notice, now.private, candidate.host, ...candidate.evidence].join()
    if (noted.has(key)) return
    if (noted.size > 1_000) noted.clear()
    if (await guarded(() => recordCandidate(db, candidate, now), false)) await scheduleIfOpen()
    noted.add(key)
  }

  return { note }
}

/** Replies to requests of every page. The browser wakes the background for each: what is none is let go in the first line. */
export function listenWide(core: Core): void {
  browser.webRequest.onHeadersReceived.addListener(
    (details) => {
      if (isSuspect(details as RequestDetails)) void core.wide(details as RequestDetails)
      return undefined
    },
    { urls: ['http://*/*', 'https://*/*'], types: ['xmlhttprequest'] },
    ['responseHeaders'],
  )
}
