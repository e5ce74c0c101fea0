import { Hono, type MiddlewareHandler } from 'hono'
import { cors } from 'hono/cors'
import { matchedRoutes } from 'hono/route'
import type { Logger } from 'pino'
import { StoreFullError } from '#relay/store/store.ts'
import type { RelayEnv } from './environment.ts'
import type { Gate } from './gate.ts'
import { sameSiteOnly } from './guard.ts'
import { strictHeaders } from './headers.ts'
import { placeOf } from './place.ts'
import { answerProblem, refused } from './problem.ts'
import type { Site } from './site.ts'

export type AppParts = {
  readonly site: () => Site
  readonly log: Logger
  readonly pass: Gate['pass']
  /** Routes for browsers (Bearer token), then for members (cookie), then the files of the PWA. */
  readonly browserRoutes: readonly Hono<RelayEnv>[]
  readonly memberRoutes: readonly Hono<RelayEnv>[]
  /** The packed extension and its update feeds. */
  readonly feed: Hono<RelayEnv>
  readonly files: Hono<RelayEnv>
}

const full = refused(507, { code: 'store-full', message: "The relay's disk is full: nothing was saved.", fix: 'Keep it and send it again; the administrator has to make room.' })
const failed = refused(500, { code: 'failed', message: 'Something went wrong in the relay: nothing was saved.', fix: 'Send it again; if it stays, tell the administrator.' })
const unknownPath = refused(404, { code: 'unknown-path', message: 'The relay has no such address.', fix: 'Update the sender.' })

/** The HTTP interface as a whole. */
export function createApp({ site, log, pass, browserRoutes, memberRoutes, feed, files }: AppParts): Hono<RelayEnv> {
  const app = new Hono<RelayEnv>()
  app.use(logged(log), strictHeaders(site))

  // Browsers bring a token in a header and no cookie, so any origin may ask: extensions have an origin of their own.
  const open = cors({ origin: '*', allowMethods: ['GET', 'POST'], allowHeaders: ['authorization', 'content-type', 'content-encoding', 'if-none-match'], exposeHeaders: ['etag', 'retry-after'], maxAge: 86_400 })
  for (const path of ['/api/sheets', '/api/reports', '/api/policy']) app.use(path, open)
  app.use('/api/*', pass)
  for (const routes of browserRoutes) app.route('/api', routes)

  app.use('/api/*', sameSiteOnly(site))
  for (const routes of memberRoutes) app.route('/api', routes)
  app.all('/api/*', (c) => answerProblem(c, unknownPath))
  app.route('/', feed)
  app.route('/', files)

  app.onError((error, c) => {
    if (error instanceof StoreFullError) return answerProblem(c, full)
    log.error({ error: error.name, place: placeOf(error) }, 'request failed')
    return answerProblem(c, failed)
  })
  return app
}

/** One line a request: route, status, milliseconds, and the code of a refusal. No address, no body, no token. */
function logged(log: Logger): MiddlewareHandler<RelayEnv> {
  return async (c, next) => {
    const start = performance.now()
    await next()
    const route = c.req.path.startsWith('/api/') ? (matchedRoutes(c).findLast(({ path }) => !path.includes('*'))?.path ?? '/api/*') : '/*'
    const problem = c.get('problem')
    log.info({ method: c.req.method, route, status: c.res.status, ms: Math.round((performance.now() - start) * 10) / 10, ...(problem === undefined ? {} : { problem }) }, 'request')
  }
}
