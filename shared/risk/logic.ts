import { levels } from '../taxonomy/lists.ts'
import { isKnown, isUsageFact, type Facts, type FactValue } from './facts.ts'
import type { Condition, FactKey, Leaf } from './schema.ts'

/** Kleene truth as numbers, so that `all` is the least and `any` the greatest of its parts. */
export type Truth = 0 | 1 | 2
export const FALSE = 0
export const UNKNOWN = 1
export const TRUE = 2

export type LeafTest = {
  readonly leaf: Leaf
  /** The facts it reads: one, with `inFact` two. */
  readonly facts: readonly FactKey[]
  /** It asks for a u. or agg. fact: step 1 settles it. */
  readonly isUsage: boolean
  /** What it is worth when a fact it reads is not known. */
  readonly whenUnknown: Truth
  /** What it is worth for this known value of its fact; `inFact` looks its list up in `facts`. */
  whenKnown(value: KnownValue, facts: Facts): Truth
}

type KnownValue = Exclude<FactValue, null>

/** Truth of a leaf for a fact set. */
export function truthOfLeaf(test: LeafTest, facts: Facts): Truth {
  const value = facts[test.leaf.fact]
  return isKnown(value) ? test.whenKnown(value, facts) : test.whenUnknown
}

/** Same leaf, same key: leaves that ask the same thing are settled once. */
export function leafKey(leaf: Leaf): string {
  return JSON.stringify([leaf.fact, leaf.op, 'value' in leaf ? leaf.value : null, leaf.unknownCounts ?? false])
}

/** All leaves of a condition, in the order they are written. */
export function leavesOf(condition: Condition): Leaf[] {
  if ('all' in condition) return condition.all.flatMap(leavesOf)
  if ('any' in condition) return condition.any.flatMap(leavesOf)
  return [condition]
}

/**
 * Makes the test of one leaf. A fact that is not known makes the leaf unknown, unless the leaf says `unknownCounts`
 * or lists 'unknown' among the values of an `in`: then it is true. Sets are compared member by member as they stand,
 * so ['unknown'] is a known set and an empty set meets nothing. Source: catalogue, triggerLanguage.
 */
export function compileLeaf(leaf: Leaf): LeafTest {
  const whenUnknown: Truth = leaf.unknownCounts === true || (leaf.op === 'in' && leaf.value.includes('unknown')) ? TRUE : UNKNOWN
  const isUsage = isUsageFact(leaf.fact)
  if (leaf.op === 'inFact') {
    const list = leaf.value
    return {
      leaf,
      facts: [leaf.fact, list],
      isUsage,
      whenUnknown,
      whenKnown: (value, facts) => {
        const members = facts[list]
        return isKnown(members) ? truth(setOf(members).some((member) => member === value)) : whenUnknown
      },
    }
  }
  const holds = comparison(leaf)
  return { leaf, facts: [leaf.fact], isUsage, whenUnknown, whenKnown: (value) => truth(holds(value)) }
}

function comparison(leaf: Exclude<Leaf, { op: 'inFact' }>): (value: KnownValue) => boolean {
  switch (leaf.op) {
    case 'eq':
      return (value) => value === leaf.value
    case 'ne':
      return (value) => value !== leaf.value
    case 'in':
      return (value) => leaf.value.some((item) => item === value)
    case 'notIn':
      return (value) => !leaf.value.some((item) => item === value)
    case 'intersects':
      return (value) => setOf(value).some((member) => leaf.value.includes(member))
    case 'disjoint':
      return (value) => !setOf(value).some((member) => leaf.value.includes(member))
    case 'gte':
      return (value) => Number(value) >= leaf.value
    case 'gt':
      return (value) => Number(value) > leaf.value
    case 'lte':
      return (value) => Number(value) <= leaf.value
    case 'lt':
      return (value) => Number(value) < leaf.value
    case 'levelGte': {
      const least = levels.indexOf(leaf.value)
      return (value) => levels.findIndex((level) => level === value) >= least
    }
    case 'isTrue':
      return (value) => value === true
    case 'isFalse':
      return (value) => value === false
  }
}

function truth(holds: boolean): Truth {
  return holds ? TRUE : FALSE
}

const empty: readonly string[] = []
function setOf(value: KnownValue): readonly string[] {
  return typeof value === 'object' ? value : empty
}
