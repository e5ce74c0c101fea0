import * as z from 'zod/mini'
import type { Day } from '#shared/calendar/calendar.ts'
import { answerSchema, memorySchema, type Answer } from '#shared/declaration/schema.ts'
import type { HintClass } from '#shared/hint/kind.ts'
import type { Verdict } from '#shared/policy/decide.ts'
import type { ServicePolicy } from '#shared/policy/schema.ts'
import { departmentSchema, serviceIdSchema, type AccountType, type Level, type Purpose } from '#shared/taxonomy/schema.ts'
import type { Enrolled } from './enrolment.ts'
import { barrierRequests, justifiedSchema, ruleRequests, type LadderReplyOf, type RuleView } from './ladderMessage.ts'
import type { LedgerEntry, LedgerExport, Remembered, SentSheet } from './ledgerMessage.ts'
import { ownReportRequests, sharedReportRequests, type GuidanceState, type OwnReport, type ReportReplyOf } from './reportMessage.ts'
import type { PolicyState, SyncState } from './syncMessage.ts'

// What pages of the extension (card, popup, options) ask the background, and what they get. Pages import types only, so
// no zod reaches them; the background validates every request. A card speaks for its own tab only, which the background
// takes from the sender, never from the message.
//
// After any change the background broadcasts `changed`, without content; a page then asks for its state again.

const sessionId = z.uuid()

/** Answers the question about a use session; `session` null: ahead of the next use in this tab. */
const answerRequest = z.strictObject({
  kind: z.literal('session/answer'),
  session: z.nullable(sessionId),
  answer: answerSchema,
  memory: memorySchema,
  /** The person has seen that it is not allowed and goes on. Without it a use that is not allowed comes back refused. */
  overridden: z.boolean(),
  /** Where a rule asks for a reason; without it the answer comes back. */
  justification: z.optional(justifiedSchema),
})

/** `not-work` and `wrong-tool` remove the session and its count. `later` moves the question to the inbox after one reminder. */
const declineRequest = z.strictObject({
  kind: z.literal('session/decline'),
  session: z.nullable(sessionId),
  how: z.enum(['not-work', 'wrong-tool', 'later', 'dismiss']),
})

/** Only from a card in a tab. */
export const cardRequestSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('card/state') }),
  /** The chip was pressed: show the card. */
  z.strictObject({ kind: z.literal('card/expand') }),
  /** Back to the chip, or away. Ignoring is a valid answer: neither counts as a dismissal. */
  z.strictObject({ kind: z.literal('card/fold'), to: z.enum(['chip', 'nothing']) }),
  /** It is not what it looks like: the suggestion goes. */
  z.strictObject({ kind: z.literal('card/no-hint') }),
  ...ruleRequests,
  /** Size that what shows needs, in CSS pixels. */
  z.strictObject({ kind: z.literal('card/size'), view: z.enum(['chip', 'card']), width: z.int().check(z.minimum(1), z.maximum(2000)), height: z.int().check(z.minimum(1), z.maximum(4000)) }),
])

/** From a card, the popup or the options page. */
export const sharedRequestSchema = z.discriminatedUnion('kind', [
  answerRequest,
  declineRequest,
  z.strictObject({ kind: z.literal('notice/acknowledge'), notice: z.string().check(z.maxLength(100)) }),
  z.strictObject({ kind: z.literal('department/choose'), department: z.nullable(departmentSchema) }),
  z.strictObject({ kind: z.literal('language/choose'), language: z.nullable(z.enum(['en', 'de'])) }),
  z.strictObject({ kind: z.literal('page/open'), page: z.enum(['options', 'ledger', 'notice', 'sent', 'request', 'policy']) }),
  ...sharedReportRequests,
])

