import * as z from 'zod/mini'
import { accountTypeSchema, affectedSchema, categorySchema, connectorSchema, destinationSchema, humanReviewSchema, levelSchema, purposeSchema } from '#shared/taxonomy/schema.ts'

/** Lists hold each id once; an empty list says "none", `unknown` says "not asked or not answered". */
function setOf<T extends z.core.$ZodType>(item: T) {
  return z.union([z.literal('unknown'), z.array(item).check(z.maxLength(20), z.refine((list) => new Set(list).size === list.length, 'expected each id once'))])
}

/**
 * What a person answers about a use: purpose and level, and optionally the rest. It has no field for text, time, address
 * or person, and none may be added (docs/privacy.md).
 */
export const answerSchema = z.strictObject({
  purpose: purposeSchema,
  level: levelSchema,
  accountType: accountTypeSchema,
  categories: setOf(categorySchema),
  humanReview: z.union([z.literal('unknown'), humanReviewSchema]),
  destination: z.union([z.literal('unknown'), destinationSchema]),
  affectsPeople: setOf(affectedSchema),
  connectors: setOf(connectorSchema),
})
export type Answer = z.infer<typeof answerSchema>

/** How long an answer is remembered for the service, as the button says. */
export const memorySchema = z.enum(['tab', 'today', '30_days'])
export type Memory = z.infer<typeof memorySchema>
