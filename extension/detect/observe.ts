import type { Observation } from '#shared/catalogue/index.ts'

/** The parts of a request's details that are looked at: never its body, its headers only for the reply's type. */
export type RequestDetails = {
  readonly url: string
  readonly type: string
  readonly method: string
  readonly tabId: number
  /** 0 for the page itself, above for a frame in it, -1 for neither. */
  readonly frameId?: number | undefined
  readonly statusCode?: number | undefined
  /** Chromium: origin of the page, frame or worker that sent it; `null` as text where that is opaque. */
  readonly initiator?: string | undefined
  /** Firefox: the same as an address; absent where it is opaque. */
  readonly originUrl?: string | undefined
  /** Firefox: the document it is for; absent where that is opaque. */
  readonly documentUrl?: string | undefined
  readonly responseHeaders?: readonly { readonly name: string; readonly value?: string | undefined }[] | undefined
}

/**
 * A request before its reply is known. The empty reply type leaves out what counts only with a streaming reply: that is
 * decided when the reply's headers are there.
 */
export function observeRequest(details: RequestDetails): Observation {
  return { ...common(details), responseType: '' }
}

/** A request with the type of its reply; null when the reply is a refusal, which streams nothing. */
export function observeReply(details: RequestDetails): Observation | null {
  const status = details.statusCode ?? 0
  if (status < 200 || status > 299) return null
  const type = details.responseHeaders?.find(({ name }) => name.toLowerCase() === 'content-type')?.value
  return type === undefined ? null : { ...common(details), responseType: type }
}

function common(details: RequestDetails): Observation {
  const initiator = details.initiator ?? details.originUrl ?? details.documentUrl
  return {
    url: details.url,
    type: details.type === 'websocket' ? 'websocket' : 'xmlhttprequest',
    method: details.method,
    ...(initiator === undefined ? {} : { initiator }),
  }
}
