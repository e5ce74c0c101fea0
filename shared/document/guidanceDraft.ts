import type { ActContentOf, GuidancePage } from '#shared/act/schema.ts'
import { entryKey, guidanceSlots, isGuidanceEntry, type Entry, type GuidanceSlot } from './schema.ts'

// The draft of the AI policy and its training: what is in force with the pages people have changed laid over it.

export type GuidanceContent = ActContentOf<'publish-guidance'>
export type DraftedPage = { readonly slot: GuidanceSlot; readonly page: GuidancePage; readonly change: 'same' | 'new' | 'changed' }
export type GuidanceDraft = {
  /** The policy text first, then the training. */
  readonly pages: readonly DraftedPage[]
  readonly repeatMonths: number | null
  /** How many pages in force are to go. */
  readonly removed: number
  /** False: publishing would change nothing. */
  readonly differs: boolean
  /** Where a further page of training goes; null: there is no room. The policy text comes first. */
  readonly free: GuidanceSlot | null
}

/** What stands in each slot by the act in force. */
function slotsOf(inForce: GuidanceContent | null): ReadonlyMap<GuidanceSlot, GuidancePage> {
  const pages: [GuidanceSlot, GuidancePage][] = []
  if (inForce !== null && inForce.policy !== null) pages.push(['policy', { page: inForce.policy, question: null }])
  for (const [index, page] of (inForce?.training ?? []).entries()) pages.push([guidanceSlots[index + 1] as GuidanceSlot, page])
  return new Map(pages)
}

export function draftOfGuidance(inForce: GuidanceContent | null, entries: ReadonlyMap<string, Entry>): GuidanceDraft {
  const before = slotsOf(inForce)
  let removed = 0
  const pages = guidanceSlots.flatMap((slot): DraftedPage[] => {
    const entry = entries.get(entryKey.guidance(slot))
    const old = before.get(slot) ?? null
    const page = entry !== undefined && isGuidanceEntry(entry) ? entry.page : old
    if (page === null) {
      removed += old === null ? 0 : 1
      return []
    }
    return [{ slot, page, change: old === null ? 'new' : isSame(old, page) ? 'same' : 'changed' }]
  })
  const repeat = entries.get(entryKey.guidanceRepeat)
  const repeatMonths = repeat !== undefined && 'value' in repeat ? monthsOf(String(repeat.value)) : (inForce?.repeatMonths ?? null)
  const last = guidanceSlots.findLastIndex((slot) => pages.some((page) => page.slot === slot))
  const free = guidanceSlots[last + 1] ?? guidanceSlots.find((slot) => !pages.some((page) => page.slot === slot)) ?? null
  return {
    pages,
    repeatMonths,
    removed,
    differs: removed > 0 || pages.some(({ change }) => change !== 'same') || (pages.length > 0 && repeatMonths !== (inForce?.repeatMonths ?? null)),
    free: pages.some(({ slot }) => slot === 'policy') ? free : 'policy',
  }
}

/** The content an act of publishing would carry; null while there is no policy text. */
export function contentOfGuidance({ pages, repeatMonths }: GuidanceDraft): GuidanceContent | null {
  const policy = pages.find(({ slot }) => slot === 'policy')
  if (policy === undefined) return null
  return { kind: 'publish-guidance', policy: policy.page.page, training: pages.filter((page) => page !== policy).map(({ page }) => page), repeatMonths }
}

/** `repeat` as an entry says it: empty for never. */
export function monthsOf(value: string): number | null {
  const months = Number(value)
  return Number.isInteger(months) && months >= 1 && months <= 36 ? months : null
}

function isSame(a: GuidancePage, b: GuidancePage): boolean {
  return JSON.stringify(ordered(a)) === JSON.stringify(ordered(b))
}

/** The fields in one order: an act and an entry may list them differently. */
function ordered({ page: { en, de }, question }: GuidancePage) {
  const texts = question === null ? null : [question.texts.en.question, question.texts.en.answers, question.texts.de.question, question.texts.de.answers, question.right]
  return [en.title, en.text, de.title, de.text, texts]
}
