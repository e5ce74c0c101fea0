import * as z from 'zod/mini'
import { memberSchema, type Role } from '#shared/act/role.ts'
import { actSchema, type ProposedAct } from '#shared/act/schema.ts'
import {
  actsSchema,
  enrolmentSchema,
  membersSchema,
  problemSchema,
  removedReportsSchema,
  reportsSchema,
  sessionSchema,
  signInLinkSchema,
  tableIndexSchema,
  type newMemberSchema,
  type Problem,
} from '#shared/protocol/http.ts'

/** What came of a call. `offline`: nothing is known about it, try again later. `full`: the relay's disk is, likewise. `newer`: the relay speaks a later version. */
export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: Failure; readonly problem: Problem | null }
export type Failure = 'offline' | 'full' | 'signed-out' | 'refused' | 'newer'

export type Relay = ReturnType<typeof createRelayClient>
export type Fetch = (path: string, init: RequestInit) => Promise<Response>

/** A call that takes longer than this has failed. */
const patience = 20_000
const nothing = z.null()

/** The relay's HTTP interface (shared/protocol/http.ts). What it answers is checked before anyone sees it. */
export function createRelayClient(fetch: Fetch) {
  async function call<T>(method: string, path: string, schema: z.ZodMiniType<T>, body?: unknown): Promise<Answer<T>> {
    let response: Response
    let content: unknown
    try {
      const json = body === undefined ? {} : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }
      response = await fetch(`/api/${path}`, { method, credentials: 'same-origin', cache: 'no-store', signal: AbortSignal.timeout(patience), ...json })
      content = response.status === 204 ? null : await response.json()
    } catch {
      // No connection, no answer in time, or a proxy's page instead of JSON: all mean that the relay was not reached.
      return { ok: false, why: 'offline', problem: null }
    }
    if (response.ok) {
      const result = schema.safeParse(content)
      // The relay checks what it sends, so a body this version cannot read comes from a later one.
      return result.success ? { ok: true, value: result.data } : { ok: false, why: 'newer', problem: null }
    }
    const parsed = problemSchema.safeParse(content)
    const problem = parsed.success ? parsed.data : null
    return { ok: false, why: failureOf(response.status, problem), problem }
  }

  return {
    session: () => call('GET', 'session', sessionSchema),
    signIn: (token: string) => call('POST', 'session', sessionSchema, { token }),
    signOut: () => call('DELETE', 'session', nothing),
    acts: (after: number) => call('GET', `acts?after=${after}`, actsSchema),
    proposeAct: (act: ProposedAct) => call('POST', 'acts', actSchema, act),
    tableIndex: () => call('GET', 'tables', tableIndexSchema),
    reports: () => call('GET', 'reports', reportsSchema),
    removeReports: (ids: readonly string[]) => call('POST', 'reports/remove', removedReportsSchema, { ids }),
    members: () => call('GET', 'members', membersSchema),
    invite: (member: z.infer<typeof newMemberSchema>) => call('POST', 'members', signInLinkSchema, member),
    changeRole: (id: string, role: Role) => call('PATCH', `members/${id}`, memberSchema, { role }),
    removeMember: (id: string) => call('DELETE', `members/${id}`, nothing),
    linkFor: (id: string) => call('POST', `members/${id}/link`, signInLinkSchema),
    enrolment: () => call('GET', 'enrolment', enrolmentSchema),
    removeSample: () => call('POST', 'sample/remove', nothing),
  }
}

function failureOf(status: number, problem: Problem | null): Failure {
  if (status === 401 && problem?.code !== 'link') return 'signed-out'
  if (problem?.code === 'version') return 'newer'
  if (status === 507) return 'full'
  // Too many, too busy, a gateway: a later try may pass, so what was sent stays as it is.
  if (status === 429 || status >= 500 || problem === null) return 'offline'
  return 'refused'
}
