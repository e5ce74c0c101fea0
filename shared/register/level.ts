import type { RiskLevel } from '#shared/risk/schema.ts'

/** The levels of a risk, lowest first. */
export const levelOrder: readonly RiskLevel[] = ['low', 'medium', 'high', 'critical']

/** Place of a level in the order; -1 for none. */
export function riskRank(level: RiskLevel | null): number {
  return level === null ? -1 : levelOrder.indexOf(level)
}
