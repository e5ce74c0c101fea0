import { candidateOf, mayBeModel } from '#shared/catalogue/unknown.ts'
import type { Candidate } from '#shared/catalogue/candidate.ts'
import { pageHost } from '#shared/catalogue/address.ts'
import type { SpeaksFor } from '#shared/catalogue/owner.ts'
import { observeReply, type RequestDetails } from './observe.ts'

// Requests to hosts nobody knows. The wide build only.

/** What a reply from somewhere on the web may be. */
export type Suspicion =
  /** Talk with a model of a service that is known by its host since the catalogue was made; not `ownPage`: some other page calls its API. */
  | { readonly kind: 'use'; readonly service: string; readonly ownPage: boolean }
  | { readonly kind: 'candidate'; readonly candidate: Candidate }

export type SuspectTools = {
  /** True where the catalogue, or who runs this, knows the host of an address. */
  readonly isKnown: (address: string) => boolean
  /** Services by host that the policy names. */
  readonly extra: ReadonlyMap<string, string>
  readonly speaksFor: SpeaksFor
  readonly gesture: boolean
}

/** Looks at method, status and content type only: nearly every reply of a browser ends here. */
export function isSuspect({ method, statusCode = 0, responseHeaders = [] }: RequestDetails): boolean {
  if (method !== 'POST' || statusCode < 200 || statusCode > 299) return false
  const type = responseHeaders.find(({ name }) => name.toLowerCase() === 'content-type')?.value
  return type !== undefined && mayBeModel(method, type)
}

/** What speaks for an AI service behind a reply, or null. */
export function suspicionOf(details: RequestDetails, { isKnown, extra, speaksFor, gesture }: SuspectTools): Suspicion | null {
  const answer = observeReply(details)
  if (answer === null || isKnown(details.url)) return null
  const { url, initiator, responseType = '' } = answer
  const candidate = candidateOf({ url, method: details.method, responseType, initiator, gesture }, isKnown)
  if (candidate === null) return null
  // A confirmed page talks to a model wherever that runs; a backend beside a confirmed page is named by the page.
  const page = pageHost(initiator)
  const own = page === null ? undefined : extra.get(page)
  if (own !== undefined) return { kind: 'use', service: own, ownPage: true }
  const service = extra.get(candidate.host)
  if (service === undefined) return { kind: 'candidate', candidate }
  // Another page may call its API; nothing else a page asks there is a use of it.
  if (speaksFor(initiator, service)) return { kind: 'use', service, ownPage: true }
  return candidate.evidence.includes('api') ? { kind: 'use', service, ownPage: false } : null
}
