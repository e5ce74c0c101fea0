import * as z from 'zod/mini'
import { daySchema } from '#shared/calendar/calendar.ts'
import { levelSchema, purposeSchema, serviceIdSchema } from '#shared/taxonomy/schema.ts'

// What a person writes to those in charge: a request for a tool, or a concern. Nothing ties it to a browser, a sheet or a
// declaration. It never enters a draft or an act, so it can be forgotten.

export const concernTopics = ['data_leak', 'wrong_output', 'unfair', 'unapproved_tool', 'other'] as const

/** Days a report is kept after it was answered, and at most. */
export const reportRetentionDays = { answered: 90, open: 365 } as const

const text = (most: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(most))
const common = {
  version: z.literal(1),
  /** Random, chosen by the browser that keeps it: under this name the answer comes back. */
  id: z.uuid(),
  text: text(1000),
  /** Only if the person wishes. */
  name: z.nullable(text(80)),
}

export const reportSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...common,
    kind: z.literal('request'),
    /** A service of the catalogue, or the name of a tool as the person wrote it. */
    service: z.nullable(serviceIdSchema),
    tool: z.nullable(text(80)),
    purpose: z.nullable(purposeSchema),
    level: z.nullable(levelSchema),
  }),
  z.strictObject({ ...common, kind: z.literal('concern'), topic: z.enum(concernTopics), service: z.nullable(serviceIdSchema) }),
])
export type Report = z.infer<typeof reportSchema>

/** A report as the relay keeps it: with the day it came, no clock time. */
export const keptReportSchema = z.strictObject({ report: reportSchema, receivedOn: daySchema })
export type KeptReport = z.infer<typeof keptReportSchema>
