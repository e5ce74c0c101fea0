import * as z from 'zod/mini'
import { allowedUseSchema } from '#shared/act/schema.ts'
import { daySchema } from '#shared/calendar/calendar.ts'
import { signatureSchema } from '#shared/signature/schema.ts'
import { departmentSchema, serviceIdSchema, serviceStatusSchema } from '#shared/taxonomy/schema.ts'

export const bundleVersion = 1

/** What is decided about one service, as browsers need it. */
export const servicePolicySchema = z.strictObject({
  service: serviceIdSchema,
  status: serviceStatusSchema,
  uses: z.array(allowedUseSchema),
  conditions: z.array(z.string()),
  alternative: z.nullable(serviceIdSchema),
  reviewOn: z.nullable(daySchema),
})
export type ServicePolicy = z.infer<typeof servicePolicySchema>

export const noticeSchema = z.strictObject({
  /** Number of the act that published it; 0 is the notice the product ships with. */
  version: z.int().check(z.minimum(0)),
  en: z.nullable(z.string()),
  de: z.nullable(z.string()),
  contact: z.nullable(z.string()),
})

/** The policy bundle: everything a browser needs, signed by the relay. */
export const bundleSchema = z.strictObject({
  version: z.literal(bundleVersion),
  /** Changes when the relay starts a new ledger; within an epoch `number` only rises. */
  epoch: z.uuid(),
  /** Number of the last act it contains: a browser never goes back within an epoch. */
  number: z.int().check(z.minimum(0)),
  issuedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  organisation: z.strictObject({ name: z.string(), mode: z.enum(['personal', 'sample', 'organisation']), k: z.int() }),
  departments: z.array(z.strictObject({ id: departmentSchema, name: z.string() })),
  services: z.array(servicePolicySchema),
  notice: noticeSchema,
})
export type Bundle = z.infer<typeof bundleSchema>

export const signedBundleSchema = z.strictObject({ bundle: bundleSchema, signature: signatureSchema })
export type SignedBundle = z.infer<typeof signedBundleSchema>
