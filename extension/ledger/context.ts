import type { Day } from '#shared/calendar/calendar.ts'
import type { Answer } from '#shared/declaration/schema.ts'
import type { ServicePolicy } from '#shared/policy/schema.ts'
import type { KnownUse } from '#shared/policy/decide.ts'
import type { Decision } from '#shared/rule/decide.ts'
import type { Rung } from '#shared/rule/schema.ts'

export type Ruling = Decision & { readonly mayBar: boolean }

/** What holds at the moment something is written. */
export type Context = {
  readonly day: Day
  /** Key of the relay enrolled to, or `local`. */
  readonly home: string
  /** Id of the notice in force. */
  readonly notice: string
  /** Department from managed policy; null: the person chooses. */
  readonly department: string | null
  /** The private switch is on. */
  readonly private: boolean
  readonly policyOf: (service: string) => ServicePolicy
  /** What the rules make of a complete answer about a service, for somebody of this department (null: unknown). */
  readonly rungOf: (service: string, department: string | null, answer: Answer) => Rung
  /** What the rules make of what is known of a use, and whether an answer alone may lead to being kept out. */
  readonly rule: (service: string, department: string | null, use: KnownUse) => Ruling
  /** Questions a person is asked at most in a day. */
  readonly questionsPerDay: number
  readonly newId: () => string
}
