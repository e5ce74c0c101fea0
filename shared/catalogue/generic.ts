import { segmentKey } from './address.ts'

// Rules that hold for every service, so that one whose own routes or endpoints are not known yet is still seen right.
// They only ever apply on hosts of the catalogue.

const visitFirst = new Set((
  'about about-us affiliate affiliates alternatives api-docs auth blog brand careers case-studies changelog checkout ' +
  'community compare company contact contact-sales contact-us cookie-policy cookies customer-stories customers ' +
  'demo developers docs documentation download downloads education enterprise events faq faqs features forgot-password ' +
  'forum glossary guide guides help help-center helpcenter investors invite invoices jobs legal learn log-in ' +
  'news newsroom nonprofits onboarding partner partners payment plans policies policy press price pricing privacy ' +
  'privacy-policy product products refund-policy register release-notes releases reset-password resources reviews ' +
  'roadmap robots.txt security share shared signup-success sitemap sitemap.xml solutions sso startups status stories ' +
  'students subprocessors success-stories support teams terms terms-of-service terms-of-use testimonials tos trust ' +
  'tutorials unsubscribe upgrade use-cases use-case usecases verify verify-email vs webinars whats-new why'
).split(' '))

const visitAnywhere = new Set((
  'account account-settings billing callback login logout oauth oauth2 preferences pricing settings sign-in sign-out ' +
  'sign-up sign_in sign_up signin signout signup subscription subscriptions'
).split(' '))

const visitKeys = new Set([...visitFirst, ...visitAnywhere].map((word) => segmentKey(word, 0)))

/**
 * True when the part of the path that no app route spells out is a page about the service: log-in, settings, pricing,
 * docs, share links and the like.
 * @param path tidied path (address.ts) in lower case
 * @param from how many leading segments the app route spells out; these never count
 */
export function looksLikeVisit(path: string, from: number): boolean {
  let index = 0
  for (let start = 1; start <= path.length; index++) {
    const slash = path.indexOf('/', start)
    const end = slash < 0 ? path.length : slash
    if (index >= from && visitKeys.has(segmentKey(path, start))) {
      const segment = path.slice(start, end)
      if (visitAnywhere.has(segment) || (index === 0 && visitFirst.has(segment))) return true
    }
    start = end + 1
  }
  return false
}

// Endings of paths that generate. First the forms seen at model APIs and their look-alikes, then the words that, on a
// host known to be an AI service and with a streaming reply, leave little else.
const generation = new RegExp([
  '(?:^|/)(?:v\\d+(?:beta\\d*)?/)?(?:chat/)?(?:retry_)?completions?(?:/stream)?$',
  '/v1/(?:messages|responses|chat|generate)$',
  ':(?:stream)?generatecontent$',
  'streamgenerate$',
  '/model/[^/]+/(?:invoke|converse)(?:-with-response-stream|-stream)?$',
  'runinference',
  '(?:^|[/_-])ask$',
  '/conversations?/new$',
  '/(?:f/)?conversations?$',
  'assistant/stream$',
  '/chat/(?:threads|conversation/[^/]+)$',
  '(?:^|[/_-])(?:chat|generate|generation|generations|completion|prompt|inference|answer|agent|query|predict|invoke|converse|rewrite|translate|summari[sz]e)(?:[/_-](?:stream|sse|v\\d+))?$',
  '/(?:chats?|conversations?|threads?|sessions?|agents?)/[^/]+/(?:messages?|completions?|stream|runs?|chat|send|reply)(?:/stream)?$',
  '/(?:messages?|runs?)/stream$',
  '/stream(?:/)?(?:chat|completions?|generate|answer|message)$',
].join('|'), 'i')

const background = /(?:^|[/_.-])(?:telemetry|analytics|metrics|events?|track(?:ing)?|beacon|logs?\d*|logging|prewarm|prefetch|heartbeat|presence|notifications?|history|search-history|feedback|support|helpdesk|intercom|batchexecute|list|suggest(?:ions?)?|autocomplete|subscribe|sync)(?:[/_.-]|$)/i

/** First labels of hosts to which pages report what is done on them. */
const reporting = new Set('analytics beacon collect collector event events ingest log logs metrics o11y pixel px rum sentry stats t telemetry track tracking'.split(' '))

/** True for what a page sends by itself whatever is done there: measuring, lists, look-ups. */
export function looksLikeBackground(host: string, path: string): boolean {
  const [first = '', ...rest] = host.split('.')
  return background.test(path) || (rest.length > 1 && reporting.has(first))
}

/** True for a path that ends as generation endpoints do and holds no word of background traffic. */
export function looksLikeGeneration(path: string): boolean {
  return generation.test(path) && !background.test(path)
}

const streams = ['text/event-stream', 'application/x-ndjson', 'application/ndjson', 'application/jsonl', 'application/x-jsonlines',
  'application/json-seq', 'application/stream+json', 'application/vnd.amazon.eventstream', 'application/connect+json', 'application/connect+proto', 'application/grpc-web']

/** True for content types that come piece by piece while a model writes. */
export function isStream(contentType: string): boolean {
  const type = contentType.trimStart().toLowerCase()
  return streams.some((stream) => type.startsWith(stream))
}
