import * as z from 'zod/mini'
import { monthOfWeek, monthSchema } from '#shared/calendar/calendar.ts'
import { cellKey } from '#shared/cell/cells.ts'
import { cellSchema } from '#shared/cell/schema.ts'
import { bytes32Schema, signatureSchema } from '#shared/signature/schema.ts'

/** Version of the sheet format. The relay accepts this and the one before. */
export const sheetVersion = 1

/** At most this many cells in a sheet: about thirty are usual. */
export const maxCells = 2_000

/** Ledger rows, key and sheet expire together, this many days after the month. */
export const sheetRetentionDays = 90

/** One browser's cells of one month: the whole state each time. `id` is the hash of `key`. */
export const sheetSchema = z
  .strictObject({
    version: z.literal(sheetVersion),
    id: bytes32Schema,
    key: bytes32Schema,
    month: monthSchema,
    revision: z.int().check(z.minimum(1), z.maximum(1_000_000)),
    /**
     * Random, fresh with every revision. Two copies of one profile that count the same would otherwise send the same
     * bytes under the same number, and one of them would be lost.
     */
    nonce: z.optional(z.uuid()),
    cells: z.array(cellSchema).check(z.maxLength(maxCells)),
  })
  .check(
    z.refine((sheet) => [...new Set(sheet.cells.map((cell) => cell.week))].every((week) => monthOfWeek(week) === sheet.month), {
      error: 'a cell lies in a week of another month: its Thursday decides; send it in the sheet of that month',
      path: ['cells'],
    }),
    z.refine((sheet) => new Set(sheet.cells.map(cellKey)).size === sheet.cells.length, {
      error: 'two cells describe the same combination: add their sessions and send one',
      path: ['cells'],
    }),
  )
export type Sheet = z.infer<typeof sheetSchema>

/** A revision as it travels: the sheet and the signature of its key over it. */
export const signedSheetSchema = z.strictObject({ sheet: sheetSchema, signature: signatureSchema })
export type SignedSheet = z.infer<typeof signedSheetSchema>
