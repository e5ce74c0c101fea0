import { addDays, type Day } from '#shared/calendar/calendar.ts'
import type { Answer, Memory } from '#shared/declaration/schema.ts'
import { decideUse, type Verdict } from '#shared/policy/decide.ts'
import type { ServicePolicy } from '#shared/policy/schema.ts'
import { rungs, type Rung } from '#shared/rule/schema.ts'
import type { AccountType, Justification, ServiceStatus } from '#shared/taxonomy/schema.ts'
import type { Change } from './decide.ts'

/** An answer that stands for later use sessions of a service, and under which policy it was given. */
export type Memo = {
  readonly answer: Answer
  readonly memory: Memory
  /** Last day it holds; null: until the tab is closed. */
  readonly until: Day | null
  readonly status: ServiceStatus
  readonly verdict: Verdict
  readonly overridden: boolean
  /** What the rules made of the answer when it was given; absent in memos older than rules. */
  readonly rung?: Rung
  /** The reason given with it, where a rule asks for one. */
  readonly justification?: { readonly reason: Justification; readonly text: string | null }
}

/** What is remembered for longer than a tab: a reason belongs to one entry of the ledger, and words of one's own stay nowhere else. */
export function withoutReason(given: Memo): Memo {
  const { justification: _, ...memo } = given
  return memo
}

export type MemoFacts = {
  readonly day: Day
  readonly policy: ServicePolicy
  /** Account the address gives away; null: it does not. */
  readonly account: AccountType | null
  /** What the rules make of a complete answer now. */
  readonly rungOf: (answer: Answer) => Rung
}

/**
 * A remembered answer holds until it runs out, the service's status or the verdict on it changes, a rule asks more of it
 * than it did, or the account is another.
 */
export function memoState(memo: Memo, { day, policy, account, rungOf }: MemoFacts): 'holds' | 'over' | Change {
  if (memo.until !== null && memo.until < day) return 'over'
  if (memo.status !== policy.status) return 'status-changed'
  if (verdictOf(policy, memo.answer) !== memo.verdict || isStricter(rungOf(memo.answer), memo.rung ?? 'card')) return 'policy-changed'
  const told = memo.answer.accountType
  return account !== null && account !== 'unknown' && told !== 'unknown' && told !== account ? 'account-changed' : 'holds'
}

/** Less asked than before is no reason to ask again. */
function isStricter(now: Rung, then: Rung): boolean {
  return rungs.indexOf(now) > Math.max(rungs.indexOf(then), rungs.indexOf('card'))
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

/** So many equal answers in a row, and remembering them for 30 days is suggested. */
export const repeatsUntilSuggested = 3

/** True where the last answers about a service, latest first, are all the same: the question tells nothing new. */
export function isRepeated(answers: readonly Answer[]): boolean {
  const last = answers.slice(0, repeatsUntilSuggested).map((answer) => JSON.stringify(answer))
  return last.length === repeatsUntilSuggested && new Set(last).size === 1
}
