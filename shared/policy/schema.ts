import * as z from 'zod/mini'
import { allowedUseSchema, guidanceShape } from '#shared/act/schema.ts'
import { daySchema } from '#shared/calendar/calendar.ts'
import { serviceCategories } from '#shared/catalogue/kind.ts'
import { riskLevelSchema } from '#shared/risk/schema.ts'
import { ruleSchema } from '#shared/rule/schema.ts'
import { signatureSchema } from '#shared/signature/schema.ts'
import { departmentSchema, serviceIdSchema, serviceStatusSchema } from '#shared/taxonomy/schema.ts'

export const bundleVersion = 2

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

/** Facts of a service that rules ask for and no catalogue has; null is unknown. Sent only where a rule asks. */
export const serviceFactsSchema = z.strictObject({
  service: serviceIdSchema,
  riskLevel: z.nullable(riskLevelSchema),
  trainsOnInputs: z.nullable(z.boolean()),
})
export type RuleServiceFacts = z.infer<typeof serviceFactsSchema>

/** A service of the organisation's own: a host that was confirmed as AI. */
export const ownServiceSchema = z.strictObject({ id: serviceIdSchema, name: z.string(), vendor: z.string(), category: z.enum(serviceCategories), host: z.string() })
export type OwnService = z.infer<typeof ownServiceSchema>

export const reportAnswerSchema = z.strictObject({
  report: z.uuid(),
  outcome: z.enum(['granted', 'declined', 'noted']),
  service: z.nullable(serviceIdSchema),
  text: z.string(),
  /** Day it was answered, UTC. */
  on: daySchema,
})
export type ReportAnswer = z.infer<typeof reportAnswerSchema>

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
  rules: z.array(ruleSchema),
  facts: z.array(serviceFactsSchema),
  card: z.strictObject({ questionsPerDay: z.int(), hints: z.strictObject({ on: z.boolean(), markings: z.array(z.string()) }) }),
  /** `version`: number of the act that published it. Null: nothing to acknowledge. */
  guidance: z.nullable(z.strictObject({ version: z.int(), ...guidanceShape })),
  hosts: z.strictObject({
    /** Confirmed: services of the organisation's own. */
    own: z.array(ownServiceSchema),
    /** Further addresses of known services. */
    merged: z.array(z.strictObject({ host: z.string(), service: serviceIdSchema })),
    /** Looked at and dismissed: not to be reported again. */
    dismissed: z.array(z.string()),
  }),
  answers: z.array(reportAnswerSchema),
})
export type Bundle = z.infer<typeof bundleSchema>

export const signedBundleSchema = z.strictObject({ bundle: bundleSchema, signature: signatureSchema })
export type SignedBundle = z.infer<typeof signedBundleSchema>
