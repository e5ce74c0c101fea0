import * as z from 'zod/mini'
import { monthSchema, weekSchema } from '#shared/calendar/calendar.ts'
import { candidateSchema } from '#shared/catalogue/candidate.ts'
import { accountTypeSchema, departmentSchema, levelSchema, purposeSchema, serviceIdSchema } from '#shared/taxonomy/schema.ts'

// The five published tables (docs/privacy.md). Nothing else about usage leaves the relay: a field that is not here is
// a field nobody can look at.

export const tableVersion = 1

/** A count as a band, both ends included; `to` null means no upper end. Exact counts are never published. */
export const bandSchema = z.strictObject({ from: z.int().check(z.minimum(0)), to: z.nullable(z.int()) })
export type Band = z.infer<typeof bandSchema>

const counts = { browsers: bandSchema, sessions: bandSchema }
const unknownOr = <T extends z.core.$ZodType>(schema: T) => z.union([z.literal('unknown'), schema])

/** Which truth vectors the usage conditions of a risk's rule take in single cells. No count, no week, no other field. */
export const evidenceRowSchema = z.strictObject({
  service: serviceIdSchema,
  accountType: accountTypeSchema,
  risk: z.string().check(z.regex(/^AIC-[A-Z]\d{2}$/)),
  vectors: z.array(z.string().check(z.regex(/^[tfu]{0,12}$/))).check(z.minLength(1)),
})

/** That something occurs: levels and purposes each on their own, never joined. */
export const presenceRowSchema = z.strictObject({
  service: serviceIdSchema,
  accountType: accountTypeSchema,
  levels: z.array(levelSchema),
  purposes: z.array(purposeSchema),
  unanswered: z.boolean(),
})

/** `other` pools services that fewer than k browsers used in that week; left out where it would tell of one of them. */
export const trendRowSchema = z.strictObject({ service: z.union([z.literal('other'), serviceIdSchema]), ...counts })

export const dimensions = ['level', 'purpose', 'accountType', 'category', 'destination', 'affectsPeople', 'humanReview', 'connector'] as const

export const organisationDimensions = ['asks', 'justified', 'guidance'] as const

/**
 * One breakdown row of a service, or of the organisation by level x purpose (`value` is then `level/purpose`), by what came
 * of the questions (`asks`), by the reason given where a rule asked for one (`justified`), by the version of the guidance
 * acknowledged (`guidance`, `version_<n>` or `none`; sessions are 0). In these three a browser may stand in several rows.
 */
export const profileRowSchema = z.strictObject({
  service: z.union([z.literal('organisation'), serviceIdSchema]),
  by: z.enum([...dimensions, 'levelPurpose', ...organisationDimensions]),
  /**
   * An id of the taxonomy or `none` for an empty list. `unknown` is not said or too rare to name; as a purpose, `other` is
   * something else or too rare to name, and `unknown` not answered.
   */
  value: z.string().check(z.regex(/^[a-z0-9_]+(\/[a-z0-9_]+)?$/)),
  ...counts,
})

/** Department `unknown` is not said, or too rare in this service or at this level to name. */
export const departmentRowSchema = z.strictObject({
  department: unknownOr(departmentSchema),
  by: z.enum(['level', 'service']),
  value: z.string().check(z.regex(/^[a-z0-9][a-z0-9_-]*$/)),
  ...counts,
})

const common = {
  version: z.literal(tableVersion),
  /** Rises by one each time the period is published again. */
  issue: z.int().check(z.minimum(1)),
  /** The group size in force when this was published. */
  k: z.int().check(z.minimum(1)),
  /** Version of the risk rules the evidence was folded with. */
  rules: z.string(),
}

export const tableSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...common, kind: z.literal('evidence'), period: monthSchema, rows: z.array(evidenceRowSchema) }),
  z.strictObject({
    ...common,
    kind: z.literal('presence'),
    period: monthSchema,
    rows: z.array(presenceRowSchema),
    /** Hosts nobody knows that at least k browsers reported, with what k of them say speaks for each. Left out where there are none. */
    candidates: z.optional(z.array(candidateSchema)),
  }),
  z.strictObject({ ...common, kind: z.literal('trend'), period: weekSchema, rows: z.array(trendRowSchema) }),
  z.strictObject({ ...common, kind: z.literal('profile'), period: monthSchema, rows: z.array(profileRowSchema) }),
  z.strictObject({ ...common, kind: z.literal('departments'), period: monthSchema, rows: z.array(departmentRowSchema) }),
])
export type Table = z.infer<typeof tableSchema>
export type TableKind = Table['kind']
export type TableOf<K extends TableKind> = Extract<Table, { kind: K }>
export type EvidenceRow = z.infer<typeof evidenceRowSchema>
export type PresenceRow = z.infer<typeof presenceRowSchema>
export type TrendRow = z.infer<typeof trendRowSchema>
export type ProfileRow = z.infer<typeof profileRowSchema>
export type DepartmentRow = z.infer<typeof departmentRowSchema>
