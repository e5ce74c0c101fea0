import * as z from 'zod/mini'
import { levelSchema } from '../taxonomy/schema.ts'
import factsJson from './facts.json' with { type: 'json' }

/** A fact a rule may ask for, e.g. `s.dpa`. The prefix names its home: u use, agg usage of the service, s service, r record, o organisation. */
export type FactKey = keyof typeof factsJson.types
export const factKeys = Object.keys(factsJson.types) as FactKey[]

const factKeySchema = z.enum(factKeys)
const idSchema = z.string().check(z.minLength(1))
const oneToFive = z.int().check(z.minimum(1), z.maximum(5))
const step = z.int().check(z.minimum(-4), z.maximum(4))
const stringList = z.array(z.string())

const counts = { unknownCounts: z.optional(z.literal(true)) }
const leafSchema = z.discriminatedUnion('op', [
  z.strictObject({ fact: factKeySchema, op: z.enum(['eq', 'ne']), value: z.union([z.string(), z.number(), z.boolean()]), ...counts }),
  z.strictObject({ fact: factKeySchema, op: z.enum(['in', 'notIn', 'intersects', 'disjoint']), value: stringList.check(z.minLength(1)), ...counts }),
  z.strictObject({ fact: factKeySchema, op: z.enum(['gte', 'gt', 'lte', 'lt']), value: z.number(), ...counts }),
  z.strictObject({ fact: factKeySchema, op: z.literal('levelGte'), value: levelSchema, ...counts }),
  z.strictObject({ fact: factKeySchema, op: z.enum(['isTrue', 'isFalse']), ...counts }),
  z.strictObject({ fact: factKeySchema, op: z.literal('inFact'), value: factKeySchema, ...counts }),
])

/** One comparison of one fact (`inFact`: of two facts). */
export type Leaf = z.infer<typeof leafSchema>
/** Rules have no negation: `all` and `any` over leaves, nested at will. */
export type Condition = Leaf | { readonly all: readonly Condition[] } | { readonly any: readonly Condition[] }

const conditionSchema: z.ZodMiniType<Condition> = z.lazy(() =>
  z.union([
    leafSchema,
    z.strictObject({ all: z.array(conditionSchema).check(z.minLength(1)) }),
    z.strictObject({ any: z.array(conditionSchema).check(z.minLength(1)) }),
  ]),
)

const reductionSchema = z.strictObject({ likelihood: z.int().check(z.minimum(0), z.maximum(4)), impact: z.int().check(z.minimum(0), z.maximum(4)) })

const treatmentSchema = z.strictObject({
  id: idSchema,
  option: z.enum(['mitigate', 'avoid', 'transfer', 'accept']),
  reduces: reductionSchema,
  /** null: no fact can show it; a person attests it with evidence. */
  verifiedWhen: z.nullable(conditionSchema),
  controls: stringList,
})

const modifierSchema = z.strictObject({ if: conditionSchema, likelihood: step, impact: step })

const riskSchema = z.strictObject({
  id: idSchema,
  group: z.enum(['data', 'security', 'output', 'ip', 'legal', 'supplier', 'governance']),
  /** gap: the trigger itself sees a missing safeguard. exposure: it sees a kind of use. */
  triggerKind: z.enum(['gap', 'exposure']),
  acceptAllowed: z.boolean(),
  impactReducible: z.boolean(),
  reductionCap: reductionSchema,
  likelihood: oneToFive,
  impact: oneToFive,
  trigger: conditionSchema,
  modifiers: z.array(modifierSchema),
  treatments: stringList,
  controls: stringList,
  annexC: z.strictObject({ objectives: stringList, riskSources: stringList }),
  mappings: z.strictObject({
    nistAiRmf: stringList,
    euAiAct: stringList,
    gdpr: stringList,
    iso27001: stringList,
    owaspLlm2025: stringList,
    nistAi600_1: stringList,
    cosai: stringList,
    mitDomain: stringList,
  }),
  sources: stringList,
  confidence: z.string(),
})

export const riskLevelSchema = z.enum(['low', 'medium', 'high', 'critical'])

/** Shape of catalogue.json. Checked by a test, not at every start: the file ships with the code. */
export const riskCatalogueSchema = z.strictObject({
  version: z.string(),
  date: z.string(),
  /** Rows = impact 1..5, columns = likelihood 1..5. */
  matrix: z.array(z.array(riskLevelSchema).check(z.length(5))).check(z.length(5)),
  treatments: z.array(treatmentSchema),
  risks: z.array(riskSchema),
})

/** Shape of facts.json. `attributes` names the attribute of the term sheet or service record a fact is copied from. */
export const factListSchema = z.strictObject({
  types: z.record(z.string(), z.enum(['string', 'number', 'boolean', 'set'])),
  enums: z.record(factKeySchema, z.optional(stringList)),
  attributes: z.record(factKeySchema, z.optional(z.string())),
})

export type RiskId = string
export type TreatmentId = string
export type RiskLevel = z.infer<typeof riskLevelSchema>
export type Risk = z.infer<typeof riskSchema>
export type Treatment = z.infer<typeof treatmentSchema>
export type Modifier = z.infer<typeof modifierSchema>
export type RiskCatalogue = z.infer<typeof riskCatalogueSchema>
