// Test support: an interpreter of the raw catalogue written apart from the engine, and random fact sets.
import * as fc from 'fast-check'
import catalogue from './catalogue.json' with { type: 'json' }
import examples from './examples.json' with { type: 'json' }
import { factType, type Facts, type FactValue } from './facts.ts'
import { factKeys, type FactKey, type RiskId, type TreatmentId } from './schema.ts'

type Raw = { [key: string]: unknown }
type Say = 'true' | 'false' | 'unknown'
type LeafSay = (leaf: Raw) => Say

const levelOrder = ['public', 'internal', 'confidential', 'restricted']

function unknownFact(value: unknown): boolean {
  return value === undefined || value === null || value === 'unknown'
}

/** One leaf, word for word after the catalogue's `triggerLanguage`. */
export function naiveLeaf(leaf: Raw, facts: Facts): Say {
  const given: unknown = facts[leaf['fact'] as FactKey]
  const wanted = leaf['value']
  const other: unknown = leaf['op'] === 'inFact' ? facts[wanted as FactKey] : 0
  if (unknownFact(given) || unknownFact(other)) {
    if (leaf['unknownCounts'] === true) return 'true'
    return leaf['op'] === 'in' && (wanted as unknown[]).includes('unknown') ? 'true' : 'unknown'
  }
  const overlap = () => (given as unknown[]).filter((member) => (wanted as unknown[]).includes(member)).length
  const rank = (level: unknown) => levelOrder.indexOf(level as string)
  const answers: { [op: string]: () => boolean } = {
    eq: () => given === wanted,
    ne: () => given !== wanted,
    in: () => (wanted as unknown[]).includes(given),
    notIn: () => !(wanted as unknown[]).includes(given),
    intersects: () => overlap() > 0,
    disjoint: () => overlap() === 0,
    gte: () => (given as number) >= (wanted as number),
    gt: () => (given as number) > (wanted as number),
    lte: () => (given as number) <= (wanted as number),
    lt: () => (given as number) < (wanted as number),
    levelGte: () => rank(given) >= rank(wanted),
    isTrue: () => given === true,
    isFalse: () => given === false,
    inFact: () => (other as unknown[]).includes(given),
  }
  const answer = answers[leaf['op'] as string]
  if (answer === undefined) throw new Error(`no op ${String(leaf['op'])}`)
  return answer() ? 'true' : 'false'
}

export function naiveCondition(condition: Raw, say: LeafSay): Say {
  for (const [word, wins] of [['all', 'false'], ['any', 'true']] as const) {
    const parts = condition[word]
    if (parts === undefined) continue
    const said = (parts as Raw[]).map((part) => naiveCondition(part, say))
    if (said.includes(wins)) return wins
    if (said.includes('unknown')) return 'unknown'
    return wins === 'false' ? 'true' : 'false'
  }
  return say(condition)
}

function leafFacts(leaf: Raw): FactKey[] {
  return (leaf['op'] === 'inFact' ? [leaf['fact'], leaf['value']] : [leaf['fact']]) as FactKey[]
}

/** Leaves that give a condition its truth. */
export function naiveReasons(condition: Raw, say: LeafSay): Raw[] {
  const parts = (condition['all'] ?? condition['any']) as Raw[] | undefined
  if (parts === undefined) return [condition]
  const wanted = naiveCondition(condition, say)
  return parts.filter((part) => naiveCondition(part, say) === wanted).flatMap((part) => naiveReasons(part, say))
}

function sorted(facts: Iterable<FactKey>): FactKey[] {
  return [...new Set(facts)].sort()
}

