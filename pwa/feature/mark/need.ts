import { pwaRegisterMessages } from '#shared/message/pwa-register.ts'
import type { Need } from '#shared/register/index.ts'
import { textsOf } from '../../ui/locale/index.ts'

/** A reason to decide, in words. */
export function needText(need: Need): string {
  const texts = textsOf(pwaRegisterMessages).need
  switch (need.kind) {
    case 'critical-risk':
      return texts.criticalRisk(need.risks)
    case 'used-although-prohibited':
      return texts.usedAlthoughProhibited
    case 'outside-decision':
      return texts.outside
    case 'undecided':
      return texts.undecided
    case 'seen-in-logs':
      return texts.seenInLogs
    case 'acceptance-ended':
      return texts.acceptanceEnded(need.risks)
    case 'review-due':
      return texts.reviewDue(need.on)
  }
}

/** The most pressing reason that the level of risk does not tell already. */
export function whyText(needs: readonly Need[]): string {
  const need = needs.find(({ kind }) => kind !== 'critical-risk') ?? needs[0]
  return need === undefined ? '' : needText(need)
}
