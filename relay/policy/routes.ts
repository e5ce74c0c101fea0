import { Hono, type MiddlewareHandler } from 'hono'
import type { RelayEnv } from '#relay/http/environment.ts'
import type { IssuedBundle } from './bundles.ts'

/** The policy bundle for browsers. */
export function policyRoutes(bundle: () => Promise<IssuedBundle>, browsersOnly: MiddlewareHandler<RelayEnv>): Hono<RelayEnv> {
  const routes = new Hono<RelayEnv>()
  routes.get('/policy', browsersOnly, async (c) => {
    const { text, etag } = await bundle()
    c.header('ETag', etag)
    c.header('Cache-Control', 'no-cache')
    if (namesTag(c.req.header('if-none-match'), etag)) return c.body(null, 304)
    return c.body(text, 200, { 'Content-Type': 'application/json' })
  })
  return routes
}

/** RFC 9110, section 13.1.2: a list of tags, compared weakly. */
function namesTag(header: string | undefined, etag: string): boolean {
  return header !== undefined && header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)
}
