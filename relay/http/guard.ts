import { createMiddleware } from 'hono/factory'
import { getCookie, setCookie } from 'hono/cookie'
import { mayAct } from '#shared/act/rules.ts'
import type { Sessions } from '#relay/auth/session.ts'
import { sessionSeconds } from '#relay/auth/session.ts'
import type { RelayEnv } from './environment.ts'
import { answerProblem, refused } from './problem.ts'
import type { Site } from './site.ts'

const safe = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * False for a call that another site's page makes. Browsers say where a changing call comes from and no page can forge it;
 * a program that says nothing has no cookie of somebody else's to abuse.
 */
export function isOwnCall(site: Site, origin: string | undefined, fetchSite: string | undefined): boolean {
  if (fetchSite !== undefined) return fetchSite === 'same-origin'
  return origin === undefined || site.origins.has(origin)
}

/** Refuses changing calls of other sites' pages. */
export function sameSiteOnly(site: () => Site) {
  return createMiddleware<RelayEnv>(async (c, next) => {
    if (safe.has(c.req.method)) return next()
    if (isOwnCall(site(), c.req.header('origin'), c.req.header('sec-fetch-site'))) return next()
    return answerProblem(c, refused(403, { code: 'origin', message: 'This call came from another site.', fix: `Open ${site().url} and do it there.` }))
  })
}

/** Lets members with a session pass, and renews it. */
export function membersOnly(sessions: Sessions, site: () => Site) {
  return createMiddleware<RelayEnv>(async (c, next) => {
    const token = getCookie(c, site().cookieName)
    const found = token === undefined ? null : await sessions.find(token)
    if (token === undefined || found === null) {
      return answerProblem(c, refused(401, { code: 'signed-out', message: 'You are signed out.', fix: 'Open a new sign-in link.' }))
    }
    if (found.renewed) putSessionCookie(c, site(), token)
    c.set('session', found)
    return next()
  })
}

/** Lets administrators pass: those who may set up the organisation. Stands behind `membersOnly`. */
export const administratorsOnly = createMiddleware<RelayEnv>(async (c, next) => {
  if (mayAct(c.get('session').member.role, 'set-organisation')) return next()
  return answerProblem(c, refused(403, { code: 'role', message: 'Only an administrator may do this.', fix: 'Ask an administrator.' }))
})

export function putSessionCookie(c: Parameters<typeof setCookie>[0], site: Site, token: string): void {
  setCookie(c, site.cookieName, token, { path: '/', httpOnly: true, secure: site.isSecure, sameSite: 'Strict', maxAge: sessionSeconds })
}
