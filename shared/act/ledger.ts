import { hashValue } from '#shared/canonical/hash.ts'
import type { Act, ActContent, ActContentOf, ActKind, ProposedAct } from './schema.ts'

/** What an act is about; acts on one subject follow each other. */
export function subjectOf(content: ActContent): string {
  switch (content.kind) {
    case 'decide-service':
      return `service/${content.service}`
    case 'confirm-fact':
      return ['fact', content.service ?? 'organisation', content.accountType, content.fact].filter((part) => part !== null).join('/')
    case 'accept-risk':
      return `risk/${content.risk}/${content.service ?? 'organisation'}`
    case 'attest-treatment':
      return `treatment/${content.treatment}/${content.risk}/${content.service ?? 'organisation'}`
    case 'publish-policy':
      return 'policy'
    case 'set-organisation':
      return 'organisation'
    case 'publish-rules':
      return 'rules'
    case 'set-card':
      return 'card'
    case 'publish-guidance':
      return 'guidance'
    case 'settle-candidate':
      return `candidate/${content.host}`
    case 'answer-report':
      return `report/${content.report}`
  }
}

export type Stamp = Pick<Act, 'number' | 'at' | 'by' | 'samePerson' | 'previous'>

/** The act with its stamp and the hash over everything else, chained to the act before it. */
export async function stampAct(subtle: SubtleCrypto, proposed: ProposedAct, stamp: Stamp): Promise<Act> {
  const act = { ...proposed, ...stamp }
  return { ...act, hash: await hashValue(subtle, act) }
}

export type ChainFault = { readonly number: number; readonly fault: 'number' | 'previous' | 'hash' }

/**
 * Checks a run of acts that follows `before` (null: from the start).
 * @returns the first fault, or null when numbers, links and hashes all hold.
 */
export async function checkChain(subtle: SubtleCrypto, acts: readonly Act[], before: Act | null): Promise<ChainFault | null> {
  let last = before
  for (const act of acts) {
    if (act.number !== (last?.number ?? 0) + 1) return { number: act.number, fault: 'number' }
    if (act.previous !== (last?.hash ?? '')) return { number: act.number, fault: 'previous' }
    const { hash, ...rest } = act
    if ((await hashValue(subtle, rest)) !== hash) return { number: act.number, fault: 'hash' }
    last = act
  }
  return null
}

/** Last act of each subject. Status is always derived from these, never stored. */
export function lastActs(acts: Iterable<Act>): Map<string, Act> {
  const last = new Map<string, Act>()
  for (const act of acts) last.set(subjectOf(act.content), act)
  return last
}

/** An act of one kind. */
export type ActOf<K extends ActKind> = Act & { readonly content: ActContentOf<K> }

export function isActOf<K extends ActKind>(act: Act | undefined, kind: K): act is ActOf<K> {
  return act?.content.kind === kind
}
