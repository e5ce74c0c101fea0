import type { Act } from '#shared/act/schema.ts'
import type { Day } from '#shared/calendar/calendar.ts'
import type { ServiceFacts } from '#shared/catalogue/facts.ts'
import type { Entry } from '#shared/document/schema.ts'
import type { Drafts, Question, RegisterChange } from '#shared/register/index.ts'
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

/** What the worker answers: a change in parts; the open questions come with the last of them. */
export type FromWorker = { readonly change: RegisterChange; readonly questions: readonly Question[] | null }

export function tableName({ kind, period }: Pick<Table, 'kind' | 'period'>): string {
  return `${kind}/${period}`
}
