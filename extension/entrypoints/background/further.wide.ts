import { browser } from 'wxt/browser'
import { hostOf } from '#shared/catalogue/address.ts'
// Not by the folder's index, which the normal build reads too.
import { isSuspect, suspicionOf } from '#extension/detect/suspect.ts'
import type { RequestDetails } from '#extension/detect/index.ts'
import { recordCandidate } from '#extension/ledger/index.ts'
import type { CoreForFurther, Further } from './further.ts'

// What the wide build does besides: it looks at the shape of requests everywhere, to find AI services nobody knows. It stands
// in the place of further.ts there, and is in no other build.

/** Takes replies from anywhere. */
function createWide({ tools: { db, catalogue }, base, extra, guarded, situate, context, hasGesture, seenIn, takeAll, scheduleIfOpen }: CoreForFurther) {
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
    const suspicion = suspicionOf(details, { isKnown, extra: extra(), speaksFor: catalogue.speaksFor, gesture: hasGesture(details.tabId) })
    if (suspicion === null) return
    if (suspicion.kind === 'use') {
      const { service, ownPage } = suspicion
      return takeAll(details.tabId, [{ kind: 'use', service, account: null, ownPage, embedded: ownPage && (details.frameId ?? 0) > 0 }])
    }
    const { candidate } = suspicion
    const now = await context()
    const key = [now.day, now.notice, now.private, candidate.host, ...candidate.evidence].join()
    if (noted.has(key)) return
    if (noted.size > 1_000) noted.clear()
    const outcome = await guarded(() => recordCandidate(db, candidate, now), 'not-noted')
    if (outcome !== 'not-noted') noted.add(key)
    if (outcome === 'new') await scheduleIfOpen()
  }

  return { note }
}

export const further: Further | null = {
  create: createWide,
  hosts: ['<all_urls>'],
  // It must hear of hosts that policy names, which no filter can know when the background is woken.
  pages: [{ schemes: ['http', 'https'] }],
  listen,
}

/** Replies to requests of every page. The browser wakes the background for each: what is none is let go in the first line. */
function listen(take: (details: RequestDetails) => void): void {
  browser.webRequest.onHeadersReceived.addListener(
    (details) => {
      if (isSuspect(details as RequestDetails)) take(details as RequestDetails)
      return undefined
    },
    { urls: ['http://*/*', 'https://*/*'], types: ['xmlhttprequest'] },
    ['responseHeaders'],
  )
}
