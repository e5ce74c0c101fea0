import { findRisk, findTreatment } from '#shared/risk/catalogue.ts'
import { isUsageFact } from '#shared/risk/facts.ts'
import { leafKey, leavesOf } from '#shared/risk/logic.ts'
import type { Condition, FactKey, Leaf, Risk, TreatmentId } from '#shared/risk/schema.ts'
import { usageConditions } from '#shared/risk/vector.ts'
import { statementOf, type FactSheet, type Statement } from './fact.ts'
import type { RiskInstance } from './risk.ts'

/**
 * A fact that speaks in a risk. Usage is told by the conditions that held, never by a value: that is all the evidence
 * says. Anything else is told with what was stated and by whom; without a statement it is not known, and counted so.
 */
export type Reason = {
  readonly fact: FactKey
  /** What the rule asks of the fact, as far as it held. */
  readonly conditions: readonly Leaf[]
  readonly usage: boolean
  readonly statement: Statement | null
}

export type Explanation = {
  readonly risk: Risk
  readonly because: readonly Reason[]
  readonly modifiers: readonly { readonly index: number; readonly likelihood: number; readonly impact: number; readonly because: readonly Reason[] }[]
  readonly verified: readonly TreatmentId[]
  /** Treatments that would lower it further; `asks` are the facts that would show them, none where a person attests. */
  readonly further: readonly { readonly treatment: TreatmentId; readonly asks: readonly FactKey[]; readonly attested: boolean }[]
  /** What would decide it. */
  readonly missing: readonly Reason[]
}

/**
 * Why a risk stands as it does, with the source of each fact.
 *
 * @param sheet facts of its service on the account type that caused it
 * @returns null for a risk this catalogue does not have
 */
export function explainRisk(instance: RiskInstance, sheet: FactSheet, organisation: FactSheet): Explanation | null {
  const risk = findRisk(instance.risk)
  if (risk === undefined) return null
  const truth = new Map(usageConditions(instance.risk).map((leaf, index) => [leafKey(leaf), instance.vector[index] ?? 'u']))
  const reason = (condition: Condition, wanted: 't' | 'u') => (fact: FactKey): Reason => {
    const leaves = leavesOf(condition).filter((leaf) => leaf.fact === fact || (leaf.op === 'inFact' && leaf.value === fact))
    const usage = isUsageFact(fact)
    const held = usage ? leaves.filter((leaf) => truth.get(leafKey(leaf)) === wanted) : leaves
    return {
      fact,
      usage,
      conditions: held.length > 0 ? held : leaves,
      statement: usage ? null : (statementOf(fact.startsWith('o.') ? organisation : sheet, fact) ?? null),
    }
  }
  const verified = new Set(instance.verifiedTreatments)
  return {
    risk,
    because: instance.because.map(reason(risk.trigger, 't')),
    modifiers: instance.modifiers.map(({ index, likelihood, impact, because }) => {
      const condition = risk.modifiers[index]?.if
      return { index, likelihood, impact, because: condition === undefined ? [] : because.map(reason(condition, 't')) }
    }),
    verified: instance.verifiedTreatments,
    further: risk.treatments.flatMap((id) => {
      const treatment = findTreatment(id)
      if (treatment === undefined || verified.has(id)) return []
      if (treatment.reduces.likelihood === 0 && treatment.reduces.impact === 0) return []
      const asks = treatment.verifiedWhen === null ? [] : [...new Set(leavesOf(treatment.verifiedWhen).map((leaf) => leaf.fact))]
      return [{ treatment: id, asks, attested: treatment.verifiedWhen === null }]
    }),
    missing: [...new Set([...instance.missing, ...instance.assumed, ...instance.unconfirmed])].map(reason(risk.trigger, 'u')),
  }
}
