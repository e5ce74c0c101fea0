import { hostOf, pathOf } from '#shared/catalogue/address.ts'
import { isStream, looksLikeGeneration } from '#shared/catalogue/generic.ts'

/** Why an unknown host may be AI. Weak signs all of them, the first the strongest. */
export const aiSigns = ['request', 'domainWord', 'hostWord', 'aiEnding'] as const
export type AiSign = (typeof aiSigns)[number]

// Proxies write tunnels as tcp://host:443/ or ssl://host:443/.
const tunnel = /^(?:tcp|ssl|tls|quic|udp):\/\//i
const oddButAddress = /^(?:[\w.*-]+|\[?[0-9a-f:.%]+\]?)(?::\d{1,5})?\.?(?:\/|$)|^[a-z][a-z0-9+.-]*:/i

/** The address as the catalogue's matcher reads it. */
export function tidyAddress(address: string): string {
  return tunnel.test(address) ? address.replace(tunnel, 'https://') : address
}

/** False for what cannot be an address at all: sentences, numbers with units, empty cells. */
export function isAddress(address: string): boolean {
  return hostOf(address) !== null || oddButAddress.test(address)
}

/** True for a public host name: labels, a dot, an ending of letters; no IP address, nothing internal. */
export function isPublicHost(host: string): boolean {
  return /^(?=.{4,253}$)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+(?:[a-z]{2,24}|xn--[a-z0-9-]{2,59})$/.test(host)
    && !/\.(?:local|localhost|lan|home|corp|internal|intranet|private|invalid|test|example|arpa|localdomain|onion|domain)$/.test(host)
}

// Endings under which names are sold one level further down. Where one is missing the name shown is too short, never
// too long: that keeps host names of single customers and people out.
const secondLevel = new Set('ac co com edu firm gen go gob gouv gov govt gub id ind info ltd mil muni net ne nhs nom or org plc sch web'.split(' '))

/** The part of a public host that somebody registered: `a.b.example.co.uk` gives `example.co.uk`. */
export function registrableHost(host: string): string {
  const labels = host.split('.')
  const [top, second] = [labels.at(-1) ?? '', labels.at(-2) ?? '']
  return labels.slice(top.length === 2 && secondLevel.has(second) ? -3 : -2).join('.')
}

const domainWords = /gpt|openai|copilot|chatbot|(?:^|-)(?:ai|llms?|genai|claude|gemini|deepseek|mistral)(?:-|$)|(?:chat|gen|deep|open)ai$|aichat|llm$/
const hostWords = /(?:^|\.)(?:ai|chat-?gpt|gpt|llms?|copilot|genai|openai)(?:[.-]|$)/
const modelApi = /\/v\d+(?:beta\d*)?\/(?:chat\/completions|completions|messages|responses|embeddings)$|:(?:stream)?generatecontent$/i

/**
 * What makes a host that the catalogue does not know look like AI.
 *
 * @param host lower case, public
 * @param address where `host` comes from: path and request are looked at, and not kept
 */
export function aiSignOf(host: string, registrable: string, address: string, method: string | null, replyType: string | null): AiSign | null {
  if (method === 'POST' && looksLikeModelCall(address, replyType)) return 'request'
  const dot = registrable.indexOf('.')
  if (domainWords.test(registrable.slice(0, dot))) return 'domainWord'
  const below = host.length - registrable.length
  if (below > 0 && hostWords.test(host.slice(0, below))) return 'hostWord'
  return registrable.endsWith('.ai') ? 'aiEnding' : null
}

function looksLikeModelCall(address: string, replyType: string | null): boolean {
  const slice = hostOf(address)
  if (slice === null) return false
  const path = pathOf(address, slice.end)
  return modelApi.test(path) || (replyType !== null && isStream(replyType) && looksLikeGeneration(path))
}
