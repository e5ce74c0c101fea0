import * as z from 'zod/mini'
import { memberSchema, roleSchema } from '#shared/act/role.ts'
import { actSchema } from '#shared/act/schema.ts'
import { monthSchema } from '#shared/calendar/calendar.ts'
import { keptReportSchema } from '#shared/report/schema.ts'
import { bytes32Schema } from '#shared/signature/schema.ts'
import { bandSchema } from '#shared/table/schema.ts'
import { departmentSchema } from '#shared/taxonomy/schema.ts'

// Bodies of the relay's HTTP interface that are not already a noun of their own (sheet, bundle, act, table).
//
//   POST   /api/sheets          Bearer enrolment token   SignedSheet (gzip allowed) → SheetReceipt | Problem 400 401 409 410 413 429 507
//   POST   /api/reports         Bearer enrolment token   Report → 204 | Problem 400 401 409 413 429 507
//   GET    /api/policy          Bearer enrolment token   → SignedBundle, ETag
//   GET    /api/health                                   → Health
//   POST   /api/session         {token} of a sign-in link → Session, sets the cookie
//   GET    /api/session         cookie                   → Session | 401
//   DELETE /api/session         cookie                   → 204
//   GET    /api/acts?after=n    cookie                   → {acts}
//   POST   /api/acts            cookie, ProposedAct      → Act (201 new, 200 seen before) | Problem 403 409
//   GET    /api/tables          cookie                   → TableIndex
//   GET    /api/tables/:hash    cookie                   → Table, immutable
//   GET    /api/reports         cookie                   → {reports}
//   POST   /api/reports/remove  cookie, administrator    RemoveReports → {removed}: of those named, what nobody has answered
//   GET    /api/members         cookie, administrator    → {members}
//   POST   /api/members         cookie, administrator    NewMember → SignInLink
//   PATCH  /api/members/:id     cookie, administrator    MemberChange → Member | Problem 404 409
//   DELETE /api/members/:id     cookie, administrator    → 204 | Problem 404 409
//   POST   /api/members/:id/link cookie, administrator   → SignInLink | Problem 404
//   GET    /api/enrolment       cookie, administrator    → Enrolment
//   POST   /api/sample/remove   cookie, administrator    → 204
//   GET    /extension/...                                the packed extension and its update feeds (feed.ts)
//   WS     /api/drafts          cookie                   Hocuspocus, documents by DocumentName

/** A refusal people can act on: what is wrong, where, and what to do. */
export const problemSchema = z.strictObject({
  code: z.string(),
  message: z.string(),
  field: z.optional(z.string()),
  fix: z.optional(z.string()),
  /** The subject's last act, where an act was stale. */
  last: z.optional(z.nullable(actSchema)),
})
export type Problem = z.infer<typeof problemSchema>

export const sheetReceiptSchema = z.strictObject({ id: bytes32Schema, revision: z.int() })

export const workspaceStateSchema = z.strictObject({
  name: z.string(),
  mode: z.enum(['personal', 'sample', 'organisation']),
  k: z.int(),
  departments: z.array(z.strictObject({ id: departmentSchema, name: z.string() })),
  epoch: z.uuid(),
  /** How many browsers report this month, as a band: says when figures will show. */
  reporting: z.strictObject({ month: monthSchema, browsers: bandSchema }),
})
export type WorkspaceState = z.infer<typeof workspaceStateSchema>

export const sessionSchema = z.strictObject({ member: memberSchema, workspace: workspaceStateSchema })
export type Session = z.infer<typeof sessionSchema>

export const signInSchema = z.strictObject({ token: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/)) })
export const actsSchema = z.strictObject({ acts: z.array(actSchema) })

export const tableIndexSchema = z.strictObject({
  tables: z.array(
    z.strictObject({
      kind: z.enum(['evidence', 'presence', 'trend', 'profile', 'departments']),
      period: z.string(),
      issue: z.int(),
      hash: bytes32Schema,
      bytes: z.int(),
    }),
  ),
})
export type TableIndex = z.infer<typeof tableIndexSchema>

export const reportsSchema = z.strictObject({ reports: z.array(keptReportSchema) })
/** As many as a relay keeps. */
const mostReportsRemoved = 5_000
export const removeReportsSchema = z.strictObject({ ids: z.array(z.uuid()).check(z.minLength(1), z.maxLength(mostReportsRemoved)) })
export const removedReportsSchema = z.strictObject({ removed: z.int().check(z.minimum(0)) })

export const newMemberSchema = z.strictObject({ name: memberSchema.shape.name, role: roleSchema })
export const memberChangeSchema = z.strictObject({ role: roleSchema })
export const membersSchema = z.strictObject({ members: z.array(memberSchema) })
export const signInLinkSchema = z.strictObject({ member: memberSchema, link: z.string() })

/** What a browser needs to take part. The token names the organisation, never a person or a browser. */
export const enrolmentSchema = z.strictObject({
  version: z.literal(1),
  relay: z.url(),
  token: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/)),
  /** The relay's public key: policy bundles are checked against it. */
  key: bytes32Schema,
})
export type Enrolment = z.infer<typeof enrolmentSchema>

export const healthSchema = z.strictObject({ ok: z.boolean(), version: z.string(), store: z.enum(['ok', 'full', 'failing']) })
