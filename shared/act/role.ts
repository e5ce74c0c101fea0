import * as z from 'zod/mini'

export const roles = ['administrator', 'security', 'procurement', 'auditor'] as const
export const roleSchema = z.enum(roles)
export type Role = z.infer<typeof roleSchema>

/** A member of the workspace as acts and drafts name them. */
export const memberSchema = z.strictObject({
  id: z.string().check(z.regex(/^[A-Za-z0-9_-]{8,43}$/)),
  name: z.string().check(z.minLength(1), z.maxLength(80)),
  role: roleSchema,
})
export type Member = z.infer<typeof memberSchema>
