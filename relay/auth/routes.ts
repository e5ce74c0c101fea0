import { Hono, type MiddlewareHandler } from 'hono'
import { deleteCookie } from 'hono/cookie'
import { sessionSchema, signInSchema } from '#shared/protocol/http.ts'
import type * as z from 'zod/mini'
import { readJson } from '#relay/http/body.ts'
import type { RelayEnv } from '#relay/http/environment.ts'
import { putSessionCookie } from '#relay/http/guard.ts'
import { answerProblem, checkBody, refused } from '#relay/http/problem.ts'
import type { Site } from '#relay/http/site.ts'
import type { WorkspaceView } from '#relay/workspace/state.ts'
import { createLimit } from './limit.ts'
import type { Sessions } from './session.ts'

type Parts = {
  readonly sessions: Sessions
  readonly site: () => Site
  readonly clock: () => Date
  readonly workspace: WorkspaceView
  readonly membersOnly: MiddlewareHandler<RelayEnv>
  /** Ends what a session has open. */
  readonly onSignOut: (hash: string) => void
}

const invalidLink = refused(401, {
  code: 'link',
  message: 'This sign-in link is unknown, was used already or is older than a day.',
  field: 'token',
  fix: 'Ask an administrator for a new link.',
})
const tooMany = refused(429, { code: 'too-many', message: 'Too many sign-in attempts.', fix: 'Wait a minute, then open the link again.' })

/** Signing in and out. */
export function authRoutes({ sessions, site, clock, workspace, membersOnly, onSignOut }: Parts): Hono<RelayEnv> {
  const failures = createLimit(20, 60, clock)
  const routes = new Hono<RelayEnv>()

  routes.post('/session', async (c) => {
    const address = c.env.incoming.socket.remoteAddress ?? ''
    if (failures.isOver(address)) return answerProblem(c, tooMany)
    const body = await readJson(c.env.incoming, 4096)
    const checked = body.ok ? checkBody(signInSchema, body.value) : body
    const signedIn = checked.ok ? await sessions.signIn(checked.value.token) : null
    if (signedIn === null) {
      failures.count(address)
      return answerProblem(c, checked.ok ? invalidLink : checked)
    }
    putSessionCookie(c, site(), signedIn.token)
    return c.json({ member: signedIn.member, workspace: await workspace() } satisfies z.infer<typeof sessionSchema>)
  })

  routes.get('/session', membersOnly, async (c) =>
    c.json({ member: c.get('session').member, workspace: await workspace() } satisfies z.infer<typeof sessionSchema>),
  )

  routes.delete('/session', membersOnly, async (c) => {
    const { hash } = c.get('session')
    await sessions.signOut(hash)
    onSignOut(hash)
    deleteCookie(c, site().cookieName, { path: '/', secure: site().isSecure })
    return c.body(null, 204)
  })

  return routes
}
