import fc from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import type { Rule } from '#shared/rule/schema.ts'
import { draftOfRules, editsFor, moveRule, type RuleEdits } from './ruleDraft.ts'
import { entriesRoot, entryFault, entryKey, type Entry } from './schema.ts'

const id = (number: number) => `6f7c0a52-5b0e-4f43-9a6e-${String(number).padStart(12, '0')}`
const rule = (number: number, rung: Rule['rung'] = 'card'): Rule => ({ id: id(number), when: [], rung, alternative: null, text: null })
const inForce = [1, 2, 3, 4].map((number) => rule(number))
const editor = { editedBy: 'member-1', editedOn: '2026-11-20' }
const numbers = (draft: ReturnType<typeof draftOfRules>) => draft.rules.map((item) => Number(item.rule.id.slice(-2)))

/** The document after some edits. */
function apply(entries: ReadonlyMap<string, Entry>, edits: RuleEdits): Map<string, Entry> {
  const after = new Map(entries)
  for (const [rule, edit] of edits) {
    if (edit === null) after.delete(entryKey.rule(rule))
    else after.set(entryKey.rule(rule), { ...edit, ...editor })
  }
  return after
}
const move = (entries: ReadonlyMap<string, Entry>, number: number, to: number, base = inForce) => apply(entries, moveRule(draftOfRules(base, entries), id(number), to, base))

it('without changes it is what is in force', () => {
  const draft = draftOfRules(inForce, new Map())
  expect(draft.rules.map(({ rule }) => rule)).toEqual(inForce)
  expect(draft.differs).toBe(false)
})

it('says what is new, changed, moved and gone', () => {
  let entries = move(new Map(), 4, 0)
  expect(draftOfRules(inForce, entries).rules.map(({ change }) => change)).toEqual(['moved', 'same', 'same', 'same'])
  entries = apply(entries, new Map([[id(1), { rule: rule(1, 'block'), order: null }], [id(2), { rule: null, order: null }], [id(9), { rule: rule(9), order: 2.5 }]]))
  const draft = draftOfRules(inForce, entries)
  expect(numbers(draft)).toEqual([4, 1, 9, 3])
  expect(draft.rules.map(({ change }) => change)).toEqual(['moved', 'changed', 'new', 'same'])
  expect(draft.removed).toEqual([rule(2)])
  expect(draft.differs).toBe(true)
})

it('a list that came back is the draft again, whatever has been published since', () => {
  const list = fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 7 }), fc.constantFrom('block' as const, 'card' as const)), { selector: ([number]) => number })
    .map((items) => items.map(([number, rung]) => rule(number, rung)))
  fc.assert(fc.property(list, list, (content, since) => {
    const draft = draftOfRules(since, apply(new Map(), editsFor(content, since)))
    expect(draft.rules.map((item) => item.rule)).toEqual(content)
    expect(draft.differs).toBe(JSON.stringify(content) !== JSON.stringify(since))
  }))
})

it('a rule can be put at any place, however often', () => {
  fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), fc.nat({ max: 3 })), { maxLength: 120, size: 'max' }), (moves) => {
    let entries = new Map<string, Entry>()
    for (const [number, to] of moves) {
      entries = move(entries, number, to)
      expect(numbers(draftOfRules(inForce, entries)).indexOf(number)).toBe(to)
    }
    for (const [key, entry] of entries) expect(entryFault('policy', key, entry)).toBeNull()
  }))
})

const edit = fc.tuple(fc.integer({ min: 1, max: 6 }), fc.oneof(fc.constant(null), fc.constantFrom('block' as const, 'chip' as const)))

it('changes made apart meet: each rule keeps one of the two, those touched by one alone keep theirs', () => {
  fc.assert(fc.property(fc.array(edit, { maxLength: 5 }), fc.array(edit, { maxLength: 5 }), (ofA, ofB) => {
    const [a, b] = [new Y.Doc(), new Y.Doc()]
    const write = (doc: Y.Doc, edits: typeof ofA) => {
      for (const [number, rung] of edits) doc.getMap(entriesRoot).set(entryKey.rule(id(number)), { rule: rung === null ? null : rule(number, rung), order: null, ...editor })
    }
    write(a, ofA)
    write(b, ofB)
    Y.applyUpdate(a, Y.encodeStateAsUpdate(b))
    Y.applyUpdate(b, Y.encodeStateAsUpdate(a))
    const read = (doc: Y.Doc) => draftOfRules(inForce, new Map(doc.getMap<Entry>(entriesRoot).entries()))
    expect(read(a)).toEqual(read(b))
    for (const [number, rung] of ofA.filter(([number], at) => ofA.findLastIndex(([other]) => other === number) === at && ofB.every(([other]) => other !== number))) {
      const found = read(a).rules.find((item) => item.rule.id === id(number))
      expect(found?.rule.rung ?? null).toBe(rung)
    }
  }))
})

it('an entry names the rule it stands for', () => {
  const entry = { rule: rule(1), order: 1, ...editor }
  expect(entryFault('policy', entryKey.rule(id(1)), entry)).toBeNull()
  expect(entryFault('policy', entryKey.rule(id(2)), entry)).not.toBeNull()
  expect(entryFault('policy', entryKey.rule(id(2)), { ...entry, rule: null })).toBeNull()
  expect(entryFault('inventory', entryKey.rule(id(1)), entry)).not.toBeNull()
  expect(entryFault('policy', entryKey.rule(id(1)), { ...entry, rule: { ...rule(1), rung: 'shout' } })).not.toBeNull()
})
