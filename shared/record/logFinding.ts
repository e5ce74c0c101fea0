import * as z from 'zod/mini'
import { daySchema, monthSchema } from '#shared/calendar/calendar.ts'
import { bandSchema } from '#shared/table/schema.ts'
import { serviceIdSchema } from '#shared/taxonomy/schema.ts'

/** Where a log or list comes from: what it can and cannot see follows from this alone. */
export const logSources = ['proxy', 'dns', 'casb', 'apps', 'expenses'] as const
export const logSourceSchema = z.enum(logSources)
export type LogSource = z.infer<typeof logSourceSchema>

/**
 * How surely a line is about the service. `route`: host and page or request; `host`: host alone; `name`: only the name
 * of an application or a merchant.
 */
export const logConfidences = ['name', 'host', 'route'] as const
export type LogConfidence = (typeof logConfidences)[number]

/** "Seen in logs": what an imported log says about one service. No host, no person, no day, no exact count. */
export const logFindingSchema = z.strictObject({
  service: serviceIdSchema,
  source: logSourceSchema,
  confidence: z.enum(logConfidences),
  /** Null where the source has no dates, or dates that can be read two ways. */
  firstMonth: z.nullable(monthSchema),
  lastMonth: z.nullable(monthSchema),
  /** Lines are requests, look-ups or entries. They are not people. */
  lines: bandSchema,
  /** On how many different days; null where the source has no dates. */
  days: z.nullable(bandSchema),
  importedOn: daySchema,
})
export type LogFinding = z.infer<typeof logFindingSchema>
