import type { Act } from '#shared/act/schema.ts'
import type { Day } from '#shared/calendar/calendar.ts'
import type { ServiceFacts } from '#shared/catalogue/facts.ts'
import type { Entry } from '#shared/document/schema.ts'
import type { RuleServiceFacts, ServicePolicy } from '#shared/policy/schema.ts'
import type { Drafts, Question, RegisterChange, Tables } from '#shared/register/index.ts'
import type { Preview } from '#shared/register/preview.ts'
import type { Rule } from '#shared/rule/schema.ts'
import type { Declared } from '#shared/register/declared.ts'
import type { Table } from '#shared/table/schema.ts'
import type { StoredModel } from '../data/model.ts'
import type { TableName } from '../data/published.ts'

/** What the page tells the worker. Large things come in parts, so that neither side is busy for long. */
export type ToWorker =
  | { readonly kind: 'start'; readonly services: readonly ServiceFacts[]; readonly today: Day }
  /** Tables that are in the replica: the worker reads them there. */
  | { readonly kind: 'stored'; readonly tables: readonly TableName[] }
  /** Rows of one table, where nothing is kept; `first` begins it anew. */
  | { readonly kind: 'rows'; readonly table: Table; readonly first: boolean }
  | { readonly kind: 'forget'; readonly tables: readonly string[] }
  /** Acts that follow the first `keep`. */
  | { readonly kind: 'acts'; readonly keep: number; readonly acts: readonly Act[] }
  | { readonly kind: 'entries'; readonly document: keyof Drafts; readonly changes: readonly (readonly [string, Entry | null])[] }
  | { readonly kind: 'today'; readonly today: Day }
  /** Everything so far belongs together: draw. */
  | ({ readonly kind: 'draw' } & DrawOrder)
  | RulesQuestion

export type DrawOrder = {
  readonly declared: Declared | null
  /** How to keep what is drawn for the next start; null where nothing is kept. */
  readonly keep: (Pick<StoredModel, 'build' | 'owner'> & { readonly database: string }) | null
}

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

/** What the worker answers: a change in parts. With the last come the open questions and, the first time, hashes that tell whether what was kept is what was drawn. */
export type RegisterAnswer = { readonly kind: 'register'; readonly change: RegisterChange; readonly last: LastPart | null }
export type LastPart = { readonly questions: readonly Question[]; readonly summary: string | null; readonly risks: string | null }
/** A hash of all that is about to be drawn from. */
export type InputsAnswer = { readonly kind: 'inputs'; readonly inputs: string }
export type FromWorker = RegisterAnswer | InputsAnswer | RulesAnswer

export function tableName({ kind, period }: Pick<Table, 'kind' | 'period'>): string {
  return `${kind}/${period}`
}
