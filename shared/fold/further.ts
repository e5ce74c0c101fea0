import type { Asks } from '#shared/sheet/schema.ts'
import { justifications } from '#shared/taxonomy/lists.ts'
import type { Justification } from '#shared/taxonomy/schema.ts'
import type { Copy } from './copy.ts'
import type { Further } from './fold.ts'
import { roomsOf, type Room } from './room.ts'

/** What one sheet of the coarsened copy says besides its cells. */
export type Told = { asks: Asks; justified: Map<Justification, number>; guidance: number | null }

/** By the ordinal of the sheet: every sheet that has a cell in the copy, and no other. */
export type CoarseFurther = ReadonlyMap<number, Readonly<Told>>

type Outcome = keyof Asks
/** What came of a question at once, and after more: what is too rare of the one is told as the other. */
const pairs: readonly (readonly [Outcome, Outcome])[] = [['answered', 'answeredLater'], ['ignored', 'ignoredAgain']]

/**
 * Coarsens what sheets say besides their cells until every row has no browser or at least k, so that the copy is again
 * something browsers could have sent (docs/decisions/0011): no sheet says more than its cells in the copy leave room for.
 */
export function coarsenFurther(copy: Copy, further: readonly Further[], k: number): CoarseFurther {
  if (further.every(({ asks, justified, guidance }) => asks === undefined && justified === undefined && guidance === undefined)) return new Map()
  const told = new Map([...roomsOf(copy)].map(([ordinal, room]) => [ordinal, fitted(further[ordinal] ?? {}, room)] as const))
  const sheets = [...told.values()]
  settleAsks(sheets, k)
  settleReasons(sheets, k)
  settleGuidance(sheets, k)
  return told
}

function fitted({ asks, justified = [], guidance }: Further, room: Room): Told {
  const answered = Math.min(asks?.answered ?? 0, room.answered)
  const answeredLater = Math.min(asks?.answeredLater ?? 0, room.answered - answered)
  const left = Math.min(room.left, room.questions - answered - answeredLater)
  const ignored = Math.min(asks?.ignored ?? 0, left)
  const ignoredAgain = Math.min(asks?.ignoredAgain ?? 0, left - ignored)
  const reasons = new Map<Justification, number>()
  let free = room.sessions
  for (const reason of justifications) {
    const count = Math.min(justified.find((item) => item.reason === reason)?.count ?? 0, free)
    if (count > 0) reasons.set(reason, count)
    free -= count
  }
  return { asks: { answered, answeredLater, ignored, ignoredAgain }, justified: reasons, guidance: guidance ?? null }
}

/** A pair with a rare half is told as one, under the first name; a rare pair is left out. */
function settleAsks(sheets: readonly Told[], k: number): void {
  const browsers = (outcome: Outcome) => sheets.filter(({ asks }) => asks[outcome] > 0).length
  const isRare = (outcome: Outcome) => browsers(outcome) > 0 && browsers(outcome) < k
  for (const [first, more] of pairs) {
    if (isRare(first) || isRare(more)) for (const told of sheets) told.asks = { ...told.asks, [first]: told.asks[first] + told.asks[more], [more]: 0 }
    if (isRare(first)) for (const told of sheets) told.asks = { ...told.asks, [first]: 0 }
  }
}

/** Rare reasons count as `other`; where that stays rare the rarest other reason joins it; if none is left, none is told. */
function settleReasons(sheets: readonly Told[], k: number): void {
  const browsers = (reason: Justification) => sheets.filter(({ justified }) => justified.has(reason)).length
  const named = () => justifications.filter((reason) => reason !== 'other' && browsers(reason) > 0)
  const toOther = (reason: Justification) => {
    for (const { justified } of sheets) {
      const count = justified.get(reason)
      if (count === undefined) continue
      justified.delete(reason)
      justified.set('other', (justified.get('other') ?? 0) + count)
    }
  }
  for (const reason of named()) if (browsers(reason) < k) toOther(reason)
  while (browsers('other') > 0 && browsers('other') < k) {
    const [rarest] = named().sort((a, b) => browsers(a) - browsers(b))
    if (rarest === undefined) for (const { justified } of sheets) justified.clear()
    else toOther(rarest)
  }
}

/** A rare version counts as none; where too few have none they count with the rarest version that is told. */
function settleGuidance(sheets: readonly Told[], k: number): void {
  const groups = () => [...Map.groupBy(sheets, ({ guidance }) => guidance)].sort(([, a], [, b]) => a.length - b.length)
  for (const [version, members] of groups()) if (version !== null && members.length < k) for (const told of members) told.guidance = null
  const [none, rarest] = [groups().find(([version]) => version === null)?.[1] ?? [], groups().find(([version]) => version !== null)]
  if (none.length < k && rarest !== undefined) for (const told of none) told.guidance = rarest[0]
}
