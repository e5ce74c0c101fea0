import { addDays, localDay, mondayOfWeek, weeksOfMonth, type Day, type Month } from '#shared/calendar/calendar.ts'
import { canonicalJson } from '#shared/canonical/json.ts'
import { signedSheetSchema, type SignedSheet } from '#shared/sheet/schema.ts'
import { lastSheetDay } from '#shared/sheet/sheet.ts'
import { checkBody, refused, type Checked, type Refused } from '#relay/http/problem.ts'
import type { Store } from '#relay/store/store.ts'
import { isGenuineText } from './genuine.ts'

export type Receipt = { readonly id: string; readonly revision: number }

/** Admits one sheet as received: validates, commits, and only then gives the receipt. */
export type Admit = (body: unknown) => Promise<Checked<Receipt>>

export type AdmitParts = {
  readonly store: Store
  readonly clock: () => Date
  /** Told after the commit. */
  readonly onStored: (sheet: SignedSheet['sheet']) => void
}

export function createAdmission({ store, clock, onStored }: AdmitParts): Admit {
  return async (body) => {
    const checked = checkBody(signedSheetSchema, body)
    if (!checked.ok) return checked
    const { sheet, signature } = checked.value
    const outside = outsidePeriod(sheet, localDay(clock()))
    if (outside !== null) return outside
    const text = canonicalJson(sheet)
    if (!isGenuineText(checked.value, text)) return notGenuine
    const { outcome, revision } = await store.putSheet({ id: sheet.id, month: sheet.month, revision: sheet.revision, sheet: text, signature })
    if (outcome === 'conflict') return conflict
    if (outcome === 'stored') onStored(sheet)
    return { ok: true, value: { id: sheet.id, revision } }
  }
}

const notGenuine = refused(400, {
  code: 'signature',
  message: 'The signature does not belong to this sheet and key.',
  field: 'signature',
  fix: 'Sign the sheet as it is sent, with the key whose hash is its id.',
})
const conflict = refused(409, {
  code: 'revision',
  message: 'Another state of this sheet was stored with this or a later revision.',
  field: 'sheet.revision',
  fix: 'Open a new sheet for what was not acknowledged.',
})

/** A sheet of a month that is over for good, or has not begun where the clock is right. Browsers may be a day ahead. */
function outsidePeriod({ month, cells }: SignedSheet['sheet'], today: Day): Refused | null {
  if (today > lastSheetDay(month)) {
    return refused(410, { code: 'too-late', message: `Sheets of ${month} were taken until ${lastSheetDay(month)}.`, field: 'sheet.month', fix: 'Show these entries as too late to count.' })
  }
  const tomorrow = addDays(today, 1)
  const early = firstDay(month) > tomorrow ? 'sheet.month' : earlyCell(cells, tomorrow)
  if (early === null) return null
  return refused(400, {
    code: 'clock',
    message: `${early} lies in the future: here it is ${today}. The clock of this computer may be wrong.`,
    field: early,
    fix: 'Set the clock of this computer, then send again.',
  })
}

function firstDay(month: Month): Day {
  return mondayOfWeek(weeksOfMonth(month)[0] as string)
}

function earlyCell(cells: SignedSheet['sheet']['cells'], tomorrow: Day): string | null {
  const early = [...new Set(cells.map((cell) => cell.week))].find((week) => mondayOfWeek(week) > tomorrow)
  return early === undefined ? null : `sheet.cells.${cells.findIndex((cell) => cell.week === early)}.week`
}
