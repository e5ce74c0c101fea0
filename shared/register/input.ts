import type { Act } from '#shared/act/schema.ts'
import type { Day } from '#shared/calendar/calendar.ts'
import type { ServiceFacts } from '#shared/catalogue/facts.ts'
import type { DocumentName, Entry } from '#shared/document/schema.ts'
import type { TableKind, TableOf } from '#shared/table/schema.ts'

/** The published tables by kind, in any order; where a period comes twice the higher issue counts. */
export type Tables = { readonly [K in TableKind]: readonly TableOf<K>[] }
/** The entries of each draft document by key. */
export type Drafts = { readonly [K in DocumentName]?: ReadonlyMap<string, Entry> }
/** What the register asks the catalogue. */
export type ServiceSource = { readonly serviceById: (id: string) => ServiceFacts | undefined }

/** Everything a register is drawn from. Nothing else goes into it: the same input gives the same register. */
export type RegisterInput = {
  readonly tables: Tables
  /** In the order of the ledger. */
  readonly acts: readonly Act[]
  readonly drafts: Drafts
  readonly catalogue: ServiceSource
  /** Today as a local date: facts and acceptances end by it. */
  readonly today: Day
}

export const noTables: Tables = { evidence: [], presence: [], trend: [], profile: [], departments: [] }
