import { hostOf, pageHost, pathOf } from './address.ts'
import { candidateHostSchema, type Candidate, type CandidateEvidence } from './candidate.ts'
import { looksLikeModelApi, looksLikeModelTalk } from './generation.ts'
import { siteOf } from './site.ts'

// Does a request behave like an AI service that no catalogue knows? Its host is all that comes out.

/** One answered request, wherever it went. Nothing of it is kept. */
export type AnsweredRequest = {
  readonly url: string
  readonly method: string
  /** Content type of the reply. */
  readonly responseType: string
  /** Address or origin of the page that sent it, where the browser tells. */
  readonly initiator?: string | undefined
  /** A send gesture was made in the page shortly before; false where nobody looked. */
  readonly gesture: boolean
}

/**
 * True for a reply that a model may be writing. Cheap enough for every request of a browser: what is no streaming POST
 * ends here. Remote procedure calls that are framed as a stream whatever they carry (gRPC, Connect) do not count.
 */
export function mayBeModel(method: string, responseType: string): boolean {
  return method === 'POST' && modelStream.test(responseType)
}

const modelStream = /^\s*(?:text\/event-stream|application\/(?:x-ndjson|ndjson|jsonl|x-jsonlines|stream\+json|vnd\.amazon\.eventstream))\s*(?:;|$)/i

/**
 * The host that looks like an AI service, with what speaks for it; null where fewer than two things do, and for hosts that
 * are known, people's own machines and networks, and places where people talk to people.
 *
 * A page that talks to its own backend is named itself, since that is what one visits; a backend of somebody else's is
 * named instead of the page, which may be any site with a chat bought in.
 *
 * @param isKnown whether something is already known about the host of an address
 */
export function candidateOf(request: AnsweredRequest, isKnown: (address: string) => boolean): Candidate | null {
  const { url, method, responseType, initiator, gesture } = request
  if (!mayBeModel(method, responseType) || !/^https?:/i.test(url) || isKnown(url)) return null
  const to = hostOf(url)
  if (to === null) return null
  const from = pageHost(initiator)
  if ([to.host, from ?? ''].some(isBetweenPeople)) return null
  const own = from === null || siteOf(from) === siteOf(to.host)
  const path = pathOf(url, to.end)
  const api = looksLikeModelApi(path)
  const evidence: CandidateEvidence[] = ['stream']
  if (api || looksLikeModelTalk(path)) evidence.push('path')
  if (gesture) evidence.push('gesture')
  if (api && !own) evidence.push('api')
  const host = own && from !== null && !isKnown(`https://${from}/`) ? from : to.host
  return evidence.length >= 2 && isPublicName(host) ? { host, evidence } : null
}

/** How sure the evidence makes us: a model API's own shape, or three kinds together, leave little else. */
export function confidenceOf(evidence: readonly CandidateEvidence[]): 'likely' | 'possible' {
  return evidence.includes('api') || evidence.length > 2 ? 'likely' : 'possible'
}

/** Names that no public name server answers for, and names for examples (RFC 2606, 6761, 6762, 8375, ICANN .internal). */
const notPublic = new Set('local localhost localdomain internal intranet lan home corp private arpa test example invalid onion alt'.split(' '))

/** True for a name on the public internet: no address in digits, no machine or network of one's own. */
export function isPublicName(host: string): boolean {
  const last = host.slice(host.lastIndexOf('.') + 1)
  return candidateHostSchema.safeParse(host).success && !notPublic.has(last) && !/(?:^|\.)example\.(?:com|net|org)$/.test(host)
}

const peopleLabels = new Set((
  'chat-support crisp customerservice drift forum freshchat freshdesk frontapp gorgias gupshup help helpdesk helpscout intercom ' +
  'kayako kundenservice livechat livechatinc livehelp liveperson livezilla olark salesiq sleekflow smartsupp support tawk tidio trengo userlike zendesk zopim'
).split(' '))

/** Support desks and live chats, where an agent answers. */
function isBetweenPeople(host: string): boolean {
  return host.split('.').some((label) => peopleLabels.has(label))
}
