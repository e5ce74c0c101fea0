import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Hono } from 'hono'
import { feedPaths } from '#shared/protocol/feed.ts'
import type { RelayEnv } from '#relay/http/environment.ts'

const types: Record<string, string> = {
  [feedPaths.chromiumFeed]: 'text/xml; charset=utf-8',
  [feedPaths.chromiumFile]: 'application/x-chrome-extension',
  [feedPaths.firefoxFeed]: 'application/json',
  [feedPaths.firefoxFile]: 'application/x-xpinstall',
}

/**
 * The packed extension and its update feeds, for every browser: they carry no secret. Only these four names are served.
 * @param folder where `daybook pack` puts them; may be empty or missing
 */
export function feedRoutes(folder: string): Hono<RelayEnv> {
  const routes = new Hono<RelayEnv>()
  for (const [path, type] of Object.entries(types)) {
    routes.get(path, async (c) => {
      const content = await readFile(join(folder, path.slice(path.lastIndexOf('/') + 1))).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null
        throw error
      })
      if (content === null) return c.text('The extension is not packed yet. Run "npx daybook pack" beside the relay.', 404)
      return c.body(content, 200, { 'Content-Type': type, 'Cache-Control': 'no-cache', 'Content-Length': String(content.length) })
    })
  }
  routes.get('/extension/*', (c) => c.text('Not found', 404))
  return routes
}
