import * as z from 'zod/mini'
import { isRealWeek, weekSchema } from '#shared/calendar/calendar.ts'
import { answerSchema } from '#shared/declaration/schema.ts'
import { departmentSchema, levelSchema, purposeSchema, serviceIdSchema } from '#shared/taxonomy/schema.ts'

/**
 * The unit of usage: one combination of everything a declaration says, in one ISO week, with the number of use sessions.
 * A session seen but not answered has `unknown` everywhere except service and department.
 */
export const cellSchema = z.strictObject({
  week: weekSchema.check(z.refine(isRealWeek, 'expected a week its year has')),
  service: serviceIdSchema,
  department: z.union([z.literal('unknown'), departmentSchema]),
  accountType: answerSchema.shape.accountType,
  level: z.union([z.literal('unknown'), levelSchema]),
  purpose: z.union([z.literal('unknown'), purposeSchema]),
  categories: answerSchema.shape.categories,
  destination: answerSchema.shape.destination,
  affectsPeople: answerSchema.shape.affectsPeople,
  humanReview: answerSchema.shape.humanReview,
  connectors: answerSchema.shape.connectors,
  overridden: z.union([z.literal('unknown'), z.boolean()]),
  sessions: z.int().check(z.minimum(1), z.maximum(10_000)),
})
export type Cell = z.infer<typeof cellSchema>
