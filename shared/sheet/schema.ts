import * as z from 'zod/mini'
import { monthOfWeek, monthSchema } from '#shared/calendar/calendar.ts'
import { cellKey } from '#shared/cell/cells.ts'
import { cellSchema } from '#shared/cell/schema.ts'
import { candidateSchema } from '#shared/catalogue/candidate.ts'
import { justificationSchema } from '#shared/taxonomy/schema.ts'
import { bytes32Schema, signatureSchema } from '#shared/signature/schema.ts'

/** Version of the sheet format. The relay accepts this and the one before, which has cells only. */
export const sheetVersion = 2

/** At most this many cells in a sheet: about thirty are usual. */
export const maxCells = 2_000

/** Ledger rows, key and sheet expire together, this many days after the month. */
export const sheetRetentionDays = 90

const count = z.int().check(z.minimum(0), z.maximum(10_000))

/**
 * How often the card asked in the month, by what came of it. Counts of one browser over all services: no day, no service,
 * and no answering time anywhere.
 */
export const asksSchema = z.strictObject({
  /** Answered when asked first. */
  answered: count,
  /** Answered after a reminder, or from the inbox. */
  answeredLater: count,
  /** Sent away or left standing, not asked again. */
  ignored: count,
  /** Reminded, and still not answered. */
  ignoredAgain: count,
})
export type Asks = z.infer<typeof asksSchema>

const mostCandidates = 50

/** One browser's cells of one month: the whole state each time. `id` is the hash of `key`. */
export const sheetSchema = z
  .strictObject({
    version: z.union([z.literal(1), z.literal(sheetVersion)]),
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
    asks: z.optional(asksSchema),
    /** Reasons given for uses that a rule asked to justify, with how often. */
    justified: z.optional(z.array(z.strictObject({ reason: justificationSchema, count: z.int().check(z.minimum(1), z.maximum(10_000)) })).check(z.maxLength(20))),
    /** Version of the guidance last acknowledged; left out: none. */
    guidance: z.optional(z.int().check(z.minimum(1))),
    /** Hosts that look like an AI service nobody knows, with what speaks for it. From the wide build only. */
    candidates: z.optional(z.array(candidateSchema).check(z.maxLength(mostCandidates))),
  })
  .check(
    z.refine((sheet) => sheet.version === sheetVersion || [sheet.asks, sheet.justified, sheet.guidance, sheet.candidates].every((field) => field === undefined), {
      error: 'a sheet of version 1 has cells only: send version 2',
      path: ['version'],
    }),
    z.refine((sheet) => isSet(sheet.justified?.map(({ reason }) => reason)) && isSet(sheet.candidates?.map(({ host }) => host)), {
      error: 'two entries of one reason or one host: add them up and send one',
    }),
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

function isSet(names: readonly string[] | undefined): boolean {
  return names === undefined || new Set(names).size === names.length
}

/** A revision as it travels: the sheet and the signature of its key over it. */
export const signedSheetSchema = z.strictObject({ sheet: sheetSchema, signature: signatureSchema })
export type SignedSheet = z.infer<typeof signedSheetSchema>
