import { addDays, type Day } from '#shared/calendar/calendar.ts'
import type { ServiceStatus } from '#shared/taxonomy/schema.ts'
import { quietingRule, type Quieting } from './quieting.ts'

/** How often one person is asked; how many questions a day the organisation says. More would teach people to click it away. */
export const budget = { perServiceAndDay: 1, again: 1, dismissals: 3, dismissalDays: 30, quietDays: 7 } as const

/** Why a remembered answer no longer holds: what the organisation decided, or the account in use. */
export type Change = 'status-changed' | 'policy-changed' | 'account-changed'

export type AskFacts = {
  readonly day: Day
  readonly status: ServiceStatus
  /** The remembered answer no longer holds for this reason; null: there is none, or it has run out. */
  readonly changed: Change | null
  /** What was pasted suggests a higher level than the answer in force was given under, and this session was not asked about that yet. */
  readonly hintRaised: boolean
  readonly noticeAcknowledged: boolean
  /** Day the notice last opened by itself. */
  readonly noticeShownOn: Day | null
  /** The question about this use session was already put. */
  readonly asked: boolean
  /** Questions a person is asked at most in a day. */
  readonly perDay: number
  readonly askedToday: number
  readonly askedHereToday: number
  /** Warnings about the service today: they are no questions of the day. */
  readonly warnedHereToday: number
  /** Day the service was last asked about; null: not within the last weeks. */
  readonly askedHereOn: Day | null
  readonly quiet: Quiet | null
  readonly quieting: Quieting
}

/** Dismissals of one service since the last answer, the silence they led to, and the day of the last; absent in rows older than it. */
export type Quiet = { readonly dismissals: number; readonly until: Day | null; readonly status: ServiceStatus; readonly on?: Day }

/** `rule`: ahead of the first use, because a rule has something to say or waits for the answer. */
export type AskReason = 'use' | Change | 'hint' | 'notice' | 'rule'

/**
 * Whether a use session opens the card, and why; null: the chip is enough. Ignoring is a valid answer to all but nothing
 * that is asked is asked twice:
 *
 * - A prohibited service is exempt from everything below: its card is a warning, once a day in whatever tab, and takes none of the day's
 *   questions. A hint may bring it a second time.
 * - No more than the organisation's number of questions a day, whatever the reason.
 * - Status and policy are the organisation's doing: they ask in a week of silence and of a browser that asks less, too.
 * - Any change and a hint may ask about a service a second time in a day, never a third.
 */
export function decideAsk(facts: AskFacts): AskReason | null {
  if (!facts.noticeAcknowledged) return facts.noticeShownOn === facts.day ? null : 'notice'
  if (facts.asked && !facts.hintRaised) return null
  const reason = facts.changed ?? (facts.hintRaised ? 'hint' : 'use')
  if (isWarning(facts.status)) return facts.warnedHereToday < budget.perServiceAndDay + (facts.hintRaised ? budget.again : 0) ? reason : null
  const isDecided = reason === 'status-changed' || reason === 'policy-changed'
  if (facts.askedToday >= perDay(facts, isDecided)) return null
  if (facts.askedHereToday >= budget.perServiceAndDay + (reason === 'use' ? 0 : budget.again)) return null
  if (isDecided) return reason
  return isHeldBack(facts) || isQuiet(facts.quiet, facts.day, facts.status) ? null : reason
}

/** True where the card warns of a service: it counts apart from questions. */
export function isWarning(status: ServiceStatus): boolean {
  return status === 'prohibited' || status === 'retired'
}

function perDay({ perDay: usual, quieting }: AskFacts, isDecided: boolean): number {
  return quieting === 'usual' || isDecided ? usual : Math.min(usual, quietingRule.perDay)
}

function isHeldBack({ quieting, askedHereOn, day }: AskFacts): boolean {
  if (quieting === 'usual') return false
  return quieting === 'least' || (askedHereOn !== null && addDays(askedHereOn, quietingRule.serviceDays) > day)
}

/** A week of silence ends early when the service's status changes. */
export function isQuiet(quiet: Quiet | null, day: Day, status: ServiceStatus): boolean {
  return quiet !== null && quiet.until !== null && quiet.until >= day && quiet.status === status
}

/** True where the last dismissal is so long ago that it says nothing any more. */
export function isForgotten({ on, until }: Quiet, day: Day): boolean {
  return until === null ? on !== undefined && addDays(on, budget.dismissalDays) < day : until < day
}

/** What a dismissal leads to: the third one since the last answer, none forgotten, starts a week of silence for the service. */
export function afterDismissal(quiet: Quiet | null, day: Day, status: ServiceStatus): Quiet {
  const dismissals = (quiet === null || quiet.status !== status || isForgotten(quiet, day) ? 0 : quiet.dismissals) + 1
  if (dismissals < budget.dismissals) return { dismissals, until: null, status, on: day }
  return { dismissals: 0, until: addDays(day, budget.quietDays), status, on: day }
}
