import { lastActs } from '#shared/act/ledger.ts'
import type { Act, ActContent } from '#shared/act/schema.ts'
import { ownServiceId } from '#shared/policy/own.ts'

/** The service an act is about; null when it is about the organisation. A host that was settled is a service of its own, or may become one. */
export function serviceOfAct(content: ActContent): string | null {
  if ('service' in content) return content.service
  return content.kind === 'settle-candidate' ? ownServiceId(content.host) : null
}

/** True for one of the organisation's own services, as long as its confirmation stands. */
export function isOwn({ last }: SubjectLedger): boolean {
  return [...last.values()].some(({ content }) => content.kind === 'settle-candidate' && content.outcome === 'confirm')
}

/** Acts about one service or the organisation: all of them in order, and the last one of each subject. */
export type SubjectLedger = { readonly acts: readonly Act[]; readonly last: ReadonlyMap<string, Act> }

export const emptyLedger: SubjectLedger = { acts: [], last: new Map() }

/** The ledger by service; the key null holds what concerns the organisation. */
export function ledgersOf(acts: readonly Act[]): Map<string | null, SubjectLedger> {
  const grouped = new Map<string | null, Act[]>()
  for (const act of acts) {
    const service = serviceOfAct(act.content)
    const group = grouped.get(service)
    if (group === undefined) grouped.set(service, [act])
    else group.push(act)
  }
  return new Map([...grouped].map(([service, group]) => [service, { acts: group, last: lastActs(group) }]))
}
