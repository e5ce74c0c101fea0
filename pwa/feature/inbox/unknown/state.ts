import { isActOf, lastActs, type ActOf } from '#shared/act/ledger.ts'
import { hostFault, type HostFault } from '#shared/act/host.ts'
import type { Act, ActContentOf } from '#shared/act/schema.ts'
import type { Month } from '#shared/calendar/calendar.ts'
import { candidateEvidence, type CandidateEvidence } from '#shared/catalogue/candidate.ts'
import type { ServiceFacts } from '#shared/catalogue/facts.ts'
import type { ServiceCategory } from '#shared/catalogue/index.ts'
import { confidenceOf, isPublicName } from '#shared/catalogue/unknown.ts'
import type { TableOf } from '#shared/table/schema.ts'

// What the queue of unknown hosts shows, and what a form about one of them says.

export type UnknownHost = {
  readonly host: string
  readonly evidence: readonly CandidateEvidence[]
  readonly confidence: 'likely' | 'possible'
  /** Months in which it was named; null: it was opened again, and the tables do not name it (any more). */
  readonly months: { readonly first: Month; readonly last: Month } | null
}

export type SettledHost = ActOf<'settle-candidate'>

/** Hosts that browsers named and nobody has settled, and those that were opened again: the surest first, then the latest. */
export function unknownHosts(presence: readonly TableOf<'presence'>[], acts: readonly Act[]): UnknownHost[] {
  const last = lastSettlements(acts)
  const seen = new Map<string, { evidence: Set<CandidateEvidence>; months: UnknownHost['months'] }>()
  // Browsers left them out of their sheets when they were settled, so it takes a while until tables name them again.
  for (const { content } of last) if (content.outcome === 'reopen') seen.set(content.host, { evidence: new Set(), months: null })
  for (const { period, candidates = [] } of presence.toSorted((a, b) => (a.period < b.period ? -1 : 1))) {
    for (const { host, evidence } of candidates) {
      const known = seen.get(host) ?? { evidence: new Set(), months: null }
      for (const kind of evidence) known.evidence.add(kind)
      seen.set(host, { ...known, months: { first: known.months?.first ?? period, last: period } })
    }
  }
  const settled = new Set(last.filter(({ content }) => content.outcome !== 'reopen').map(({ content }) => content.host))
  return [...seen]
    .filter(([host]) => !settled.has(host))
    .map(([host, { evidence, months }]) => {
      const kinds = candidateEvidence.filter((kind) => evidence.has(kind))
      return { host, evidence: kinds, confidence: confidenceOf(kinds), months }
    })
    .sort((a, b) => compare(a.confidence, b.confidence) || compare(b.months?.last ?? '', a.months?.last ?? '') || compare(a.host, b.host))
}

function lastSettlements(acts: readonly Act[]): SettledHost[] {
  return [...lastActs(acts).values()].filter((act): act is SettledHost => isActOf(act, 'settle-candidate'))
}

/** What stands settled, by the last act on each host, newest first. */
export function settledHosts(acts: readonly Act[]): SettledHost[] {
  return lastSettlements(acts).filter(({ content }) => content.outcome !== 'reopen').sort((a, b) => b.number - a.number)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

export type Outcome = ActContentOf<'settle-candidate'>['outcome']

export type SettleFields = {
  readonly host: string
  readonly outcome: Outcome
  readonly name: string
  readonly vendor: string
  readonly category: ServiceCategory
  readonly service: string
  readonly reason: string
}
export type SettleError = HostFault | 'name' | 'vendor' | 'service' | 'reason'

/** The form at first: what was settled before, or nothing. */
export function startFields(host: string, before: ActContentOf<'settle-candidate'> | null): SettleFields {
  const empty = { host, outcome: 'confirm', name: '', vendor: '', category: 'general_assistant', service: '', reason: '' } as const
  if (before?.outcome === 'confirm') return { ...empty, outcome: 'reopen', name: before.name, vendor: before.vendor, category: before.category }
  if (before?.outcome === 'merge') return { ...empty, outcome: 'reopen', service: before.service }
  return before?.outcome === 'dismiss' ? { ...empty, outcome: 'reopen' } : empty
}

export type ReadFields = { readonly ok: true; readonly content: ActContentOf<'settle-candidate'>; readonly reason: string } | { readonly ok: false; readonly error: SettleError }

/** The act that the form proposes, or the first field at fault. `servicesOf`: services of the catalogue that have a host. */
export function readFields(fields: SettleFields, servicesOf: (host: string) => readonly string[]): ReadFields {
  const host = fields.host.trim().toLowerCase().replace(/^https?:\/\//, '').replace(/\/.*$/, '').replace(/^www\./, '')
  const [name, vendor, reason] = [fields.name.trim(), fields.vendor.trim(), fields.reason.trim()]
  const failed = (error: SettleError) => ({ ok: false, error }) as const
  const content = contentOf({ ...fields, host, name, vendor })
  const fault = isPublicName(host) ? hostFault(content, servicesOf(host)) : 'host'
  if (fault !== null) return failed(fault)
  if (fields.outcome === 'confirm' && name === '') return failed('name')
  if (fields.outcome === 'confirm' && vendor === '') return failed('vendor')
  if (fields.outcome === 'merge' && fields.service === '') return failed('service')
  if (reason === '') return failed('reason')
  return { ok: true, content, reason }
}

function contentOf({ host, outcome, name, vendor, category, service }: SettleFields): ActContentOf<'settle-candidate'> {
  const kind = 'settle-candidate'
  if (outcome === 'confirm') return { kind, outcome, host, name, vendor, category }
  return outcome === 'merge' ? { kind, outcome, host, service } : { kind, outcome, host }
}

const mostFound = 6

/** Services whose name, vendor or host holds what was typed: those whose name begins with it first. */
export function findServices(services: readonly ServiceFacts[], typed: string): ServiceFacts[] {
  const wanted = typed.trim().toLowerCase()
  if (wanted === '') return []
  const rank = ({ name }: ServiceFacts) => (name.toLowerCase().startsWith(wanted) ? 0 : 1)
  return services
    .filter(({ name, vendor, hosts }) => [name, vendor, ...hosts].some((text) => text.toLowerCase().includes(wanted)))
    .sort((a, b) => rank(a) - rank(b) || compare(a.name, b.name))
    .slice(0, mostFound)
}
