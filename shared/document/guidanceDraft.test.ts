import { describe, expect, it } from 'vitest'
import type { GuidancePage } from '#shared/act/schema.ts'
import { actContentSchema } from '#shared/act/schema.ts'
import { contentOfGuidance, draftOfGuidance, type GuidanceContent } from './guidanceDraft.ts'
import { entryFault, entryKey, type Entry, type GuidanceSlot } from './schema.ts'

const by = { editedBy: 'm', editedOn: '2026-11-21' }
const page = (name: string): GuidancePage => ({ page: { en: { title: name, text: name }, de: { title: name, text: name } }, question: null })
const entry = (slot: GuidanceSlot, content: GuidancePage | null): [string, Entry] => [entryKey.guidance(slot), { page: content, ...by }]
const inForce: GuidanceContent = { kind: 'publish-guidance', policy: page('policy').page, training: [page('one'), page('two')], repeatMonths: 12 }
const names = (entries: [string, Entry][], from: GuidanceContent | null = inForce) => draftOfGuidance(from, new Map(entries)).pages.map(({ slot, page: { page: texts }, change }) => `${slot} ${texts.en.title} ${change}`)

describe('the draft of the AI policy', () => {
  it('is what is in force where nobody has touched it', () => {
    const draft = draftOfGuidance(inForce, new Map())
    expect([draft.differs, draft.free, draft.repeatMonths]).toEqual([false, '3', 12])
    expect(contentOfGuidance(draft)).toEqual(inForce)
    const nothing = draftOfGuidance(null, new Map())
    expect([nothing.pages, nothing.differs, nothing.free, contentOfGuidance(nothing)]).toEqual([[], false, 'policy', null])
  })

  it('takes changed, new and removed pages, and keeps the others as published', () => {
    expect(names([entry('1', page('other')), entry('3', page('three'))])).toEqual(['policy policy same', '1 other changed', '2 two same', '3 three new'])
    const draft = draftOfGuidance(inForce, new Map([entry('1', null)]))
    expect([draft.pages.length, draft.removed, draft.differs, draft.free]).toEqual([2, 1, true, '3'])
    expect(contentOfGuidance(draft)?.training.map(({ page: { en } }) => en.title)).toEqual(['two'])
  })

  it('with equal content in another order is no change', () => {
    const same = { question: null, page: { de: { text: 'one', title: 'one' }, en: { text: 'one', title: 'one' } } }
    expect(draftOfGuidance(inForce, new Map([entry('1', same)])).differs).toBe(false)
  })

  it('without a policy text cannot be published, with one it is an act the relay takes', () => {
    expect(contentOfGuidance(draftOfGuidance(null, new Map([entry('1', page('one'))])))).toBe(null)
    const content = contentOfGuidance(draftOfGuidance(null, new Map([entry('policy', page('p')), [entryKey.guidanceRepeat, { value: '6', ...by }]])))
    expect(content?.repeatMonths).toBe(6)
    expect(actContentSchema.safeParse(content).success).toBe(true)
  })

  it('its entries are checked: a page needs both languages, a key names a slot there is', () => {
    const [key, value] = entry('1', page('one'))
    expect(entryFault('policy', key, value)).toBe(null)
    expect(entryFault('policy', key, { ...value, page: null })).toBe(null)
    expect(entryFault('policy', 'guidance/6', value)).not.toBe(null)
    expect(entryFault('policy', key, { ...value, page: { ...page('x'), page: { en: { title: 'x', text: 'x' } } } })).not.toBe(null)
    expect(entryFault('policy', entryKey.guidanceRepeat, { value: '12', ...by })).toBe(null)
  })
})
