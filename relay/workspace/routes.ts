import { Hono, type MiddlewareHandler } from 'hono'
import type * as z from 'zod/mini'
import type { Enrolment, healthSchema } from '#shared/protocol/http.ts'
import type { RelayEnv } from '#relay/http/environment.ts'
import { administratorsOnly } from '#relay/http/guard.ts'
import { answerProblem, refused } from '#relay/http/problem.ts'
import type { Store } from '#relay/store/store.ts'
import { programVersion } from './version.ts'

type Parts = {
  readonly store: Store
  readonly enrolment: () => Enrolment
  readonly isSample: () => boolean
  /** Begins the workspace anew, keeping this member signed in. */
  readonly restart: (keep: { readonly member: string; readonly session: string }) => Promise<void>
  readonly membersOnly: MiddlewareHandler<RelayEnv>
}

const noSample = refused(409, { code: 'no-sample', message: 'This workspace is not a sample.', fix: 'Nothing needs to be removed.' })

/** Health, enrolment of browsers, and the end of a sample. */
export function workspaceRoutes({ store, enrolment, isSample, restart, membersOnly }: Parts): Hono<RelayEnv> {
  const routes = new Hono<RelayEnv>()
  routes.get('/health', (c) => {
    const state = store.health()
    return c.json({ ok: state === 'ok', version: programVersion, store: state } satisfies z.infer<typeof healthSchema>)
  })
  routes.get('/enrolment', membersOnly, administratorsOnly, (c) => c.json(enrolment()))
  routes.post('/sample/remove', membersOnly, administratorsOnly, async (c) => {
    if (!isSample()) return answerProblem(c, noSample)
    const { member, hash } = c.get('session')
    await restart({ member: member.id, session: hash })
    return c.body(null, 204)
  })
  return routes
}
