import type { Day } from '#shared/calendar/calendar.ts'
import type { ServicePolicy } from '#shared/policy/schema.ts'

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
  readonly newId: () => string
}
