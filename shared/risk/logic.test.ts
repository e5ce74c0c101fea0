import { describe, expect, it } from 'vitest'
import type { FactValue } from './facts.ts'
import { compileLeaf, truthOfLeaf } from './logic.ts'
import { truthOf, type Node } from './rule.ts'
import type { Leaf } from './schema.ts'

function say(leaf: Leaf, value: FactValue | undefined): string {
  return ['false', 'unknown', 'true'][truthOfLeaf(compileLeaf(leaf), value === undefined ? {} : { [leaf.fact]: value })] ?? ''
}

describe('a leaf', () => {
  const retention: Leaf = { fact: 's.retentionDays', op: 'gt', value: 180 }
  const dpa: Leaf = { fact: 's.dpa', op: 'in', value: ['not_offered', 'unknown'] }
  const regions: Leaf = { fact: 's.processingRegions', op: 'intersects', value: ['other', 'unknown'] }

  it.each([undefined, null, 'unknown'])('is unknown when the fact is %s', (value) => {
    expect(say(retention, value)).toBe('unknown')
    expect(say({ fact: 's.status', op: 'notIn', value: ['approved'] }, value)).toBe('unknown')
    expect(say({ fact: 's.status', op: 'ne', value: 'approved' }, value)).toBe('unknown')
    expect(say({ fact: 's.embedded', op: 'isFalse' }, value)).toBe('unknown')
    expect(say({ fact: 'u.categories', op: 'disjoint', value: ['credentials'] }, value)).toBe('unknown')
    expect(say({ fact: 'u.level', op: 'levelGte', value: 'internal' }, value)).toBe('unknown')
    expect(say({ fact: 's.commercialUse', op: 'eq', value: 'unknown' }, value)).toBe('unknown')
    expect(say(regions, value)).toBe('unknown')
  })

  it.each([undefined, null, 'unknown'])('is true when the fact is %s and that counts', (value) => {
    expect(say({ ...retention, unknownCounts: true }, value)).toBe('true')
    expect(say(dpa, value)).toBe('true')
  })

  it('takes a set as it stands: a member called unknown is a member, an empty set is known', () => {
    expect(say(regions, ['unknown'])).toBe('true')
    expect(say(regions, ['eu'])).toBe('false')
    expect(say(regions, [])).toBe('false')
    expect(say({ fact: 'u.categories', op: 'disjoint', value: ['credentials'] }, [])).toBe('true')
    expect(say({ fact: 'u.categories', op: 'disjoint', value: ['credentials'] }, ['credentials', 'source_code'])).toBe('false')
  })

  it('keeps the borders of numbers and levels', () => {
    const at = (op: 'gte' | 'gt' | 'lte' | 'lt', value: number) => say({ fact: 's.retentionDays', op, value: 30 }, value)
    expect([29, 30, 31].map((value) => at('gte', value))).toEqual(['false', 'true', 'true'])
    expect([29, 30, 31].map((value) => at('gt', value))).toEqual(['false', 'false', 'true'])
    expect([29, 30, 31].map((value) => at('lte', value))).toEqual(['true', 'true', 'false'])
    expect([29, 30, 31].map((value) => at('lt', value))).toEqual(['true', 'false', 'false'])
    const levels = ['public', 'internal', 'confidential', 'restricted']
    expect(levels.map((level) => say({ fact: 'u.level', op: 'levelGte', value: 'confidential' }, level))).toEqual(['false', 'false', 'true', 'true'])
  })

  it('inFact needs both facts', () => {
    const leaf: Leaf = { fact: 's.vendorCountry', op: 'inFact', value: 'o.blockedCountries' }
    const test = compileLeaf(leaf)
    expect(truthOfLeaf(test, { 's.vendorCountry': 'XX', 'o.blockedCountries': ['XX'] })).toBe(2)
    expect(truthOfLeaf(test, { 's.vendorCountry': 'FR', 'o.blockedCountries': ['XX'] })).toBe(0)
    expect(truthOfLeaf(test, { 's.vendorCountry': 'FR', 'o.blockedCountries': [] })).toBe(0)
    expect(truthOfLeaf(test, { 's.vendorCountry': 'FR' })).toBe(1)
    expect(truthOfLeaf(test, { 'o.blockedCountries': ['XX'] })).toBe(1)
  })
})

describe('all and any', () => {
  const parts: Node[] = [0, 1, 2].map((slot) => ({ kind: 'leaf', slot }))
  const states = Uint8Array.from([0, 1, 2])
  const of = (kind: 'all' | 'any', ...slots: number[]) => truthOf({ kind, parts: slots.map((slot) => parts[slot] as Node) }, states)

  it('all: false wins, then unknown', () => {
    expect([of('all', 2, 2), of('all', 2, 1), of('all', 1, 2), of('all', 1, 0), of('all', 0, 1), of('all', 2, 0)]).toEqual([2, 1, 1, 0, 0, 0])
  })

  it('any: true wins, then unknown', () => {
    expect([of('any', 0, 0), of('any', 0, 1), of('any', 1, 0), of('any', 1, 2), of('any', 2, 1), of('any', 0, 2)]).toEqual([0, 1, 1, 2, 2, 2])
  })
})
