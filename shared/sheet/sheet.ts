import type { Month } from '#shared/calendar/calendar.ts'
import { addDays, lastDayOfMonth, type Day } from '#shared/calendar/calendar.ts'
import { keyId, sign, verify, type SigningKey } from '#shared/signature/signature.ts'
import type { SheetBody } from './body.ts'
import { sheetRetentionDays, sheetVersion, type SignedSheet } from './schema.ts'

/** A signed revision of a browser's sheet. `nonce`: a fresh random UUID. */
export async function signSheet(subtle: SubtleCrypto, key: SigningKey, month: Month, revision: number, body: SheetBody, nonce?: string): Promise<SignedSheet> {
  const id = await keyId(subtle, key.publicKey)
  const sheet = { version: sheetVersion, id, key: key.publicKey, month, revision, ...(nonce === undefined ? {} : { nonce }), ...body } as const
  return { sheet, signature: await sign(subtle, key.privateKey, sheet) }
}

/** True when the id is that of the key and the signature is that of the key over the sheet. */
export async function isGenuine(subtle: SubtleCrypto, { sheet, signature }: SignedSheet): Promise<boolean> {
  return (await keyId(subtle, sheet.key)) === sheet.id && (await verify(subtle, sheet.key, sheet, signature))
}

/** Last day on which a sheet of `month` may be sent, corrected and kept. */
export function lastSheetDay(month: Month): Day {
  return addDays(lastDayOfMonth(month), sheetRetentionDays)
}
