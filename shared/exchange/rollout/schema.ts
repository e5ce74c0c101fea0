import * as z from 'zod/mini'
import { enrolmentSchema } from '../../protocol/http.ts'
import { departmentSchema } from '../../taxonomy/schema.ts'

/** Everything the files of a roll-out are made of. */
export const rolloutSchema = z.strictObject({
  version: z.literal(1),
  enrolment: z.extend(enrolmentSchema, {
    relay: z.string().check(z.refine(isOrigin, 'expected the address people open, without a path, such as https://daybook.example.org')),
  }),
  /** For machines of one department only; null: the person chooses. */
  department: z.nullable(departmentSchema),
  /** Id of the packed extension in Chromium, Chrome and Edge. */
  chromiumId: z.string().check(z.regex(/^[a-p]{32}$/, 'expected 32 letters from a to p')),
  /** The wide build, which looks for unknown AI on all sites, from its own feed. */
  wide: z.boolean(),
  geckoId: z.string().check(z.regex(/^[A-Za-z0-9._-]*@[A-Za-z0-9._-]+$/, 'expected an id such as name@example.org')),
})
export type Rollout = z.infer<typeof rolloutSchema>

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, origin } = new URL(text)
  return (protocol === 'https:' || protocol === 'http:') && origin === text
}

/** A value of a policy, as every format has it. */
export type Value = string | number | boolean | { readonly [key: string]: Value }
export type Dictionary = { readonly [key: string]: Value }
