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

/** What a finding says whose months do not belong together. */
export const monthsFault = 'first and last month belong together, the first not after the last'

/** The fields of a finding, for entries that carry more than it. */
export const logFindingFields = {
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
}

/** "Seen in logs": what an imported log says about one service. No host, no person, no day, no exact count. */
export const logFindingSchema = z.strictObject(logFindingFields).check(z.refine(hasOrderedMonths, { error: monthsFault }))
export type LogFinding = z.infer<typeof logFindingSchema>

/** Both months or neither, the first not after the last. For schemas made of `logFindingFields`. */
export function hasOrderedMonths({ firstMonth, lastMonth }: { readonly firstMonth: string | null; readonly lastMonth: string | null }): boolean {
  return firstMonth === null || lastMonth === null ? firstMonth === lastMonth : firstMonth <= lastMonth
}

/**
 * What is kept when a source is read again: months reach over all imports; lines and days are those of the last one,
 * since bands of overlapping files cannot be added up. Reading the same file twice changes nothing.
 */
export function joinFindings(known: LogFinding, fresh: LogFinding): LogFinding {
  const months = [known.firstMonth, known.lastMonth, fresh.firstMonth, fresh.lastMonth].filter((month) => month !== null).sort()
  const confidence = logConfidences[Math.max(logConfidences.indexOf(known.confidence), logConfidences.indexOf(fresh.confidence))] ?? fresh.confidence
  return { ...fresh, confidence, firstMonth: months[0] ?? null, lastMonth: months.at(-1) ?? null }
}
