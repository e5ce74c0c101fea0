import { localDay, type Day } from '#shared/calendar/calendar.ts'
import type { RawBody } from '#relay/http/body.ts'
import { refused, type Checked } from '#relay/http/problem.ts'
import type { SheetRow, Store } from '#relay/store/store.ts'
import type { Newcomers } from './newcomers.ts'

export type Receipt = { readonly id: string; readonly revision: number }

/** Admits one sheet as received: examines, commits, and only then gives the receipt. */
export type Admit = (body: RawBody) => Promise<Checked<Receipt>>

export type AdmitParts = {
  readonly store: Store
  readonly clock: () => Date
  /** Form, period and signature (`examineSheet`), here or on another thread. */
  readonly examine: (body: RawBody, today: Day) => Promise<Checked<SheetRow>>
  /** What comes from browsers is bounded; null for what the relay makes itself. */
  readonly newcomers: Newcomers | null
  /** Told after the commit. */
  readonly onStored: (row: SheetRow) => void
}

export function createAdmission({ store, clock, examine, newcomers, onStored }: AdmitParts): Admit {
  return async (body) => {
    const examined = await examine(body, localDay(clock()))
    if (!examined.ok) return examined
    const row = examined.value
    const take = await newcomers?.open()
    const { outcome, revision } = await store.putSheet(row, take && ((stored) => take(row.sheet, stored)))
    if (outcome === 'held') return held
    if (outcome === 'conflict') return conflict
    if (outcome === 'stored') onStored(row)
    return { ok: true, value: { id: row.id, revision } }
  }
}

const held = {
  ...refused(429, { code: 'new-sheets', message: 'More new sheets than usual are coming in: the relay takes them in turn.', fix: 'Keep it and send it again later.' }),
  retryAfter: 3_600,
}
const conflict = refused(409, {
  code: 'revision',
  message: 'Another state of this sheet was stored with this or a later revision.',
  field: 'sheet.revision',
  fix: 'Open a new sheet for what was not acknowledged.',
})
