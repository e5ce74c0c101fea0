import { levels } from '../taxonomy/lists.ts'
import factsJson from './facts.json' with { type: 'json' }
import { factKeys, type FactKey } from './schema.ts'

export type FactValue = string | number | boolean | readonly string[] | null
/** Facts by key. Left out, null and 'unknown' all mean: not known. */
export type Facts = { readonly [K in FactKey]?: FactValue }
export type UsageFactKey = Extract<FactKey, `u.${string}` | `agg.${string}`>
/** What one cell and the usage of its service say: step 1 sees nothing else. */
export type UsageFacts = { readonly [K in UsageFactKey]?: FactValue }

export type FactType = 'string' | 'number' | 'boolean' | 'set'
/** Whose fact it is: one for the organisation, one a service, one a service and account type; usage facts are observed, never asked. */
export type FactScope = 'usage' | 'organisation' | 'service' | 'account'

const types = factsJson.types as Record<FactKey, FactType>
const attributes: { readonly [K in FactKey]?: string } = factsJson.attributes
const enums: { readonly [K in FactKey]?: readonly string[] } = factsJson.enums
const known = new Set<string>(factKeys)

export function isFactKey(text: string): text is FactKey {
  return known.has(text)
}

export function isUsageFact(fact: FactKey): fact is UsageFactKey {
  return fact.startsWith('u.') || fact.startsWith('agg.')
}

/** Left out, null and 'unknown' count as not known; an empty set is known. Source: triggerLanguage.threeValued. */
export function isKnown(value: FactValue | undefined): value is Exclude<FactValue, null> {
  return value !== undefined && value !== null && value !== 'unknown'
}

export function factType(fact: FactKey): FactType {
  return types[fact]
}

/** Values an answer may take, 'unknown' included where it may be said; for a set its members. Undefined for numbers, booleans, usage facts and what the service catalogue or the lifecycle sets. */
export function factValues(fact: FactKey): readonly string[] | undefined {
  return enums[fact]
}

/** Attribute of the term sheet or service record the fact is copied from, e.g. `terms.dpa`. */
export function factAttribute(fact: FactKey): string | undefined {
  return attributes[fact]
}

export function factScope(fact: FactKey): FactScope {
  if (isUsageFact(fact)) return 'usage'
  if (fact.startsWith('o.')) return 'organisation'
  return attributes[fact]?.startsWith('terms.') ? 'account' : 'service'
}

export type FactProblem =
  | { readonly kind: 'notAnObject' }
  | { readonly kind: 'unknownFact'; readonly fact: string }
  | { readonly kind: 'wrongType'; readonly fact: FactKey; readonly expected: FactType }
  | { readonly kind: 'notALevel'; readonly fact: FactKey; readonly levels: readonly string[] }

/**
 * Checks a fact set that comes from outside.
 *
 * @param value anything, e.g. one item of a file for `daybook evaluate`
 * @returns the facts, or the first thing that is wrong with them
 */
export function readFacts(value: unknown): { readonly ok: true; readonly facts: Facts } | { readonly ok: false; readonly problem: FactProblem } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { ok: false, problem: { kind: 'notAnObject' } }
  const facts: { [K in FactKey]?: FactValue } = {}
  for (const [fact, given] of Object.entries(value)) {
    if (!isFactKey(fact)) return { ok: false, problem: { kind: 'unknownFact', fact } }
    if (given === null || given === 'unknown') {
      facts[fact] = null
      continue
    }
    const expected = types[fact]
    if (!hasType(given, expected)) return { ok: false, problem: { kind: 'wrongType', fact, expected } }
    if (fact === 'u.level' && !levels.some((level) => level === given)) return { ok: false, problem: { kind: 'notALevel', fact, levels } }
    facts[fact] = given
  }
  return { ok: true, facts }
}

function hasType(value: unknown, type: FactType): value is Exclude<FactValue, null> {
  if (type === 'set') return Array.isArray(value) && value.every((member) => typeof member === 'string')
  if (type === 'number') return typeof value === 'number' && Number.isFinite(value)
  return typeof value === type
}