/** From the popup or the options page only. */
export const ownPageRequestSchema = z.discriminatedUnion('kind', [
  /** `tab`: the active tab of the popup's window, for `here`. */
  z.strictObject({ kind: z.literal('home/state'), tab: z.nullable(z.int()) }),
  z.strictObject({ kind: z.literal('ledger/list') }),
  z.strictObject({ kind: z.literal('ledger/correct'), session: sessionId, answer: answerSchema, overridden: z.boolean(), justification: z.optional(justifiedSchema) }),
  z.strictObject({ kind: z.literal('ledger/delete'), session: sessionId }),
  z.strictObject({ kind: z.literal('ledger/delete-all') }),
  z.strictObject({ kind: z.literal('ledger/export') }),
  z.strictObject({ kind: z.literal('remembered/revoke'), service: serviceIdSchema }),
  z.strictObject({ kind: z.literal('sent/list') }),
  z.strictObject({ kind: z.literal('outbox/push') }),
  z.strictObject({ kind: z.literal('policy/refresh') }),
  /** Nothing is recorded or asked until it is switched off or the browser is closed. */
  z.strictObject({ kind: z.literal('private/set'), on: z.boolean() }),
  /** Empties the inbox: what is in it stays counted as unanswered and is not asked about again. */
  z.strictObject({ kind: z.literal('inbox/clear') }),
  /** Daybook asks less because questions were left: the person wants to be asked as usual. */
  z.strictObject({ kind: z.literal('questions/as-usual') }),
  ...ownReportRequests,
])

/** From the page that stands in the way only. */
export const barrierRequestSchema = z.discriminatedUnion('kind', [...barrierRequests])
export const requestSchema = z.union([cardRequestSchema, sharedRequestSchema, ownPageRequestSchema, barrierRequestSchema])
export type Request = z.infer<typeof requestSchema>
export type RequestKind = Request['kind']
export type RequestOf<K extends RequestKind> = Extract<Request, { kind: K }>

export type ServiceView = { readonly id: string; readonly name: string; readonly vendor: string }
export type Organisation = { readonly name: string; readonly mode: 'personal' | 'sample' | 'organisation'; readonly k: number }
export type Department = { readonly id: string; readonly name: string }
export type Language = 'en' | 'de'

export type Notice = {
  /** What `notice/acknowledge` sends back. Changes with every version and organisation. */
  readonly id: string
  /** 0: the notice the product ships with; its texts are null, the page has them. */
  readonly version: number
  readonly en: string | null
  readonly de: string | null
  readonly contact: string | null
  /** Nothing is recorded before the notice in force was acknowledged. */
  readonly acknowledged: boolean
}

/** What holds for the whole browser. Part of every state. */
export type Setting = {
  readonly language: Language | null
  /** Null: not enrolled, or no policy has arrived yet. */
  readonly organisation: Organisation | null
  readonly enrolled: boolean
  readonly departments: readonly Department[]
  readonly department: string | null
  readonly notice: Notice
  /** The private switch is on: nothing is recorded, nothing asked. */
  readonly private: boolean
  /** What is pasted, dropped or chosen is looked at in this browser, for this too; null: hints are off. */
  readonly hints: { readonly markings: readonly string[] } | null
  /** The organisation's AI policy and training; null: none is published. */
  readonly guidance: GuidanceState | null
  /** The browser refuses to store: nothing can be saved, nothing is counted. */
  readonly storageBroken: boolean
}

