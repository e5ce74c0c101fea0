import type { Day, Month } from '#shared/calendar/calendar.ts'

// How it stands between the browser and the relay.

export type SyncProblem =
  | 'offline'
  /** 401: the enrolment is no longer valid. */
  | 'enrolment'
  /** 400 and others: the relay refuses the content; `detail` has its sentence. */
  | 'refused'
  /** The relay says that what was sent lies in the future. */
  | 'clock'
  /** 429, 5xx: the relay is busy or ill. */
  | 'relay'
  /** 507. */
  | 'relay-full'
  /** The policy is none this version can read; `detail` names the first field at fault. */
  | 'unreadable-policy'
  /** The policy bundle is not signed by the relay we are enrolled to. */
  | 'signature'
  /** The relay offered an older policy than the one in force. */
  | 'older-policy'

export type SyncState = {
  /** Months whose content the relay has not acknowledged yet. */
  readonly waiting: readonly Month[]
  /** Months in which a late correction no longer counts. */
  readonly tooLate: readonly Month[]
  /** Day on which the relay last acknowledged something. */
  readonly lastSent: Day | null
  readonly problem: { readonly code: SyncProblem; readonly detail: string | null } | null
}

export type PolicyState = {
  readonly number: number | null
  /** Minutes since the policy was last confirmed by the relay; null: never. */
  readonly ageMinutes: number | null
  readonly expired: boolean
  readonly problem: { readonly code: SyncProblem; readonly detail: string | null } | null
}
