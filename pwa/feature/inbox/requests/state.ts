import { isActOf, lastActs, type ActOf } from '#shared/act/ledger.ts'
import type { Act } from '#shared/act/schema.ts'
import type { KeptReport, Report } from '#shared/report/schema.ts'

export type AnswerAct = ActOf<'answer-report'>
export type Request = Extract<Report, { kind: 'request' }>
/** A report, with the last answer to it; null while nobody has answered. */
export type Item = KeptReport & { readonly answer: AnswerAct | null }
/** Open items on one service or tool. */
export type Group = { readonly key: string; readonly items: readonly Item[]; readonly wanted: number }

/** What a request is for, so that requests for one thing are found together: the service, or the tool as people wrote it. */
export function wishOf({ service, tool }: Request): string {
  return service ?? `"${(tool ?? '').trim().toLowerCase()}`
}

/** Reports with their answers, newest first. */
export function itemsOf(reports: readonly KeptReport[], acts: readonly Act[]): Item[] {
  const last = lastActs(acts)
  const items = reports.map((kept): Item => {
    const act = last.get(`report/${kept.report.id}`)
    return { ...kept, answer: isActOf(act, 'answer-report') ? act : null }
  })
  return items.toSorted((a, b) => (a.receivedOn < b.receivedOn ? 1 : a.receivedOn > b.receivedOn ? -1 : a.report.id < b.report.id ? -1 : 1))
}

/** How often each thing is wished for, in all requests that are kept. */
export function demandOf(items: readonly Item[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { report } of items) if (report.kind === 'request') counts.set(wishOf(report), (counts.get(wishOf(report)) ?? 0) + 1)
  return counts
}

/** What is open: concerns first, one by one; then requests by what they are for, the most wished for first. */
export function openGroups(items: readonly Item[]): Group[] {
  const open = items.filter(({ answer }) => answer === null)
  const demand = demandOf(items)
  const concerns = open.filter(({ report }) => report.kind === 'concern').map((item): Group => ({ key: item.report.id, items: [item], wanted: 0 }))
  const byWish = new Map<string, Item[]>()
  for (const item of open) {
    if (item.report.kind !== 'request') continue
    const wish = wishOf(item.report)
    byWish.set(wish, [...(byWish.get(wish) ?? []), item])
  }
  const requests = [...byWish].map(([key, list]): Group => ({ key, items: list, wanted: demand.get(key) ?? 0 }))
  return [...concerns, ...requests.toSorted((a, b) => b.wanted - a.wanted)]
}
