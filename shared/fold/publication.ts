import * as z from 'zod/mini'
import { monthSchema } from '#shared/calendar/calendar.ts'
import { tableSchema } from '#shared/table/schema.ts'

/**
 * What the sheets looked like when a period was issued, so that changes can be counted. It is kept beside the sheets
 * and dies with them: a sheet that is gone leaves a count, no fingerprint.
 */
export const baselineSchema = z.strictObject({
  /** Fingerprint of each sheet's cells in the period, by sheet id. */
  prints: z.record(z.string(), z.int()),
  /** Sheets that took part and have been deleted since: each counts as changed. Their ids do not come back. */
  gone: z.int().check(z.minimum(0)),
})
export type Baseline = z.infer<typeof baselineSchema>

/** Where a month stands: the last issue of each of its tables, and baselines of the last look (by ISO week or month) and of the last issue (by table). */
export const publicationSchema = z.strictObject({
  month: monthSchema,
  tables: z.array(tableSchema),
  baselines: z.record(z.string(), baselineSchema),
})
export type Publication = z.infer<typeof publicationSchema>
