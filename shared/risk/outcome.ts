import { isKnown, isUsageFact, type Facts } from './facts.ts'
import { TRUE, UNKNOWN, type LeafTest, type Truth } from './logic.ts'
import { leafTests, otherSlots, ruleOf, rules, truthOf, usageSlots, type Node, type Rule } from './rule.ts'
import type { FactKey, RiskId, RiskLevel, Treatment, TreatmentId } from './schema.ts'
import { inherentScore, levelOf, treatedScore, type Score } from './score.ts'
import { fillFromVector, type TruthVector } from './vector.ts'

export type EvaluateOptions = {
  /**
   * Is the value of this s., r. or o. fact confirmed? Left out: all are. A value that is not confirmed can raise a
   * risk but not lower it: whatever speaks in favour counts as unknown until somebody else has confirmed it.
   */
  readonly confirmed?: (fact: FactKey) => boolean
  /** Treatments no fact can show, attested by a person with evidence that is still valid. */
  readonly attested?: ReadonlySet<TreatmentId>
}

export type HeldModifier = {
  /** Position in the catalogue; its reason in words is `riskText(risk, locale).modifiers[index]`. */
  readonly index: number
  readonly likelihood: number
  readonly impact: number
  readonly because: readonly FactKey[]
}

export type Outcome = {
  readonly risk: RiskId
  /** true: active. null: facts are missing. false: not active. */
  readonly active: boolean | null
  readonly inherent: Score | null
  /** After verified treatments. */
  readonly current: Score | null
  readonly inherentLevel: RiskLevel | null
  /** Level of `current`. */
  readonly level: RiskLevel | null
  /** Facts of the leaves that made it true, sorted. Empty unless active. */
  readonly because: readonly FactKey[]
  /** Facts without a value that would decide it, sorted. Empty unless `active` is null. */
  readonly missing: readonly FactKey[]
  /** Facts without a value that the rule counts against us and that so made it true, sorted. Empty unless active. */
  readonly assumed: readonly FactKey[]
  /** Facts whose value would decide or clear it, but awaits confirmation, sorted. */
  readonly unconfirmed: readonly FactKey[]
  readonly modifiers: readonly HeldModifier[]
  /** Linked treatments whose check holds or that are attested, sorted. */
  readonly verifiedTreatments: readonly TreatmentId[]
}

export type Evaluator = {
  /** Outcome of one risk for one truth vector of its usage conditions. */
  evaluate(risk: RiskId, vector: TruthVector): Outcome
  /** As `evaluate`, counting planned treatments as if done. A plan, never a status. */
  target(risk: RiskId, vector: TruthVector, planned: ReadonlySet<TreatmentId>): Outcome
}

const noTreatments: ReadonlySet<TreatmentId> = new Set()

/**
 * Settles the service, record and organisation facts once, for any number of risks and vectors.
 *
 * @param facts u.* and agg.* facts in it are not looked at: the vector speaks for them
 */
export function createEvaluator(facts: Facts, options: EvaluateOptions = {}): Evaluator {
  const view = createView(facts, options)
  settle(view, otherSlots)
  const run = (risk: RiskId, vector: TruthVector, planned: ReadonlySet<TreatmentId>) => {
    const rule = ruleOf(risk)
    fillFromVector(rule, vector, view.raising)
    if (view.lowering !== view.raising) fillFromVector(rule, vector, view.lowering)
    return outcomeOf(rule, view, planned)
  }
  return {
    evaluate: (risk, vector) => run(risk, vector, noTreatments),
    target: run,
  }
}

/** Step 2: the outcome of a truth vector, completed with service, record and organisation facts. */
export function evaluateVector(risk: RiskId, vector: TruthVector, otherFacts: Facts, options?: EvaluateOptions): Outcome {
  return createEvaluator(otherFacts, options).evaluate(risk, vector)
}

/** Outcome with planned treatments counted as done. */
export function targetOutcome(risk: RiskId, vector: TruthVector, otherFacts: Facts, planned: ReadonlySet<TreatmentId>, options?: EvaluateOptions): Outcome {
  return createEvaluator(otherFacts, options).target(risk, vector, planned)
}

/** Both steps at once, for one risk and one full fact set. */
export function evaluateFacts(risk: RiskId, facts: Facts, options: EvaluateOptions = {}): Outcome {
  const view = createView(facts, options)
  settle(view, otherSlots)
  settle(view, usageSlots)
  return outcomeOf(ruleOf(risk), view, noTreatments)
}

/** Both steps at once, for all risks in the order of the catalogue. */
export function evaluateAll(facts: Facts, options: EvaluateOptions = {}): Outcome[] {
  const view = createView(facts, options)
  settle(view, otherSlots)
  settle(view, usageSlots)
  return rules.map((rule) => outcomeOf(rule, view, noTreatments))
}

/** Truth per slot, once as it may raise and once as it may lower; the same array while everything is confirmed. */
type View = {
  readonly facts: Facts
  readonly raising: Uint8Array
  readonly lowering: Uint8Array
  readonly attested: ReadonlySet<TreatmentId>
  isConfirmed(fact: FactKey): boolean
}

function createView(facts: Facts, { confirmed, attested = noTreatments }: EvaluateOptions): View {
  const raising = new Uint8Array(leafTests.length)
  return {
    facts,
    raising,
    lowering: confirmed === undefined ? raising : new Uint8Array(leafTests.length),
    attested,
    isConfirmed: confirmed === undefined ? () => true : (fact) => isUsageFact(fact) || confirmed(fact),
  }
}

