import type { Day } from '#shared/calendar/calendar.ts'
import type { Answer, Memory } from '#shared/declaration/schema.ts'
import { decideUse, type Verdict } from '#shared/policy/decide.ts'
import type { ServicePolicy } from '#shared/policy/schema.ts'
import type { AccountType, ServiceStatus } from '#shared/taxonomy/schema.ts'
import { addDays } from '#shared/calendar/calendar.ts'

/** An answer that stands for later use sessions of a service, and under which policy it was given. */
export type Memo = {
  readonly answer: Answer
  readonly memory: Memory
  /** Last day it holds; null: until the tab is closed. */
  readonly until: Day | null
  readonly status: ServiceStatus
  readonly verdict: Verdict
  readonly overridden: boolean
}

export type MemoFacts = { readonly day: Day; readonly policy: ServicePolicy; readonly account: AccountType | null }

/** A remembered answer holds until it runs out, the service's status or the verdict on it changes, or the account is another. */
export function memoState(memo: Memo, { day, policy, account }: MemoFacts): 'holds' | 'over' | 'status-changed' {
  if (memo.until !== null && memo.until < day) return 'over'
  if (memo.status !== policy.status || verdictOf(policy, memo.answer) !== memo.verdict) return 'status-changed'
  const told = memo.answer.accountType
  return account !== null && account !== 'unknown' && told !== 'unknown' && told !== account ? 'over' : 'holds'
}

/** The verdict of a policy on a complete answer. */
export function verdictOf(policy: ServicePolicy, { purpose, level, accountType }: Answer): Verdict {
  return decideUse(policy, { purpose, level, accountType })
}

/** Last day an answer given on `day` holds, as the button says; null: until the tab is closed. */
export function memoryUntil(memory: Memory, day: Day): Day | null {
  if (memory === 'tab') return null
  return memory === 'today' ? day : addDays(day, 30)
}
