import { purposeIds, type Purpose } from '#shared/taxonomy/schema.ts'

/** A purpose given once, for which service. */
export type PurposeUse = { readonly service: string; readonly purpose: Purpose }

/** All purposes: own most used for this service first, then own most used anywhere, then the list's order. */
export function purposesFor(service: string, uses: Iterable<PurposeUse>): Purpose[] {
  const here = new Map<Purpose, number>()
  const anywhere = new Map<Purpose, number>()
  for (const use of uses) {
    anywhere.set(use.purpose, (anywhere.get(use.purpose) ?? 0) + 1)
    if (use.service === service) here.set(use.purpose, (here.get(use.purpose) ?? 0) + 1)
  }
  const count = (counts: ReadonlyMap<Purpose, number>, purpose: Purpose) => counts.get(purpose) ?? 0
  return [...purposeIds].sort((a, b) => count(here, b) - count(here, a) || count(anywhere, b) - count(anywhere, a))
}