/** The outcome of one risk, computed from the raw JSON. */
export function naiveOutcome(id: RiskId, facts: Facts, attested: ReadonlySet<TreatmentId> = new Set()) {
  const risk = catalogue.risks.find((item) => item.id === id)
  if (risk === undefined) throw new Error(`no risk ${id}`)
  const say: LeafSay = (leaf) => naiveLeaf(leaf, facts)
  const said = naiveCondition(risk.trigger, say)
  const reasons = naiveReasons(risk.trigger, say).flatMap(leafFacts)
  const blank = { inherent: null, current: null, level: null, because: [] as FactKey[], missing: [] as FactKey[], verifiedTreatments: [] as string[] }
  if (said === 'false') return { ...blank, active: false }
  if (said === 'unknown') return { ...blank, active: null, missing: sorted(reasons.filter((fact) => unknownFact(facts[fact]))) }
  const held = risk.modifiers.filter((modifier) => naiveCondition(modifier.if, say) === 'true')
  const between = (value: number) => Math.max(1, Math.min(5, value))
  const inherent = {
    likelihood: between(held.reduce((sum, modifier) => sum + modifier.likelihood, risk.likelihood)),
    impact: between(held.reduce((sum, modifier) => sum + modifier.impact, risk.impact)),
  }
  const verified = catalogue.treatments.filter(
    (treatment) =>
      risk.treatments.includes(treatment.id) &&
      (treatment.verifiedWhen === null ? attested.has(treatment.id) : naiveCondition(treatment.verifiedWhen, say) === 'true'),
  )
  const less = (side: 'likelihood' | 'impact') => {
    const steps = verified.map((treatment) => treatment.reduces[side]).filter((value) => value > 0)
    const whole = Math.max(0, ...steps) + (steps.length >= 2 ? 1 : 0)
    return side === 'impact' && !risk.impactReducible ? 0 : Math.min(whole, risk.reductionCap[side])
  }
  const current = { likelihood: Math.max(1, inherent.likelihood - less('likelihood')), impact: Math.max(1, inherent.impact - less('impact')) }
  return {
    active: true,
    inherent,
    current,
    level: catalogue.matrix[current.impact - 1]?.[current.likelihood - 1] ?? null,
    because: sorted(reasons),
    missing: [] as FactKey[],
    verifiedTreatments: verified.map((treatment) => treatment.id).sort(),
  }
}

/** Raw trigger of a risk. */
export function rawTrigger(id: RiskId): Raw {
  return catalogue.risks.find((risk) => risk.id === id)?.trigger as Raw
}

function mentioned(): Map<FactKey, unknown[]> {
  const found = new Map<FactKey, unknown[]>(factKeys.map((fact) => [fact, []]))
  const walk = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return
    const { fact, op, value } = part as Raw
    if (typeof fact === 'string' && op !== 'inFact') found.get(fact as FactKey)?.push(...[value].flat())
    Object.values(part).forEach(walk)
  }
  walk(catalogue)
  return found
}

const candidates = new Map(
  [...mentioned()].map(([fact, values]): [FactKey, readonly unknown[]] => {
    const base: FactValue = (examples.baseFacts as Facts)[fact] ?? null
    const own = (Array.isArray(base) ? base : [base]) as unknown[]
    const all = [...new Set([...own, ...values])]
    switch (factType(fact)) {
      case 'boolean':
        return [fact, [true, false]]
      case 'number':
        return [fact, all.flatMap((value) => [(value as number) - 1, value as number, (value as number) + 1])]
      case 'string':
        return [fact, fact === 'u.level' ? levelOrder : [...all.filter((value) => typeof value === 'string'), 'XX']]
      case 'set':
        return [fact, [...all.filter((value) => typeof value === 'string'), 'XX']]
    }
  }),
)

/** Values worth trying for a fact: what rules compare it with, their neighbours, something else. For a set: its members. */
export function candidateValues(fact: FactKey): readonly FactValue[] {
  return (candidates.get(fact) ?? []) as readonly FactValue[]
}

function valueOf(fact: FactKey): fc.Arbitrary<FactValue> {
  const values = candidateValues(fact)
  const known = factType(fact) === 'set' ? fc.subarray(values as string[], { maxLength: Math.min(4, values.length) }) : fc.constantFrom(...values)
  return fc.oneof({ weight: 5, arbitrary: known }, { weight: 1, arbitrary: fc.constantFrom<FactValue>(null, 'unknown') })
}

const allRandom = fc.record(Object.fromEntries(factKeys.map((fact) => [fact, valueOf(fact)])), { requiredKeys: [] }) as fc.Arbitrary<Facts>
const firing = fc.constantFrom(...Object.values(examples.risks).map((example) => example.fires as Facts))

/** Fact sets: fully random ones, and firing examples with some facts replaced, so that every rule is met active. */
export const anyFacts: fc.Arbitrary<Facts> = fc.oneof(
  allRandom,
  fc.tuple(firing, allRandom, fc.subarray(factKeys, { maxLength: 12 })).map(([fires, random, replaced]) => ({
    ...(examples.baseFacts as Facts),
    ...fires,
    ...Object.fromEntries(replaced.map((fact) => [fact, random[fact] ?? null])),
  })),
)

/** Any subset of the facts. */
export const anyFactKeys: fc.Arbitrary<FactKey[]> = fc.subarray(factKeys)
