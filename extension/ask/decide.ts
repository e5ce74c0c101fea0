import { addDays, type Day } from '#shared/calendar/calendar.ts'
import type { ServiceStatus } from '#shared/taxonomy/schema.ts'

/** How often one person is asked. More would teach people to click it away. */
export const budget = { perDay: 3, perServiceAndDay: 1, dismissals: 3, quietDays: 7 } as const

export type AskFacts = {
  readonly day: Day
  readonly status: ServiceStatus
  /** The remembered answer no longer holds because the service's status or policy changed. */
  readonly statusChanged: boolean
  /** What was pasted suggests a higher level than the answer in force was given under, and this session was not asked about that yet. */
  readonly hintRaised: boolean
  readonly noticeAcknowledged: boolean
  /** Day the notice last opened by itself. */
  readonly noticeShownOn: Day | null
  /** The question about this use session was already put. */
  readonly asked: boolean
  readonly askedToday: number
  readonly askedHereToday: number
  readonly quiet: Quiet | null
}

/** Dismissals of one service since the last answer, and the silence they led to. */
export type Quiet = { readonly dismissals: number; readonly until: Day | null; readonly status: ServiceStatus }

export type AskReason = 'use' | 'status-changed' | 'hint' | 'notice'

/**
 * Whether a use session without an answer opens the card, and why; null: the chip is enough. A prohibited service is
 * exempt from budget and silence: its card is no question but a warning, and still comes once a session.
 */
export function decideAsk(facts: AskFacts): AskReason | null {
  if (!facts.noticeAcknowledged) return facts.noticeShownOn === facts.day ? null : 'notice'
  if (facts.asked && !facts.hintRaised) return null
  const reason = facts.statusChanged ? 'status-changed' : facts.hintRaised ? 'hint' : 'use'
  if (facts.status === 'prohibited' || facts.status === 'retired') return reason
  if (facts.askedToday >= budget.perDay) return null
  if (facts.statusChanged || facts.hintRaised) return reason
  if (facts.askedHereToday >= budget.perServiceAndDay) return null
  return isQuiet(facts.quiet, facts.day, facts.status) ? null : reason
}

/** A week of silence ends early when the service's status changes. */
export function isQuiet(quiet: Quiet | null, day: Day, status: ServiceStatus): boolean {
  return quiet !== null && quiet.until !== null && quiet.until >= day && quiet.status === status
}

/** What a dismissal leads to: the third one since the last answer starts a week of silence for the service. */
export function afterDismissal(quiet: Quiet | null, day: Day, status: ServiceStatus): Quiet {
  const dismissals = (quiet === null || quiet.status !== status ? 0 : quiet.dismissals) + 1
  if (dismissals < budget.dismissals) return { dismissals, until: null, status }
  return { dismissals: 0, until: addDays(day, budget.quietDays), status }
}
