import { riskMatrix } from './catalogue.ts'
import type { Risk, RiskLevel, Treatment } from './schema.ts'

/** Likelihood and impact, each 1 to 5. */
export type Score = { readonly likelihood: number; readonly impact: number }

/** Level of a score in the 5x5 matrix. */
export function levelOf(score: Score): RiskLevel {
  return riskMatrix[score.impact - 1]?.[score.likelihood - 1] as RiskLevel
}

/** Defaults plus modifiers that hold, each clamped to 1..5. Source: triggerLanguage.scoring. */
export function inherentScore(risk: Risk, held: readonly Score[]): Score {
  let { likelihood, impact } = risk
  for (const modifier of held) {
    likelihood += modifier.likelihood
    impact += modifier.impact
  }
  return { likelihood: clamp(likelihood), impact: clamp(impact) }
}

/**
 * Inherent score less the treatments that count: the strongest single reduction, one more step if a second one also
 * lowers, then the cap of the risk, never below 1. Source: residualRule.
 */
export function treatedScore(risk: Risk, inherent: Score, counted: readonly Treatment[]): Score {
  const likelihood = reduction(counted, 'likelihood', risk.reductionCap.likelihood)
  const impact = risk.impactReducible ? reduction(counted, 'impact', risk.reductionCap.impact) : 0
  return { likelihood: clamp(inherent.likelihood - likelihood), impact: clamp(inherent.impact - impact) }
}

function reduction(counted: readonly Treatment[], side: keyof Score, cap: number): number {
  let strongest = 0
  let lowering = 0
  for (const treatment of counted) {
    const steps = treatment.reduces[side]
    if (steps > 0) lowering++
    if (steps > strongest) strongest = steps
  }
  return Math.min(cap, lowering > 1 ? strongest + 1 : strongest)
}

function clamp(value: number): number {
  return value < 1 ? 1 : value > 5 ? 5 : value
}
