import { Hono, type MiddlewareHandler } from 'hono'
import type * as z from 'zod/mini'
import type { Role } from '#shared/act/role.ts'
import type { Act } from '#shared/act/schema.ts'
import { localDay } from '#shared/calendar/calendar.ts'
import { removeReportsSchema, type removedReportsSchema, type reportsSchema } from '#shared/protocol/http.ts'
import type { KeptReport, Report } from '#shared/report/schema.ts'
import { createLimit } from '#relay/auth/limit.ts'
import { readJson } from '#relay/http/body.ts'
import type { RelayEnv } from '#relay/http/environment.ts'
import { administratorsOnly } from '#relay/http/guard.ts'
import { answerProblem, checkBody, refused } from '#relay/http/problem.ts'
import type { Store } from '#relay/store/store.ts'
import type { AdmitReport } from './admit.ts'

/** Largest body in bytes: 1,000 characters of text take 6,000 where each is escaped. */
const mostBytes = 16_384
/** Of all browsers together: the relay does not tell them apart. */
const mostPerMinute = 60
const busy = refused(429, { code: 'busy', message: 'Very many requests and concerns are coming in.', fix: 'Send it again in a minute.' })

/** Requests and concerns from browsers. Nothing about who sends is read, kept or logged. */
export function reportIntake(admit: AdmitReport, clock: () => Date, browsersOnly: MiddlewareHandler<RelayEnv>): Hono<RelayEnv> {
  const limit = createLimit(mostPerMinute, 60, clock)
  const routes = new Hono<RelayEnv>()
  routes.post('/reports', browsersOnly, async (c) => {
    if (limit.isOver('all')) {
      c.header('Retry-After', '60')
      return answerProblem(c, busy)
    }
    limit.count('all')
    const body = await readJson(c.env.incoming, mostBytes)
    const admitted = body.ok ? await admit(body.value, localDay(clock())) : body
    return admitted.ok ? c.body(null, 204) : answerProblem(c, admitted)
  })
  return routes
}

type MemberParts = {
  readonly store: Store
  readonly membersOnly: MiddlewareHandler<RelayEnv>
  readonly acts: () => readonly Act[]
  /** Told that some were removed, and how many. */
  readonly onRemoved: (count: number) => void
}

/** What members read of them; and how administrators make room where somebody has sent what is not to be answered. */
export function reportRoutes({ store, membersOnly, acts, onRemoved }: MemberParts): Hono<RelayEnv> {
  const routes = new Hono<RelayEnv>()
  routes.get('/reports', membersOnly, async (c) => {
    const { role } = c.get('session').member
    const reports = (await store.reports()).map((row): KeptReport => ({ report: shownTo(role, JSON.parse(row.report) as Report), receivedOn: row.receivedOn }))
    return c.json({ reports } satisfies z.infer<typeof reportsSchema>)
  })
  routes.post('/reports/remove', membersOnly, administratorsOnly, async (c) => {
    const body = await readJson(c.env.incoming)
    const checked = body.ok ? checkBody(removeReportsSchema, body.value) : body
    if (!checked.ok) return answerProblem(c, checked)
    // What was answered stays as long as was promised, whatever was on the page when somebody chose.
    const answered = new Set(acts().flatMap(({ content }) => (content.kind === 'answer-report' ? [content.report] : [])))
    const removed = await store.deleteReports(checked.value.ids.filter((id) => !answered.has(id)))
    if (removed > 0) onRemoved(removed)
    return c.json({ removed } satisfies z.infer<typeof removedReportsSchema>)
  })
  return routes
}

/** An auditor sees that and how requests are answered; whose they are is for those who answer. */
function shownTo(role: Role, report: Report): Report {
  return role === 'auditor' ? { ...report, name: null } : report
}
