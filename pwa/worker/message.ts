import type { Act } from '#shared/act/schema.ts'
import type { Day } from '#shared/calendar/calendar.ts'
import type { ServiceFacts } from '#shared/catalogue/facts.ts'
import type { Entry } from '#shared/document/schema.ts'
import type { RuleServiceFacts, ServicePolicy } from '#shared/policy/schema.ts'
import type { Drafts, Question, RegisterChange, Tables } from '#shared/register/index.ts'
import type { Preview } from '#shared/register/preview.ts'
import type { Rule } from '#shared/rule/schema.ts'
import type { Table } from '#shared/table/schema.ts'

/** What the page tells the worker. Large things come in parts, so that neither side is busy for long. */
export type ToWorker =
  | { readonly kind: 'start'; readonly services: readonly ServiceFacts[]; readonly today: Day }
  /** Rows of one table; `first` begins it anew. */
  | { readonly kind: 'rows'; readonly table: Table; readonly first: boolean }
  | { readonly kind: 'forget'; readonly tables: readonly string[] }
  /** Acts that follow the first `keep`. */
  | { readonly kind: 'acts'; readonly keep: number; readonly acts: readonly Act[] }
  | { readonly kind: 'entries'; readonly document: keyof Drafts; readonly changes: readonly (readonly [string, Entry | null])[] }
  | { readonly kind: 'today'; readonly today: Day }
  /** Everything so far belongs together: draw. */
  | { readonly kind: 'draw' }
  | RulesQuestion

/** What these rules would have done. Tables of the month and decisions come along: the register does without them. */
export type RulesQuestion = {
  readonly kind: 'rules'
  /** Comes back with the answer. */
  readonly number: number
  readonly draft: readonly Rule[]
  readonly inForce: readonly Rule[]
  readonly tables: Pick<Tables, 'profile' | 'presence' | 'departments'>
  readonly policies: readonly ServicePolicy[]
}
/** `facts`: what the rules of the draft and those in force ask of services. */
export type RulesAnswer = { readonly kind: 'rules'; readonly number: number; readonly preview: Preview | null; readonly facts: readonly RuleServiceFacts[] }

/** What the worker answers: a change in parts; the open questions come with the last of them. */
export type RegisterAnswer = { readonly kind: 'register'; readonly change: RegisterChange; readonly questions: readonly Question[] | null }
export type FromWorker = RegisterAnswer | RulesAnswer

export function tableName({ kind, period }: Pick<Table, 'kind' | 'period'>): string {
  return `${kind}/${period}`
}
