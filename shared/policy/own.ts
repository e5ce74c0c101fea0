import type { Act, ActContentOf } from '#shared/act/schema.ts'
import type { ServiceFacts } from '#shared/catalogue/facts.ts'
import type { Bundle, OwnService } from './schema.ts'

type Confirmation = Extract<ActContentOf<'settle-candidate'>, { outcome: 'confirm' }>

/**
 * Id of the organisation's own service on a host that was confirmed as AI. No id of the catalogue starts with `own-`
 * (checked in own.test.ts), and two hosts that are told apart have two ids.
 */
export function ownServiceId(host: string): string {
  // A hyphen of the host is doubled, so that `a-b.example` and `a.b.example` stay two; a long host keeps its end and a sum.
  const id = `own-${host.replaceAll('-', '--').replaceAll('.', '-')}`
  return id.length <= 60 ? id : `own-${sum(host)}-${id.slice(-40).replace(/^-+/, '')}`
}

/** FNV-1a, 32 bit, in base 36: to tell long hosts apart, not to protect anything. */
function sum(text: string): string {
  let hash = 0x811c9dc5
  for (const char of text) hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193) >>> 0
  return hash.toString(36)
}

/**
 * Services that are or were the organisation's own, by the last act that confirmed each. One whose confirmation was taken
 * back keeps its name: months in which it was one still tell of it.
 */
export function ownServices(acts: Iterable<Act>): OwnService[] {
  const byHost = new Map<string, OwnService>()
  for (const { content } of acts) {
    if (content.kind !== 'settle-candidate' || content.outcome !== 'confirm') continue
    byHost.set(content.host, ownServiceOf(content))
  }
  return [...byHost.values()]
}

/** An own service as the catalogue would have it. What nobody has looked up is unknown. */
export function ownFacts({ id, name, vendor, category, host }: OwnService): ServiceFacts {
  return { id, name, vendor, country: 'unknown', category, capabilities: [], hosts: [host], pages: {}, terms: [], sources: [] }
}

/** What was settled of unknown hosts, by the last act on each. */
export function settlements(acts: Iterable<Act>): Bundle['hosts'] {
  const last = new Map<string, ActContentOf<'settle-candidate'>>()
  for (const { content } of acts) if (content.kind === 'settle-candidate') last.set(content.host, content)
  const contents = [...last.values()]
  return {
    own: contents.flatMap((content) => (content.outcome === 'confirm' ? [ownServiceOf(content)] : [])),
    merged: contents.flatMap((content) => (content.outcome === 'merge' ? [{ host: content.host, service: content.service }] : [])),
    dismissed: contents.flatMap((content) => (content.outcome === 'dismiss' ? [content.host] : [])),
  }
}

function ownServiceOf({ host, name, vendor, category }: Confirmation): OwnService {
  return { id: ownServiceId(host), name, vendor, category, host }
}

/** Service by host for all hosts that came after the catalogue: own services, and further addresses of known ones. */
export function extraHosts({ own, merged }: Pick<Bundle['hosts'], 'own' | 'merged'>): Map<string, string> {
  return new Map([...own.map(({ host, id }) => [host, id] as const), ...merged.map(({ host, service }) => [host, service] as const)])
}

/** Hosts somebody has looked at: nobody need report them again. */
export function settledHosts({ own, merged, dismissed }: Bundle['hosts']): Set<string> {
  return new Set([...own.map(({ host }) => host), ...merged.map(({ host }) => host), ...dismissed])
}
