import * as z from 'zod/mini'
import { daySchema } from '#shared/calendar/calendar.ts'
import { candidateHostSchema } from '#shared/catalogue/candidate.ts'
import { serviceCategories } from '#shared/catalogue/kind.ts'
import { ruleSchema } from '#shared/rule/schema.ts'
import { bytes32Schema } from '#shared/signature/schema.ts'
import { accountTypeSchema, departmentSchema, levelSchema, purposeSchema, serviceIdSchema, serviceStatusSchema } from '#shared/taxonomy/schema.ts'
import { roleSchema } from './role.ts'

// An act is a binding decision. It carries the complete content it makes binding, never a reference to a draft.

export const actVersion = 1

const text = (most: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(most))
const riskSchema = z.string().check(z.regex(/^AIC-[A-Z]\d{2}$/, 'expected a risk id such as AIC-D01'))
const valueSchema = z.union([z.string().check(z.maxLength(200)), z.number(), z.boolean(), z.array(z.string().check(z.maxLength(60))).check(z.maxLength(50))])

/** A use that is allowed: any of the purposes x any of the levels x any of the account types. */
export const allowedUseSchema = z.strictObject({
  purposes: z.array(purposeSchema).check(z.minLength(1)),
  levels: z.array(levelSchema).check(z.minLength(1)),
  accountTypes: z.array(accountTypeSchema).check(z.minLength(1)),
})
export type AllowedUse = z.infer<typeof allowedUseSchema>

/** Decides about a service. Subject `service/<id>`. */
const decideServiceSchema = z.strictObject({
  kind: z.literal('decide-service'),
  service: serviceIdSchema,
  status: serviceStatusSchema,
  /** What is allowed; empty unless approved. */
  uses: z.array(allowedUseSchema).check(z.maxLength(20)),
  conditions: z.array(text(300)).check(z.maxLength(20)),
  alternative: z.nullable(serviceIdSchema),
  reviewOn: z.nullable(daySchema),
})

/** Makes a fact count. Subject `fact/<scope>/<fact>`; the scope is `<service>/<accountType>`, `<service>` or `organisation`. */
const confirmFactSchema = z.strictObject({
  kind: z.literal('confirm-fact'),
  service: z.nullable(serviceIdSchema),
  accountType: z.nullable(accountTypeSchema),
  fact: z.string().check(z.regex(/^[sro]\.[A-Za-z0-9]{1,40}$/, 'expected a fact such as s.dpa')),
  value: valueSchema,
  source: text(400),
  checkedOn: daySchema,
  confidence: z.enum(['vendor_statement', 'document', 'contract', 'tested']),
  expiresOn: daySchema,
  /** Member who proposed the value, null when it came from the catalogue. */
  proposedBy: z.nullable(z.string()),
})

/** Accepts a risk for a time. Subject `risk/<risk>/<service or organisation>`. */
const acceptRiskSchema = z.strictObject({
  kind: z.literal('accept-risk'),
  risk: riskSchema,
  service: z.nullable(serviceIdSchema),
  level: z.enum(['low', 'medium', 'high']),
  conditions: z.array(text(300)).check(z.maxLength(20)),
  until: daySchema,
  /** Version of the risk rules it was judged by: other rules judge another risk. */
  rules: text(20),
})

/** Attests a treatment no machine can check. Subject `treatment/<treatment>/<risk>/<service or organisation>`. */
const attestTreatmentSchema = z.strictObject({
  kind: z.literal('attest-treatment'),
  treatment: z.string().check(z.regex(/^T\d{2}$/)),
  risk: riskSchema,
  service: z.nullable(serviceIdSchema),
  evidence: text(400),
  until: daySchema,
})

/** Publishes what employees read. Subject `policy`. */
const publishPolicySchema = z.strictObject({
  kind: z.literal('publish-policy'),
  notice: z.strictObject({ en: text(4000), de: text(4000) }),
  contact: text(200),
})

/** Sets up the organisation. Subject `organisation`. A sample is made by the relay only. */
const setOrganisationSchema = z.strictObject({
  kind: z.literal('set-organisation'),
  name: text(80),
  mode: z.enum(['personal', 'sample', 'organisation']),
  /** Least group size; below 5 only in a personal or sample workspace. */
  k: z.int().check(z.minimum(1), z.maximum(50)),
  departments: z.array(z.strictObject({ id: departmentSchema, name: text(60) })).check(z.maxLength(100)),
})

const bilingual = <T extends z.core.$ZodType>(schema: T) => z.strictObject({ en: schema, de: schema })

/** Publishes the rules of the card, all of them. Subject `rules`. */
const publishRulesSchema = z.strictObject({
  kind: z.literal('publish-rules'),
  rules: z.array(ruleSchema).check(z.maxLength(60), z.refine((rules) => new Set(rules.map(({ id }) => id)).size === rules.length, 'two rules have one id')),
})