/** What chip and card show for one tab. */
export type CardState = Setting & {
  readonly tab: number
  readonly view: 'chip' | 'card' | 'nothing'
  readonly service: ServiceView
  readonly policy: ServicePolicy
  /** The bundle has expired or was never fetched: say that the status may be old. */
  readonly policyStale: boolean
  readonly allowedLevels: readonly Level[]
  readonly alternative: (ServiceView & { readonly url: string }) | null
  /** The use session the card asks about; null on a chip before the first use. */
  readonly session: string | null
  /** The answer the session counts with now, and where it comes from. */
  readonly current: { readonly answer: Answer; readonly source: 'answered' | 'remembered'; readonly overridden: boolean } | null
  /** All purposes, own most used for this service first. */
  readonly purposes: readonly Purpose[]
  /** For "same as last time". */
  readonly last: Answer | null
  /** Account type the address gives away. */
  readonly accountType: AccountType | null
  /** A rule whose text is to be acknowledged first; null: none, or it was read. */
  readonly toRead: RuleView | null
  /** The service can connect to other systems, so the question applies. */
  readonly asksConnectors: boolean
  /** An answer to an own request or concern that no card has shown yet. */
  readonly news: OwnReport | null
  /** What was pasted looks like this: a suggestion until the question is answered. */
  readonly looksLike: readonly HintClass[]
  /** Why the card opened by itself; null when the person opened it. */
  readonly reason: 'use' | 'reminder' | 'status-changed' | 'policy-changed' | 'account-changed' | 'hint' | 'notice' | 'rule' | null
  /** The last own answers about the service are all the same: remembering for 30 days is suggested. */
  readonly repeated: boolean
}

/** How saving went. `allowed` etc. is the verdict the answer leads to. */
export type AnswerResult =
  /** `isBarred`: by the answer people are kept out; the tab shows why. */
  | { readonly ok: true; readonly verdict: Verdict; readonly answer: Answer; readonly counted: boolean; readonly isBarred: boolean }
  | { readonly ok: false; readonly reason: 'not-allowed'; readonly verdict: 'not-allowed' }
  /** A rule asks for a reason. */
  | { readonly ok: false; readonly reason: 'justify'; readonly rule: RuleView | null }
  /** `storage`: nothing could be saved. `notice`: acknowledge it first. `gone`: the session was removed or expired. */
  | { readonly ok: false; readonly reason: 'storage' | 'notice' | 'gone' | 'private' }

export type Done = { readonly ok: true } | { readonly ok: false; readonly reason: 'storage' | 'gone' | 'private' | 'notice' }

/** A use session that waits for an answer. */
export type InboxItem = { readonly session: string; readonly day: Day; readonly service: ServiceView; readonly last: Answer | null }

/** How the extension came into the browser; `admin`: by policy, and only policy removes it. */
export type InstallType = 'admin' | 'development' | 'normal' | 'sideload' | 'other'

/** What holds in this browser, and who says so. */
export type InForce = Pick<Enrolled, 'source' | 'faults'> & {
  readonly install: InstallType
  /** Department that policy sets; null: the person chooses. */
  readonly department: string | null
}

export type HomeState = Setting & {
  readonly inForce: InForce
  /** The service in the tab the popup was opened on. */
  readonly here: CardState | null
  readonly sync: SyncState
  readonly policy: PolicyState
  readonly inbox: readonly InboxItem[]
  /** How much the browser holds back, because questions were left. */
  readonly quieting: 'usual' | 'less' | 'least'
  readonly remembered: readonly Remembered[]
  /** Match patterns the browser has not granted; the page may ask for them. */
  readonly missingHosts: readonly string[]
  readonly relay: string | null
}

export type ReplyOf = ReportReplyOf & LadderReplyOf & {
  'card/state': CardState | null
  'card/expand': null
  'card/fold': null
  'card/no-hint': null
  'card/size': null
  'session/answer': AnswerResult
  'session/decline': Done
  'notice/acknowledge': Done
  'department/choose': Done
  'language/choose': Done
  'page/open': null
  'home/state': HomeState
  'ledger/list': readonly LedgerEntry[]
  'ledger/correct': AnswerResult
  'ledger/delete': Done
  'ledger/delete-all': Done
  'ledger/export': LedgerExport
  'remembered/revoke': Done
  'sent/list': readonly SentSheet[]
  'outbox/push': SyncState
  'policy/refresh': PolicyState
  'private/set': Done
  'inbox/clear': Done
  'questions/as-usual': Done
}

/** Broadcast by the background. `tab`: only what that tab shows has changed. */
export type Changed = { readonly kind: 'changed'; readonly tab: number | null }
