import * as z from 'zod/mini'
import { daySchema } from '#shared/calendar/calendar.ts'
import { levelSchema, purposeSchema, serviceIdSchema } from '#shared/taxonomy/schema.ts'
import { concernTopics, longestName, longestText } from './topic.ts'

// What a person writes to those in charge: a request for a tool, or a concern. Nothing ties it to a browser, a sheet or a
// declaration. It never enters a draft or an act, so it can be forgotten.

/** Days a report is kept after it was answered, and at most. */
export const reportRetentionDays = { answered: 90, open: 365 } as const

const text = (most: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(most))
const written = {
  text: text(longestText),
  /** Only if the person wishes. */
  name: z.nullable(text(longestName)),
}
const request = {
  ...written,
  kind: z.literal('request'),
  /** A service of the catalogue, or the name of a tool as the person wrote it. */
  service: z.nullable(serviceIdSchema),
  tool: z.nullable(text(longestName)),
  purpose: z.nullable(purposeSchema),
  level: z.nullable(levelSchema),
}
const concern = { ...written, kind: z.literal('concern'), topic: z.enum(concernTopics), service: z.nullable(serviceIdSchema) }
const sent = {
  version: z.literal(1),
  /** Random, chosen by the browser that keeps it: under this name the answer comes back. */
  id: z.uuid(),
}
const namesTool = <T extends { readonly service: string | null; readonly tool: string | null }>() =>
  z.refine<T>(({ service, tool }) => service !== null || tool !== null, { error: 'name the service, or the tool in your own words', path: ['tool'] })

/** What a person has written, before it gets the name under which it is sent. */
export const reportDraftSchema = z.discriminatedUnion('kind', [z.strictObject(request).check(namesTool()), z.strictObject(concern)])
export type ReportDraft = z.infer<typeof reportDraftSchema>

export const reportSchema = z.discriminatedUnion('kind', [z.strictObject({ ...sent, ...request }).check(namesTool()), z.strictObject({ ...sent, ...concern })])
export type Report = z.infer<typeof reportSchema>

/** A report as the relay keeps it: with the day it came, no clock time. */
export const keptReportSchema = z.strictObject({ report: reportSchema, receivedOn: daySchema })
export type KeptReport = z.infer<typeof keptReportSchema>