function settle(view: View, slots: readonly number[]): void {
  const { facts, raising, lowering } = view
  for (const slot of slots) {
    const test = testOf(slot)
    const truth = test.test(facts)
    raising[slot] = truth
    if (raising === lowering) continue
    // The better of "as stated" and "not known" may not count yet: worst case for the trigger, least proof for a treatment.
    const sure = test.facts.every(view.isConfirmed)
    raising[slot] = sure || truth > test.whenUnknown ? truth : test.whenUnknown
    lowering[slot] = sure || truth < test.whenUnknown ? truth : test.whenUnknown
  }
}

function outcomeOf(rule: Rule, view: View, planned: ReadonlySet<TreatmentId>): Outcome {
  const trigger = truthOf(rule.trigger, view.raising)
  if (trigger === TRUE) return activeOutcome(rule, view, planned)
  if (trigger === UNKNOWN) return openOutcome(rule, view)
  return inactiveOutcome(rule)
}

function activeOutcome(rule: Rule, view: View, planned: ReadonlySet<TreatmentId>): Outcome {
  const { risk } = rule
  const modifiers: HeldModifier[] = []
  for (const { modifier, index, lowers, when } of rule.modifiers) {
    const states = lowers ? view.lowering : view.raising
    if (truthOf(when, states) !== TRUE) continue
    const because = factsOf(when, states, TRUE)
    modifiers.push({ index, likelihood: modifier.likelihood, impact: modifier.impact, because })
  }
  const verified: TreatmentId[] = []
  const counted: Treatment[] = []
  for (const { treatment, when } of rule.treatments) {
    const holds = when === null ? view.attested.has(treatment.id) : truthOf(when, view.lowering) === TRUE
    if (holds) verified.push(treatment.id)
    if (holds || planned.has(treatment.id)) counted.push(treatment)
  }
  const inherent = inherentScore(risk, modifiers)
  const current = treatedScore(risk, inherent, counted)
  const because = factsOf(rule.trigger, view.raising, TRUE)
  return {
    risk: risk.id,
    active: true,
    inherent,
    current,
    inherentLevel: levelOf(inherent),
    level: levelOf(current),
    because,
    missing: none,
    ...assumptions(rule, view),
    modifiers,
    verifiedTreatments: verified,
  }
}

/** The answerable facts behind leaves that are true only because nothing, or nothing confirmed, is known. */
function assumptions(rule: Rule, view: View): Pick<Outcome, 'assumed' | 'unconfirmed'> {
  let assumed: FactKey[] | undefined
  let unconfirmed: FactKey[] | undefined
  visit(rule.trigger, view.raising, TRUE, (test) => {
    if (test.whenUnknown !== TRUE || isUsageFact(test.leaf.fact)) return
    const missing = test.facts.filter((fact) => !isKnown(view.facts[fact]))
    for (const fact of missing) assumed = adding(assumed, fact)
    if (missing.length > 0 || test.test(view.facts) === TRUE) return
    for (const fact of test.facts) if (!view.isConfirmed(fact)) unconfirmed = adding(unconfirmed, fact)
  })
  return { assumed: assumed?.sort() ?? none, unconfirmed: unconfirmed?.sort() ?? none }
}

function openOutcome(rule: Rule, view: View): Outcome {
  let missing: FactKey[] | undefined
  let unconfirmed: FactKey[] | undefined
  visit(rule.trigger, view.raising, UNKNOWN, (test) => {
    for (const fact of test.facts) {
      // The vector, not the facts, speaks for usage.
      if (isUsageFact(fact) || !isKnown(view.facts[fact])) missing = adding(missing, fact)
      else if (!view.isConfirmed(fact)) unconfirmed = adding(unconfirmed, fact)
    }
  })
  return { ...inactiveOutcome(rule), active: null, missing: missing?.sort() ?? none, unconfirmed: unconfirmed?.sort() ?? none }
}

const none: readonly never[] = Object.freeze([])
const inactiveOutcomes = new Map<RiskId, Outcome>()

function inactiveOutcome({ risk: { id } }: Rule): Outcome {
  let outcome = inactiveOutcomes.get(id)
  if (outcome === undefined) {
    outcome = {
      risk: id,
      active: false,
      inherent: null,
      current: null,
      inherentLevel: null,
      level: null,
      because: none,
      missing: none,
      assumed: none,
      unconfirmed: none,
      modifiers: none,
      verifiedTreatments: none,
    }
    inactiveOutcomes.set(id, outcome)
  }
  return outcome
}

/** Facts of the leaves of that truth, in parts that have that truth themselves; sorted, each once. */
function factsOf(node: Node, states: Uint8Array, truth: Truth): readonly FactKey[] {
  let facts: FactKey[] | undefined
  visit(node, states, truth, (test) => {
    for (const fact of test.facts) facts = adding(facts, fact)
  })
  return facts?.sort() ?? none
}

function visit(node: Node, states: Uint8Array, truth: Truth, leaf: (test: LeafTest) => void): void {
  if (truthOf(node, states) !== truth) return
  if (node.kind === 'leaf') leaf(testOf(node.slot))
  else for (const part of node.parts) visit(part, states, truth, leaf)
}

function adding(facts: FactKey[] | undefined, fact: FactKey): FactKey[] {
  if (facts === undefined) return [fact]
  if (!facts.includes(fact)) facts.push(fact)
  return facts
}

function testOf(slot: number): LeafTest {
  return leafTests[slot] as LeafTest
}
