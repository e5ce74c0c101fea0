import type { Catalogue, Sighting } from '#shared/catalogue/index.ts'
import { hostOf } from '#shared/catalogue/address.ts'
import { hostRole } from '#shared/catalogue/compiled.ts'
import type { LogConfidence } from '#shared/record/logFinding.ts'
import { aiSignOf, isAddress, isPublicHost, registrableHost, tidyAddress, type AiSign } from './address.ts'
import type { LineFault, LogLine } from './line.ts'
import { createNameMatcher } from './name.ts'

/**
 * What is left of a line behind the door: a service, a vendor, or a registrable host that looks like AI. Of all other
 * lines only that they were there. No path, no user, no time.
 */
export type Seen =
  | { readonly kind: 'service'; readonly service: string; readonly confidence: LogConfidence }
  | { readonly kind: 'vendor'; readonly vendor: string }
  | { readonly kind: 'candidate'; readonly host: string; readonly sign: AiSign }
  /** A name with an AI word in it. The name stays here: people give applications their own names. */
  | { readonly kind: 'nameLikeAi' }
  /** Known, and not AI as far as this line shows: a product with built-in AI, or dismissed by security. */
  | { readonly kind: 'knownNotAi' }
  | { readonly kind: 'notAi' }
  /** An IP address, from which nothing can be told. */
  | { readonly kind: 'unnamed' }

export type DoorOptions = {
  readonly catalogue: Catalogue
  /** Registrable hosts that security has looked at and found not to be AI. */
  readonly dismissed: ReadonlySet<string>
}

const knownNotAi: Seen = { kind: 'knownNotAi' }
const notAi: Seen = { kind: 'notAi' }
const nameLikeAi: Seen = { kind: 'nameLikeAi' }
const unnamed: Seen = { kind: 'unnamed' }
const ipAddress = /^(?:\d{1,3}(?:\.\d{1,3}){3}|\[?[0-9a-f:.%]*:[0-9a-f:.%]*:[0-9a-f:.%]*\]?(?::\d{1,5})?)(?:\/|$)/i
// Measured with 50,000 hosts that come round evenly: remembering them all costs 10 MB and saves 40 % of the time.
const rememberedHosts = 100_000

/** Makes the door every line goes through: the only place where an address meets the catalogue's matcher. */
export function createDoor({ catalogue, dismissed }: DoorOptions): (line: LogLine, onBill: boolean) => Seen | LineFault {
  let shared: ReturnType<typeof sharedHosts> | null = null
  // Made when the first name comes: most logs have none.
  let matchName: ReturnType<typeof createNameMatcher> | null = null
  const seenByHost = new Map<string, Seen>()

  function fromAddress(raw: string, method: string | null, replyType: string | null): Seen | null {
    const address = tidyAddress(raw)
    const slice = hostOf(address)
    if (slice === null) return ipAddress.test(address) ? unnamed : isAddress(address) ? notAi : null
    const bare = slice.end >= address.length || (slice.end === address.length - 1 && address.endsWith('/'))
    if (!bare) return look(address, slice.host, method, replyType, false)
    const known = seenByHost.get(slice.host)
    if (known !== undefined) return known
    const seen = look(address, slice.host, null, null, true)
    if (seenByHost.size >= rememberedHosts) seenByHost.clear()
    seenByHost.set(copy(slice.host), seen)
    return seen
  }

  function look(address: string, host: string, method: string | null, replyType: string | null, bare: boolean): Seen {
    const sighting = matchBest(address, host, method, replyType)
    if (sighting !== null) {
      const route = !bare && !sighting.rule.endsWith('/visit/host')
      return { kind: 'service', service: sighting.service, confidence: route ? 'route' : 'host' }
    }
    if (!isPublicHost(host)) return ipAddress.test(host) ? unnamed : notAi
    shared ??= sharedHosts(catalogue)
    if (shared(host)) return knownNotAi
    const registrable = registrableHost(host)
    if (dismissed.has(registrable) || dismissed.has(host)) return knownNotAi
    const sign = aiSignOf(host, registrable, address, method, replyType)
    return sign === null ? notAi : { kind: 'candidate', host: copy(registrable), sign }
  }

  /** A request that no rule knows (telemetry, a new endpoint) still shows that the service is there. */
  function matchBest(address: string, host: string, method: string | null, replyType: string | null): Sighting | null {
    if (method === null || method === 'GET' || method === 'CONNECT') return catalogue.match({ url: address, type: 'navigation' })
    return catalogue.match({ url: address, type: 'xmlhttprequest', method, ...(replyType === null ? {} : { responseType: replyType }) }) ?? catalogue.match({ url: host, type: 'navigation' })
  }

  function fromName(name: string, onBill: boolean): Seen | null {
    matchName ??= createNameMatcher(catalogue)
    const found = matchName(name, onBill)
    if (found === null) return null
    return found.kind === 'service' ? { ...found, confidence: 'name' } : found.kind === 'looksLikeAi' ? nameLikeAi : found
  }

  return ({ address, name, method, replyType }, onBill) => {
    const byAddress = address === null ? null : fromAddress(address, method, replyType)
    if (byAddress?.kind === 'service' || name === null) return byAddress ?? 'noHost'
    const byName = fromName(name, onBill)
    if (byName === null || (byName.kind === 'nameLikeAi' && byAddress !== null && byAddress.kind !== 'notAi' && byAddress.kind !== 'unnamed')) return byAddress ?? notAi
    return byName
  }
}

/** Makes the test whether the catalogue knows the host of an address, as AI or as a product with some AI in it. */
export function createKnows(catalogue: Catalogue): (address: string) => boolean {
  let shared: ReturnType<typeof sharedHosts> | null = null
  return (address) => {
    shared ??= sharedHosts(catalogue)
    const host = hostOf(tidyAddress(address))?.host
    return host !== undefined && isPublicHost(host) && (shared(host) || catalogue.match({ url: host, type: 'navigation' }) !== null)
  }
}

/** Tells hosts of products that have AI on some pages only: the host alone says nothing about AI. */
function sharedHosts({ compiled }: Catalogue): (host: string) => boolean {
  const below = new Map<string, boolean>()
  for (const [host, , suffix, role] of compiled.hosts) {
    if (role === hostRole.shared) below.set(host, suffix === 1 || (below.get(host) ?? false))
  }
  return (host) => {
    if (below.has(host)) return true
    for (let dot = host.indexOf('.'); dot > 0; dot = host.indexOf('.', dot + 1)) {
      if (below.get(host.slice(dot + 1)) === true) return true
    }
    return false
  }
}

/** A text of its own: a slice would keep the whole piece of the file it was cut from in memory. */
function copy(text: string): string {
  return ` ${text}`.slice(1)
}
