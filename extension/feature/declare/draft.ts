import type { Answer, Memory } from '#shared/declaration/schema.ts'
import { decideUse, type KnownUse } from '#shared/policy/decide.ts'
import type { ServicePolicy } from '#shared/policy/schema.ts'
import { accountTypes } from '#shared/taxonomy/lists.ts'
import { effectiveLevel, levelRank } from '#shared/taxonomy/rules.ts'
import type { AccountType, Level, Purpose } from '#shared/taxonomy/schema.ts'

// An answer while it is being given. Two taps give one: a purpose, then a level. Only what is at stake asks for more.

const namedAccounts = accountTypes.filter((type) => type !== 'unknown')

/** `null`: not said yet. For the account that differs from `unknown`, which is an answer: "not sure". */
export type Draft = Omit<Answer, 'purpose' | 'level' | 'accountType'> & {
  readonly purpose: Purpose | null
  readonly level: Level | null
  readonly accountType: AccountType | null
  readonly memory: Memory
}

/** A draft in which only the account may be known. */
export function emptyDraft(accountType: AccountType | null): Draft {
  return {
    purpose: null,
    level: null,
    accountType,
    categories: 'unknown',
    humanReview: 'unknown',
    destination: 'unknown',
    affectsPeople: 'unknown',
    connectors: 'unknown',
    memory: 'today',
  }
}

/** A draft that says what `answer` says. */
export function draftOf(answer: Answer, memory: Memory): Draft {
  return { ...answer, memory }
}

/** The finished answer, or null while purpose or level is missing. An account nobody named is `unknown`. */
export function answerOf({ purpose, level, accountType, categories, humanReview, destination, affectsPeople, connectors }: Draft): Answer | null {
  if (purpose === null || level === null) return null
  return { purpose, level, accountType: accountType ?? 'unknown', categories, humanReview, destination, affectsPeople, connectors }
}

/** The level the draft counts with once its categories are looked at. */
export function levelOf(draft: Draft): Level | null {
  if (draft.level === null || draft.categories === 'unknown') return draft.level
  return effectiveLevel(draft.level, draft.categories)
}

function useOf(draft: Draft): KnownUse {
  const level = levelOf(draft)
  return {
    ...(draft.purpose === null ? {} : { purpose: draft.purpose }),
    ...(level === null ? {} : { level }),
    ...(draft.accountType === null ? {} : { accountType: draft.accountType }),
  }
}

/**
 * What comes after a choice. `ask-account`: the account is not named and decides whether the use is allowed.
 * `ask-detail`: confidential or restricted data, where the kinds of data count. `refuse`: not allowed; say so at once.
 * @param detailAsked the kinds of data have been asked for
 */
export type NextMove = 'ask-purpose' | 'ask-level' | 'ask-account' | 'ask-detail' | 'refuse' | 'save'

export function nextMove(draft: Draft, policy: ServicePolicy | null, detailAsked: boolean): NextMove {
  if (draft.purpose === null) return 'ask-purpose'
  if (draft.level === null) return 'ask-level'
  if (policy !== null) {
    if (decideUse(policy, useOf(draft)) === 'not-allowed') return 'refuse'
    if (draft.accountType === null && accountDecides(draft, policy)) return 'ask-account'
  }
  if (!detailAsked && levelRank(draft.level) >= levelRank('confidential')) return 'ask-detail'
  return 'save'
}

/** True when the use is allowed with one account and not with another. */
function accountDecides(draft: Draft, policy: ServicePolicy): boolean {
  const verdicts = namedAccounts.map((accountType) => decideUse(policy, useOf({ ...draft, accountType })))
  return new Set(verdicts).size > 1
}

/** What pressing a level would lead to, to be said before it is pressed. */
export function levelOutlook(draft: Draft, policy: ServicePolicy | null, level: Level): 'saves' | 'asks-more' | 'refused' | 'needs-account' {
  const move = nextMove({ ...draft, level }, policy, false)
  if (move === 'refuse') return 'refused'
  if (move === 'ask-account') return 'needs-account'
  return move === 'save' ? 'saves' : 'asks-more'
}

export type Obstacle = 'service' | 'level' | 'purpose' | 'account' | 'combination'

/** The first thing that alone makes a use not allowed; `combination` when only all of it together does. */
export function obstacleTo(policy: ServicePolicy, answer: Answer): Obstacle {
  if (policy.status === 'prohibited' || policy.status === 'retired') return 'service'
  const level = answer.categories === 'unknown' ? answer.level : effectiveLevel(answer.level, answer.categories)
  if (decideUse(policy, { level }) === 'not-allowed') return 'level'
  if (decideUse(policy, { purpose: answer.purpose }) === 'not-allowed') return 'purpose'
  if (decideUse(policy, { accountType: answer.accountType }) === 'not-allowed') return 'account'
  return 'combination'
}
