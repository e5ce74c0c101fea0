import * as z from 'zod/mini'
import { serviceCategories } from '#shared/catalogue/kind.ts'
import { riskLevelSchema } from '#shared/risk/schema.ts'
import { accountTypeSchema, departmentSchema, levelSchema, purposeSchema, serviceIdSchema, serviceStatusSchema } from '#shared/taxonomy/schema.ts'

// A rule says what the card does in a situation. Rules are read from the top; the first that matches holds.

/** What the card does, from the least to the most. `card` is the question, what happens where no rule matches. */
export const rungs = ['silent', 'chip', 'card', 'acknowledge', 'justify', 'redirect', 'block'] as const
export const rungSchema = z.enum(rungs)
export type Rung = z.infer<typeof rungSchema>

const list = <T extends z.core.$ZodType>(item: T) => z.array(item).check(z.minLength(1), z.maxLength(100))
const common = {
  /** True where the fact is none of `values`. */
  not: z.boolean(),
  /** A rule never matches on unknown unless it says so. */
  orUnknown: z.boolean(),
}
const condition = <const F extends string, T extends z.core.$ZodType>(fact: F, value: T) =>
  z.strictObject({ fact: z.literal(fact), values: list(value), ...common })

/** One condition: the fact is one of the values. */
export const conditionSchema = z.discriminatedUnion('fact', [
  // About the service: known as soon as its page is open.
  condition('service', serviceIdSchema),
  condition('status', serviceStatusSchema),
  condition('category', z.enum(serviceCategories)),
  /** Of the vendor's seat, ISO 3166-1 alpha-2. */
  condition('country', z.string().check(z.regex(/^[A-Z]{2}$/, 'expected a country of two capitals, such as DE'))),
  /** The worst open risk of the service in the register. */
  condition('riskLevel', riskLevelSchema),
  /** Whether the vendor trains its models on inputs, as confirmed. */
  condition('trainsOnInputs', z.boolean()),
  // About the person's place: known from policy or their own choice.
  condition('department', departmentSchema),
  // About the use: known when the person has said so, the account type sometimes from the address.
  condition('accountType', accountTypeSchema),
  condition('level', levelSchema),
  condition('purpose', purposeSchema),
  /** What the decision on the service says of the use. */
  condition('verdict', z.enum(['allowed', 'not-allowed'])),
])
export type Condition = z.infer<typeof conditionSchema>
export type RuleFact = Condition['fact']

/** Facts that only the person's answer brings. */
export const answerFacts = ['accountType', 'level', 'purpose', 'verdict'] as const satisfies readonly RuleFact[]

export const ruleSchema = z.strictObject({
  id: z.uuid(),
  /** All of them must hold; none means always. One condition a fact. */
  when: z.array(conditionSchema).check(
    z.maxLength(11),
    z.refine((conditions) => new Set(conditions.map(({ fact }) => fact)).size === conditions.length, 'two conditions on one fact: put the values into one'),
  ),
  rung: rungSchema,
  /** Where `redirect` leads, and what `block` offers; null: the alternative of the decision on the service. */
  alternative: z.nullable(serviceIdSchema),
  /** What people read beside the rule in plain words; null where that is enough. */
  text: z.nullable(z.strictObject({ en: z.string().check(z.trim(), z.minLength(1), z.maxLength(300)), de: z.string().check(z.trim(), z.minLength(1), z.maxLength(300)) })),
})
export type Rule = z.infer<typeof ruleSchema>
