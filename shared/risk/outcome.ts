import { isKnown, isUsageFact, type Facts } from './facts.ts'
import { TRUE, truthOfLeaf, UNKNOWN, type LeafTest, type Truth } from './logic.ts'
import { fillFromFacts, otherSlots, ruleOf, rules, slotCount, testOf, truthOf, usageSlots, type FactSlots, type Node, type Rule } from './rule.ts'
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
  const raising = new Uint8Array(slotCount)
  return {
    facts,
    raising,
    lowering: confirmed === undefined ? raising : new Uint8Array(slotCount),
    attested,
    isConfirmed: confirmed === undefined ? () => true : (fact) => isUsageFact(fact) || confirmed(fact),
  }
}

function settle(view: View, groups: readonly FactSlots[]): void {
  const { facts, raising, lowering } = view
  fillFromFacts(groups, facts, raising)
  if (raising === lowering) return
  for (const slot of groups.flatMap((group) => group.slots)) {
    const truth = raising[slot] as Truth
    const { facts: read, whenUnknown } = testOf(slot)
    // "As stated" or "not known", whichever is worse: more true for the trigger, less true for a treatment.
    const sure = read.every(view.isConfirmed)
    raising[slot] = sure ? truth : Math.max(truth, whenUnknown)
    lowering[slot] = sure ? truth : Math.min(truth, whenUnknown)
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
    const because = factsOf(reasons(when, states, TRUE, []))
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
  const tests = reasons(rule.trigger, view.raising, TRUE, [])
  const assumed: FactKey[] = []
  const unconfirmed: FactKey[] = []
  for (const test of tests) {
    // True only because nothing, or nothing confirmed, is known? The vector does not tell that of usage facts.
    if (test.whenUnknown !== TRUE || test.isUsage) continue
    const missing = test.facts.filter((fact) => !isKnown(view.facts[fact]))
    for (const fact of missing) add(assumed, fact)
    if (missing.length > 0 || truthOfLeaf(test, view.facts) === TRUE) continue
    for (const fact of test.facts) if (!view.isConfirmed(fact)) add(unconfirmed, fact)
  }
  return {
    risk: risk.id,
    active: true,
    inherent,
    current,
    inherentLevel: levelOf(inherent),
    level: levelOf(current),
    because: factsOf(tests),
    missing: none,
    assumed,
    unconfirmed,
    modifiers,
    verifiedTreatments: verified,
  }
}

function openOutcome(rule: Rule, view: View): Outcome {
  const missing: FactKey[] = []
  const unconfirmed: FactKey[] = []
  for (const test of reasons(rule.trigger, view.raising, UNKNOWN, [])) {
    for (const fact of test.facts) {
      // The vector, not the facts, speaks for usage.
      if (test.isUsage || !isKnown(view.facts[fact])) add(missing, fact)
      else if (!view.isConfirmed(fact)) add(unconfirmed, fact)
    }
  }
  return withoutScores(rule.risk.id, null, missing, unconfirmed)
}

function inactiveOutcome({ risk: { id } }: Rule): Outcome {
  let outcome = inactiveOutcomes.get(id)
  if (outcome === undefined) inactiveOutcomes.set(id, (outcome = withoutScores(id, false, none, none)))
  return outcome
}

const none: readonly never[] = Object.freeze([])
/** Most outcomes say "not active": one object each is enough. */
const inactiveOutcomes = new Map<RiskId, Outcome>()

function withoutScores(risk: RiskId, active: false | null, missing: readonly FactKey[], unconfirmed: readonly FactKey[]): Outcome {
  return {
    risk,
    active,
    inherent: null,
    current: null,
    inherentLevel: null,
    level: null,
    because: none,
    missing,
    assumed: none,
    unconfirmed,
    modifiers: none,
    verifiedTreatments: none,
  }
}

/** Leaves of that truth, in parts that have that truth themselves: what gives the condition its truth. */
function reasons(node: Node, states: Uint8Array, truth: Truth, found: LeafTest[]): LeafTest[] {
  if (node.kind === 'leaf') {
    if (states[node.slot] === truth) found.push(testOf(node.slot))
  } else if (truthOf(node, states) === truth) {
    for (const part of node.parts) reasons(part, states, truth, found)
  }
  return found
}

function factsOf(tests: readonly LeafTest[]): readonly FactKey[] {
  const facts: FactKey[] = []
  for (const test of tests) for (const fact of test.facts) add(facts, fact)
  return facts
}

/** Keeps a short list sorted and each fact once; cheaper here than a set and a sort. */
function add(facts: FactKey[], fact: FactKey): void {
  if (facts.includes(fact)) return
  let at = facts.push(fact) - 1
  for (; at > 0 && (facts[at - 1] as FactKey) > fact; at--) facts[at] = facts[at - 1] as FactKey
  facts[at] = fact
}
