import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Hono } from 'hono'
import { feedPaths, wideFeedPaths, type FeedPaths } from '#shared/protocol/feed.ts'
import type { RelayEnv } from '#relay/http/environment.ts'

const types: Record<keyof FeedPaths, string> = {
  chromiumFeed: 'text/xml; charset=utf-8',
  chromiumFile: 'application/x-chrome-extension',
  firefoxFeed: 'application/json',
  firefoxFile: 'application/x-xpinstall',
}

/**
 * The packed extension and its update feeds, for every browser: they carry no secret. Only these four names are served, of
 * the normal build and of the wide one.
 * @param folder where `daybook pack` puts them; may be empty or missing
 */
export function feedRoutes(folder: string): Hono<RelayEnv> {
  const routes = new Hono<RelayEnv>()
  for (const [paths, place, command] of [[feedPaths, folder, 'pack'], [wideFeedPaths, join(folder, 'wide'), 'pack --wide']] as const) {
    for (const name of Object.keys(types) as (keyof FeedPaths)[]) {
      const path = paths[name]
      routes.get(path, async (c) => {
        const content = await readFile(join(place, path.slice(path.lastIndexOf('/') + 1))).catch((error: NodeJS.ErrnoException) => {
          if (error.code === 'ENOENT') return null
          throw error
        })
        if (content === null) return c.text(`The extension is not packed yet. Run "npx daybook ${command}" beside the relay.`, 404)
        return c.body(content, 200, { 'Content-Type': types[name], 'Cache-Control': 'no-cache', 'Content-Length': String(content.length) })
      })
    }
  }
  routes.get('/extension/*', (c) => c.text('Not found', 404))
  return routes
}
