import * as z from 'zod/mini'
import { answerSchema, memorySchema, type Answer } from '#shared/declaration/schema.ts'
import type { ServicePolicy } from '#shared/policy/schema.ts'
import type { Rule } from '#shared/rule/schema.ts'
import { justificationSchema, serviceIdSchema, type Purpose } from '#shared/taxonomy/schema.ts'
import type { AnswerResult, Done, ServiceView, Setting } from './message.ts'
import { longestReason } from './reason.ts'

// What the card asks about rules, and what the page that stands in the way asks.

export const justifiedSchema = z.strictObject({ reason: justificationSchema, text: z.nullable(z.string().check(z.trim(), z.minLength(1), z.maxLength(longestReason))) })
export type Justified = z.infer<typeof justifiedSchema>

export const ruleRequests = [
  /** The text of the rule was read. */
  z.strictObject({ kind: z.literal('rule/read'), rule: z.uuid() }),
] as const

export const barrierRequests = [
  /** `rule`: the one that an answer has led to; null: what is known of the service has. */
  z.strictObject({ kind: z.literal('barrier/state'), service: serviceIdSchema, rule: z.nullable(z.uuid()) }),
  /** The question for the exception. */
  z.strictObject({
    kind: z.literal('barrier/answer'), service: serviceIdSchema, answer: answerSchema, memory: memorySchema, justification: z.nullable(justifiedSchema),
  }),
] as const

/** A rule, and the names it needs to be said in words. */
export type RuleView = { readonly rule: Rule; readonly services: Readonly<Record<string, string>>; readonly departments: Readonly<Record<string, string>> }

/** What the page shows that stands in the way. */
export type BarrierState = Setting & {
  readonly service: ServiceView
  readonly policy: ServicePolicy
  /** What keeps people out; null: nothing any more. Without a rule: the policy cannot be read now, and what it closed stays closed. */
  readonly barred: { readonly rung: 'redirect' | 'block'; readonly rule: RuleView | null } | null
  readonly alternative: (ServiceView & { readonly url: string }) | null
  /** An answer may let through. */
  readonly isOpen: boolean
  /** Front page of the service, to go to once nothing stands in the way. */
  readonly url: string
  readonly purposes: readonly Purpose[]
  readonly last: Answer | null
  readonly asksConnectors: boolean
}

export type LadderReplyOf = {
  'rule/read': Done
  /** Null: no such service. */
  'barrier/state': BarrierState | null
  'barrier/answer': AnswerResult
}
