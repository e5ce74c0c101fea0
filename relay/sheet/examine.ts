import * as z from 'zod/mini'
import { addDays, monthOfWeek, weekOfDay, type Day, type Week } from '#shared/calendar/calendar.ts'
import { canonicalJson } from '#shared/canonical/json.ts'
import { signedSheetSchema, type SignedSheet } from '#shared/sheet/schema.ts'
import { lastSheetDay } from '#shared/sheet/sheet.ts'
import { parseBody, type RawBody } from '#relay/http/body.ts'
import { checkBody, refused, type Checked, type Refused } from '#relay/http/problem.ts'
import type { SheetRow } from '#relay/store/store.ts'
import { isGenuineText } from './genuine.ts'

/** The same checks in a fifth of the time; what they refuse, the schema itself puts into words. */
const sheetBodySchema = z.compile(signedSheetSchema)

/**
 * Everything that can be said about a sheet without looking at what is stored: form, period, signature.
 * @param today the relay's local date
 * @returns the sheet as the store keeps it
 */
export function examineSheet(body: RawBody, today: Day): Checked<SheetRow> {
  const parsed = parseBody(body)
  if (!parsed.ok) return parsed
  const checked = checkBody(sheetBodySchema, parsed.value)
  if (!checked.ok) return checked
  const { sheet, signature } = checked.value
  const outside = outsidePeriod(sheet, today)
  if (outside !== null) return outside
  const text = canonicalJson(sheet)
  if (!isGenuineText(checked.value, text)) return notGenuine
  return { ok: true, value: { id: sheet.id, month: sheet.month, revision: sheet.revision, sheet: text, signature } }
}

const notGenuine = refused(400, {
  code: 'signature',
  message: 'The signature does not belong to this sheet and key.',
  field: 'signature',
  fix: 'Sign the sheet as it is sent, with the key whose hash is its id.',
})

/** A sheet of a month that is over for good, or has not begun where the clock is right. Browsers may be a day ahead. */
function outsidePeriod({ month, cells }: SignedSheet['sheet'], today: Day): Refused | null {
  const last = lastSheetDay(month)
  if (today > last) {
    return refused(410, { code: 'too-late', message: `Sheets of ${month} were taken until ${last}.`, field: 'sheet.month', fix: 'Show these entries as too late to count.' })
  }
  const newest = weekOfDay(addDays(today, 1))
  const early = month > monthOfWeek(newest) ? 'sheet.month' : earlyCell(cells, newest)
  if (early === null) return null
  return refused(400, {
    code: 'clock',
    message: `${early} lies in the future: here it is ${today}. The clock of this computer may be wrong.`,
    field: early,
    fix: 'Set the clock of this computer, then send again.',
  })
}

/** Weeks are ordered as their texts are. */
function earlyCell(cells: SignedSheet['sheet']['cells'], newest: Week): string | null {
  const at = cells.findIndex((cell) => cell.week > newest)
  return at === -1 ? null : `sheet.cells.${at}.week`
}
