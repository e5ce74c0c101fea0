import { findTreatment, risks } from './catalogue.ts'
import { isKnown, isUsageFact, type Facts } from './facts.ts'
import { compileLeaf, FALSE, leafKey, leavesOf, TRUE, type LeafTest, type Truth } from './logic.ts'
import type { Condition, FactKey, Leaf, Modifier, Risk, RiskId, Treatment } from './schema.ts'

/** A condition over slots: each distinct leaf of the whole catalogue has one slot, settled once for all rules. */
export type Node =
  | { readonly kind: 'leaf'; readonly slot: number }
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Node[] }

export type RuleModifier = {
  readonly modifier: Modifier
  readonly index: number
  /** It takes away from likelihood or impact: held to the same proof as a treatment. */
  readonly lowers: boolean
  readonly when: Node
}
export type RuleTreatment = { readonly treatment: Treatment; readonly when: Node | null }

export type Rule = {
  readonly risk: Risk
  readonly trigger: Node
  readonly modifiers: readonly RuleModifier[]
  readonly treatments: readonly RuleTreatment[]
  /** Slots of the u.* and agg.* leaves in canonical order: position i of a truth vector is slot usage[i]. */
  readonly usage: readonly number[]
}

const slots: LeafTest[] = []
const slotOfKey = new Map<string, number>()

/** The 57 rules, compiled once, in the order of the catalogue. */
export const rules: readonly Rule[] = risks.map(compileRule)
const ruleIndex = new Map(rules.map((rule) => [rule.risk.id, rule]))
/** Number of slots: one for each distinct leaf of the catalogue. */
export const slotCount = slots.length

/** The slots that read one fact: its value is looked up once for all of them. */
export type FactSlots = { readonly fact: FactKey; readonly slots: readonly number[] }
export const usageSlots: readonly FactSlots[] = slotsByFact().filter(({ fact }) => isUsageFact(fact))
export const otherSlots: readonly FactSlots[] = slotsByFact().filter(({ fact }) => !isUsageFact(fact))

/** The test of a slot. */
export function testOf(slot: number): LeafTest {
  return slots[slot] as LeafTest
}

/** Settles slots for a fact set. */
export function fillFromFacts(groups: readonly FactSlots[], facts: Facts, states: Uint8Array): void {
  for (const group of groups) {
    const value = facts[group.fact]
    if (isKnown(value)) for (const slot of group.slots) states[slot] = testOf(slot).whenKnown(value, facts)
    else for (const slot of group.slots) states[slot] = testOf(slot).whenUnknown
  }
}

/**
 * The compiled rule of a risk.
 *
 * @throws RangeError if the catalogue has no such risk
 */
export function ruleOf(id: RiskId): Rule {
  const rule = ruleIndex.get(id)
  if (rule === undefined) throw new RangeError(`No risk "${id}" in the catalogue`)
  return rule
}

/** Truth of a condition when slot i has truth `states[i]`. */
export function truthOf(node: Node, states: Uint8Array): Truth {
  if (node.kind === 'leaf') return states[node.slot] as Truth
  const stop = node.kind === 'all' ? FALSE : TRUE
  let result: Truth = node.kind === 'all' ? TRUE : FALSE
  for (const part of node.parts) {
    const truth = truthOf(part, states)
    if (truth === stop) return truth
    if (truth !== result) result = 1
  }
  return result
}

function compileRule(risk: Risk): Rule {
  const linked = risk.treatments.toSorted().map((id) => {
    const treatment = findTreatment(id)
    if (treatment === undefined) throw new RangeError(`${risk.id} names treatment ${id}, which the catalogue lacks`)
    return treatment
  })
  const conditions = [risk.trigger, ...risk.modifiers.map((modifier) => modifier.if), ...linked.flatMap((treatment) => treatment.verifiedWhen ?? [])]
  const usageLeaves = new Map(conditions.flatMap(leavesOf).filter(isUsageLeaf).map((leaf) => [leafKey(leaf), leaf]))
  return {
    risk,
    trigger: compileNode(risk.trigger),
    modifiers: risk.modifiers.map((modifier, index) => ({
      modifier,
      index,
      lowers: modifier.likelihood < 0 || modifier.impact < 0,
      when: compileNode(modifier.if),
    })),
    treatments: linked.map((treatment) => ({ treatment, when: treatment.verifiedWhen && compileNode(treatment.verifiedWhen) })),
    usage: [...usageLeaves].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, leaf]) => slotOf(leaf)),
  }
}

function slotsByFact(): FactSlots[] {
  const groups = new Map<FactKey, number[]>()
  for (const [slot, { leaf }] of slots.entries()) {
    const group = groups.get(leaf.fact)
    if (group === undefined) groups.set(leaf.fact, [slot])
    else group.push(slot)
  }
  return [...groups].map(([fact, members]) => ({ fact, slots: members }))
}

function compileNode(condition: Condition): Node {
  if ('all' in condition) return { kind: 'all', parts: condition.all.map(compileNode) }
  if ('any' in condition) return { kind: 'any', parts: condition.any.map(compileNode) }
  return { kind: 'leaf', slot: slotOf(condition) }
}

function slotOf(leaf: Leaf): number {
  const key = leafKey(leaf)
  const found = slotOfKey.get(key)
  if (found !== undefined) return found
  slotOfKey.set(key, slots.length)
  return slots.push(compileLeaf(leaf)) - 1
}

/**
 * @throws TypeError for an `inFact` that sets a usage fact against another fact: the two steps could not settle it
 * without handing the value itself on. The catalogue has none.
 */
function isUsageLeaf(leaf: Leaf): boolean {
  if (leaf.op === 'inFact' && (isUsageFact(leaf.fact) || isUsageFact(leaf.value))) {
    throw new TypeError(`inFact over a usage fact (${leaf.fact}, ${leaf.value}): write it as a leaf of its own kind`)
  }
  return isUsageFact(leaf.fact)
}
