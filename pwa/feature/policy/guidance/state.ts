import { isActOf, lastActs, subjectOf, type ActOf } from '#shared/act/ledger.ts'
import { mayAct } from '#shared/act/rules.ts'
import type { GuidancePage } from '#shared/act/schema.ts'
import { mayEdit } from '#shared/document/access.ts'
import { draftOfGuidance, type GuidanceContent, type GuidanceDraft } from '#shared/document/guidanceDraft.ts'
import { entryKey, guidanceSlots, isGuidanceEntry, type GuidanceSlot } from '#shared/document/schema.ts'
import type { Band, ProfileRow } from '#shared/table/schema.ts'
import { acts, entries, pendingActs, session, setEntry, type PendingAct } from '../../../data/index.ts'

export type GuidanceView = {
  readonly published: ActOf<'publish-guidance'> | null
  readonly inForce: GuidanceContent | null
  readonly draft: GuidanceDraft
  readonly pending: readonly PendingAct[]
  readonly mayEdit: boolean
}

/** The AI policy as published, as drafted, and on its way. */
export function guidanceView(): GuidanceView {
  const act = lastActs(acts.value).get('guidance')
  const published = isActOf(act, 'publish-guidance') ? act : null
  const pending = pendingOn('guidance')
  const waiting = pending.findLast(({ state }) => state === 'waiting')?.act.content
  const base = waiting?.kind === 'publish-guidance' ? waiting : (published?.content ?? null)
  const role = session.value?.member.role
  return {
    published,
    inForce: published?.content ?? null,
    draft: draftOfGuidance(base, entries('policy').value),
    pending,
    mayEdit: role !== undefined && mayEdit(role, 'policy') && mayAct(role, 'publish-guidance'),
  }
}

/** Acts on a subject that the relay has not confirmed, oldest first. */
export function pendingOn(subject: string): readonly PendingAct[] {
  return pendingActs.value.filter(({ act }) => subjectOf(act.content) === subject)
}

export async function putPage(slot: GuidanceSlot, page: GuidancePage | null): Promise<void> {
  await setEntry('policy', entryKey.guidance(slot), { page })
}

/** Months as a text; empty for "never again". */
export async function putRepeat(months: string): Promise<void> {
  await setEntry('policy', entryKey.guidanceRepeat, { value: months })
}

/** Puts a whole policy into the draft. */
export async function putAll(content: Omit<GuidanceContent, 'kind'>): Promise<void> {
  const pages: readonly (GuidancePage | null)[] = [content.policy === null ? null : { page: content.policy, question: null }, ...content.training]
  // One after the other: the relay takes a browser's edits in the order they were made.
  for (const [index, slot] of guidanceSlots.entries()) await putPage(slot, pages[index] ?? null)
  await putRepeat(String(content.repeatMonths ?? ''))
}

/** The draft is what is in force again. */
export async function clearDraft(): Promise<void> {
  const keys = [...entries('policy').value].flatMap(([key, entry]) => (isGuidanceEntry(entry) || key === entryKey.guidanceRepeat ? [key] : []))
  for (const key of keys) await setEntry('policy', key, null)
}

export type Share = {
  /** Browsers that had acknowledged the version in force; null: too few to say. */
  readonly read: Band | null
  readonly all: Band
  /** Browsers with an earlier version; null: none, or too few to say. */
  readonly earlier: Band | null
}

/** How many browsers had acknowledged it, from the rows of one month's profile; null where nothing is published about it. */
export function shareOf(rows: readonly ProfileRow[], version: number): Share | null {
  const told = rows.filter(({ service, by }) => service === 'organisation' && by === 'guidance')
  if (told.length === 0) return null
  const own = `version_${version}`
  const earlier = told.filter(({ value }) => value !== own && value.startsWith('version_')).map(({ browsers }) => browsers)
  return { read: told.find(({ value }) => value === own)?.browsers ?? null, all: sum(told.map(({ browsers }) => browsers)), earlier: earlier.length === 0 ? null : sum(earlier) }
}

/** What several bands hold together, when they do not overlap in browsers. */
function sum(bands: readonly Band[]): Band {
  return bands.reduce<Band>((all, { from, to }) => ({ from: all.from + from, to: all.to === null || to === null ? null : all.to + to }), { from: 0, to: 0 })
}