/** Sets how the card behaves. Subject `card`. */
const setCardSchema = z.strictObject({
  kind: z.literal('set-card'),
  /** Questions a person is asked at most in a day. */
  questionsPerDay: z.int().check(z.minimum(1), z.maximum(5)),
  /** Local hints on sensitive data, and the organisation's own classification markings ("STRICTLY CONFIDENTIAL"). */
  hints: z.strictObject({ on: z.boolean(), markings: z.array(text(60)).check(z.maxLength(30)) }),
})

const pageSchema = bilingual(z.strictObject({ title: text(80), text: text(1500) }))
/** A question with two to four answers; `right` is the place of the right one. */
const questionSchema = z.strictObject({
  texts: bilingual(z.strictObject({ question: text(200), answers: z.array(text(120)).check(z.minLength(2), z.maxLength(4)) })),
  right: z.int().check(z.minimum(0), z.maximum(3)),
}).check(z.refine(({ texts, right }) => texts.en.answers.length === texts.de.answers.length && right < texts.en.answers.length, 'each language needs the same answers, the right one among them'))

/** One page, with the question that may follow it. */
export const guidancePageSchema = z.strictObject({ page: pageSchema, question: z.nullable(questionSchema) })
export type GuidancePage = z.infer<typeof guidancePageSchema>

export const guidanceShape = {
  /** Null withdraws it: nothing is to be acknowledged. */
  policy: z.nullable(pageSchema),
  training: z.array(guidancePageSchema).check(z.maxLength(5)),
  /** Due again after so many months; null: only when a new version is published. */
  repeatMonths: z.nullable(z.int().check(z.minimum(1), z.maximum(36))),
}

/** Publishes the AI policy people acknowledge and the short training that goes with it. Subject `guidance`. */
const publishGuidanceSchema = z.strictObject({ kind: z.literal('publish-guidance'), ...guidanceShape })

/** Settles what an unknown host is. Subject `candidate/<host>`. */
const settleCandidateSchema = z.discriminatedUnion('outcome', [
  /** An AI service the catalogue does not know: from now on one of the organisation's own. */
  z.strictObject({ kind: z.literal('settle-candidate'), outcome: z.literal('confirm'), host: candidateHostSchema, name: text(80), vendor: text(80), category: z.enum(serviceCategories) }),
  /** Another address of a service that is known. */
  z.strictObject({ kind: z.literal('settle-candidate'), outcome: z.literal('merge'), host: candidateHostSchema, service: serviceIdSchema }),
  /** No AI service, or none of interest; the reason is the act's. */
  z.strictObject({ kind: z.literal('settle-candidate'), outcome: z.literal('dismiss'), host: candidateHostSchema }),
  /** Taken back: it is open again, and browsers report it again. */
  z.strictObject({ kind: z.literal('settle-candidate'), outcome: z.literal('reopen'), host: candidateHostSchema }),
])

/** Answers a request or a concern. It goes to every browser with the policy; only the one that asked knows the id. Subject `report/<id>`. */
const answerReportSchema = z.strictObject({
  kind: z.literal('answer-report'),
  report: z.uuid(),
  about: z.enum(['request', 'concern']),
  outcome: z.enum(['granted', 'declined', 'noted']),
  /** The service granted, or the one to use instead. */
  service: z.nullable(serviceIdSchema),
  text: text(500),
})

export const actContentSchema = z.discriminatedUnion('kind', [
  decideServiceSchema,
  confirmFactSchema,
  acceptRiskSchema,
  attestTreatmentSchema,
  publishPolicySchema,
  setOrganisationSchema,
  publishRulesSchema,
  setCardSchema,
  publishGuidanceSchema,
  settleCandidateSchema,
  answerReportSchema,
])
export type ActContent = z.infer<typeof actContentSchema>
export type ActKind = ActContent['kind']
export type ActContentOf<K extends ActKind> = Extract<ActContent, { kind: K }>

/** An act as a member sends it. `id` is chosen by the sender, so that sending twice is harmless. */
export const proposedActSchema = z.strictObject({
  version: z.literal(actVersion),
  id: z.uuid(),
  /** Number of the subject's last act it was based on; 0 when there was none. */
  basedOn: z.int().check(z.minimum(0)),
  reason: text(1000),
  content: actContentSchema,
})
export type ProposedAct = z.infer<typeof proposedActSchema>

/** An act as the ledger keeps it: stamped with number, identity, time and the hash of the act before it. */
export const actSchema = z.strictObject({
  ...proposedActSchema.shape,
  number: z.int().check(z.minimum(1)),
  at: z.iso.datetime(),
  by: z.strictObject({ id: z.string(), name: z.string(), role: roleSchema }),
  /** True where one person proposed and confirmed, which only a personal or sample workspace allows. */
  samePerson: z.boolean(),
  previous: z.union([z.literal(''), bytes32Schema]),
  hash: bytes32Schema,
})
export type Act = z.infer<typeof actSchema>
