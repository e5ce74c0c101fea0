import * as z from 'zod/mini'
import { daySchema, type Day, type Month } from '#shared/calendar/calendar.ts'
import { answerSchema, type Answer, type Memory } from '#shared/declaration/schema.ts'
import { serviceIdSchema } from '#shared/taxonomy/schema.ts'
import { justifiedSchema, type Justified } from './ladderMessage.ts'
import type { ServiceView } from './message.ts'

// What pages show of the day ledger, of answers that are remembered, and of what was sent.

export type LedgerEntry = {
  readonly session: string
  readonly day: Day
  readonly service: ServiceView
  readonly department: string
  readonly answer: Answer | null
  readonly source: 'answered' | 'remembered' | 'unanswered'
  readonly overridden: boolean
  readonly memory: Memory | null
  readonly justification: Justified | null
  /** `waiting`: not yet acknowledged by the relay; `too-late`: the month is closed, changes no longer count. `local`: not enrolled. */
  readonly sync: 'sent' | 'waiting' | 'too-late' | 'local'
  /** Last day on which it is kept. */
  readonly until: Day
}

export type Remembered = {
  readonly service: ServiceView
  readonly answer: Answer
  readonly memory: Memory
  /** Last day it holds; null: until the tab is closed. */
  readonly until: Day | null
}

/** One month's sheet as it was sent. `text` is its JSON, byte for byte. */
export type SentSheet = {
  readonly month: Month
  readonly id: string
  readonly revision: number
  readonly text: string
  /** The relay has said that it has it. Else it may have it: the sending was cut off, or is under way. */
  readonly confirmed: boolean
  readonly until: Day
}

export type LedgerExport = { readonly fileName: string; readonly json: string }

/** The person's own copy of the day ledger. */
export const exportSchema = z.strictObject({
  version: z.literal(1),
  exportedOn: daySchema,
  entries: z.array(z.strictObject({
    day: daySchema,
    service: serviceIdSchema,
    department: z.string(),
    answer: z.nullable(answerSchema),
    source: z.enum(['answered', 'remembered', 'unanswered']),
    overridden: z.boolean(),
    justification: z.optional(z.nullable(justifiedSchema)),
  })),
})
