import type { UsageFacts } from './facts.ts'
import { truthOfLeaf, UNKNOWN, type Truth } from './logic.ts'
import { fillFromFacts, ruleOf, rules, slotCount, testOf, truthOf, usageSlots, type Rule } from './rule.ts'
import type { Leaf, RiskId } from './schema.ts'

/** One letter a usage condition: t true, f false, u unknown. */
export type TruthVector = string
/** A vector that may make its risk active. The same object each time it comes up, so it can be a key of a Map. */
export type LiveVector = { readonly risk: RiskId; readonly vector: TruthVector }

const letters = 'fut'

/** The u.* and agg.* leaves of the risk's trigger, modifiers and treatments: distinct, in canonical order. */
export function usageConditions(risk: RiskId): readonly Leaf[] {
  return ruleOf(risk).usage.map((slot) => testOf(slot).leaf)
}

/** Truth of each usage condition of the risk, for the facts of one cell. */
export function truthVector(risk: RiskId, facts: UsageFacts): TruthVector {
  return ruleOf(risk).usage.map((slot) => letters[truthOfLeaf(testOf(slot), facts)]).join('')
}

/** False if the trigger is false whatever the service, record and organisation facts are. */
export function canFire(risk: RiskId, vector: TruthVector): boolean {
  const rule = ruleOf(risk)
  const states = new Uint8Array(slotCount).fill(UNKNOWN)
  fillFromVector(rule, vector, states)
  return truthOf(rule.trigger, states) !== 0
}

/**
 * The vectors of all risks for one cell, without those that cannot fire. Same result as asking `truthVector` and
 * `canFire` for each risk, but each leaf is settled once: made for folds over many cells.
 */
export function liveVectors(facts: UsageFacts): LiveVector[] {
  const states = scratch
  fillFromFacts(usageSlots, facts, states)
  const live: LiveVector[] = []
  for (let index = 0; index < rules.length; index++) {
    const rule = rules[index] as Rule
    let code = 0
    for (const slot of rule.usage) code = code * 3 + (states[slot] as Truth)
    const seen = seenVectors[index] as (LiveVector | null | undefined)[]
    let entry = seen[code]
    if (entry === undefined) {
      const vector = rule.usage.map((slot) => letters[states[slot] as Truth]).join('')
      entry = canFire(rule.risk.id, vector) ? { risk: rule.risk.id, vector } : null
      seen[code] = entry
    }
    if (entry !== null) live.push(entry)
  }
  return live
}

// Working memory and vectors already met, by rule and base-3 code (3 to the number of its conditions, 6561 at most):
// they hold nothing that a second call could tell, and save most of the time of a fold.
const scratch = new Uint8Array(slotCount)
const seenVectors = rules.map((rule) => Array.from<LiveVector | null | undefined>({ length: 3 ** rule.usage.length }))

/**
 * Sets the slots of a rule's usage conditions.
 *
 * @throws RangeError if the vector does not fit the rule, e.g. was made with another version of the catalogue
 */
export function fillFromVector(rule: Rule, vector: TruthVector, states: Uint8Array): void {
  if (vector.length !== rule.usage.length) {
    throw new RangeError(`${rule.risk.id} has ${rule.usage.length} usage conditions, the vector "${vector}" has ${vector.length}`)
  }
  for (let index = 0; index < vector.length; index++) {
    const truth = letters.indexOf(vector[index] as string)
    if (truth < 0) throw new RangeError(`${rule.risk.id}: the vector "${vector}" holds something else than t, f and u`)
    states[rule.usage[index] as number] = truth
  }
}
