import { Hono, type MiddlewareHandler } from 'hono'
import { compress } from 'hono/compress'
import type { TableIndex } from '#shared/protocol/http.ts'
import type { RelayEnv } from '#relay/http/environment.ts'
import { answerProblem, refused } from '#relay/http/problem.ts'
import type { Store } from '#relay/store/store.ts'

const unknown = refused(404, { code: 'unknown-table', message: 'There is no table with this hash.', field: 'hash', fix: 'Read the index of tables again.' })

/** Published tables: the index, and each table by its hash. */
export function tableRoutes(store: Store, membersOnly: MiddlewareHandler<RelayEnv>): Hono<RelayEnv> {
  const routes = new Hono<RelayEnv>()
  routes.use('/tables/*', compress())
  routes.get('/tables', membersOnly, async (c) => c.json({ tables: await store.tableIndex() } satisfies TableIndex))
  routes.get('/tables/:hash', membersOnly, async (c) => {
    const text = await store.tableText(c.req.param('hash'))
    if (text === null) return answerProblem(c, unknown)
    return c.body(text, 200, { 'Content-Type': 'application/json', 'Cache-Control': 'private, max-age=31536000, immutable' })
  })
  return routes
}
