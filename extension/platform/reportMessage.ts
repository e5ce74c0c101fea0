import * as z from 'zod/mini'
import type { Day } from '#shared/calendar/calendar.ts'
import type { Bundle } from '#shared/policy/schema.ts'
import { reportDraftSchema } from '#shared/report/schema.ts'
import type { ConcernTopic } from '#shared/report/topic.ts'
import { serviceIdSchema, type Level, type Purpose } from '#shared/taxonomy/schema.ts'
import type { Done, ServiceView } from './message.ts'

// The part of the messages (message.ts) that is about the AI policy, its training, requests and concerns.

/** From a card, the popup or the options page. */
export const sharedReportRequests = [
  /** Keeps a request or concern and sends it as soon as the relay can be reached. */
  z.strictObject({ kind: z.literal('report/write'), report: reportDraftSchema }),
  /** The answers to these were shown. */
  z.strictObject({ kind: z.literal('report/seen'), ids: z.array(z.uuid()).check(z.maxLength(200)) }),
  z.strictObject({ kind: z.literal('guidance/read') }),
  /** The AI policy came up in a card by itself: not again today. */
  z.strictObject({ kind: z.literal('guidance/shown') }),
  z.strictObject({ kind: z.literal('guidance/acknowledge'), version: z.int() }),
] as const

/** From the popup or the options page only. */
export const ownReportRequests = [
  z.strictObject({ kind: z.literal('report/list') }),
  z.strictObject({ kind: z.literal('report/delete'), id: z.uuid() }),
  z.strictObject({ kind: z.literal('report/send') }),
  /** Name and vendor of a service an address of the page names; null: the catalogue does not know it. */
  z.strictObject({ kind: z.literal('report/service'), service: serviceIdSchema }),
] as const

/** How the AI policy of the organisation stands with this browser. Part of every state. */
export type GuidanceState = {
  readonly version: number
  /** Day this or an earlier version was acknowledged here; null: never. */
  readonly acknowledgedOn: Day | null
  readonly isDue: boolean
  /** It is due, and neither it nor the notice came up today: the next card that asks brings it along. */
  readonly comesUp: boolean
}

/** The AI policy and its training, to be read. */
export type Guidance = NonNullable<Bundle['guidance']>

/** A request or concern of the person's own. */
export type OwnReport = {
  readonly id: string
  readonly kind: 'request' | 'concern'
  readonly on: Day
  /** Last day it is kept here. */
  readonly until: Day
  readonly service: ServiceView | null
  readonly tool: string | null
  readonly topic: ConcernTopic | null
  readonly purpose: Purpose | null
  readonly level: Level | null
  readonly text: string
  readonly name: string | null
  /** `moved`: not sent, and this browser is no longer enrolled where it was to go. `detail`: why the relay refused it. */
  readonly state: 'waiting' | 'sent' | 'refused' | 'moved'
  readonly detail: string | null
  readonly answer: {
    readonly outcome: 'granted' | 'declined' | 'noted'
    readonly service: (ServiceView & { readonly url: string | null }) | null
    readonly text: string
    readonly on: Day
    readonly isNew: boolean
  } | null
}

/** `not-enrolled`: there is nobody to send it to. */
export type ReportResult = Done | { readonly ok: false; readonly reason: 'not-enrolled' }

export type ReportReplyOf = {
  'report/write': ReportResult
  'report/seen': Done
  'guidance/read': Guidance | null
  'guidance/shown': Done
  'guidance/acknowledge': Done
  'report/list': readonly OwnReport[]
  'report/delete': Done
  'report/send': null
  'report/service': ServiceView | null
}
