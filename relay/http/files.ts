import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { extname, join, resolve, sep } from 'node:path'
import { Readable } from 'node:stream'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import type { RelayEnv } from './environment.ts'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
}

/** Names with a hash of their content, as the build writes them, never change. */
const hashed = /[-.][A-Za-z0-9_-]{8,}\.[a-z0-9]+$/

type Found = { readonly path: string; readonly size: number; readonly etag: string }

/** Serves the built PWA. A path that names no file is a page of the app, so it gets index.html. */
export function fileRoutes(folder: string | null): Hono<RelayEnv> {
  const routes = new Hono<RelayEnv>()
  routes.use(compress())
  routes.get('*', async (c) => {
    if (folder === null) return c.text('The web app is not built yet. Run "npm run build", then reload.', 404)
    const file = await find(folder, c.req.path)
    if (file === null && extname(c.req.path) !== '') return c.text('Not found', 404)
    const found = file ?? (await find(folder, '/index.html'))
    if (found === null) return c.text('The web app is not built yet. Run "npm run build", then reload.', 404)
    c.header('ETag', found.etag)
    c.header('Content-Type', types[extname(found.path)] ?? 'application/octet-stream')
    c.header('Cache-Control', found.path.startsWith(join(folder, 'assets') + sep) && hashed.test(found.path) ? 'public, max-age=31536000, immutable' : 'no-cache')
    if (c.req.header('if-none-match') === found.etag) return c.body(null, 304)
    if (c.req.method === 'HEAD') return c.body(null)
    return c.body(Readable.toWeb(createReadStream(found.path)) as ReadableStream)
  })
  return routes
}

async function find(folder: string, urlPath: string): Promise<Found | null> {
  const root = resolve(folder)
  const path = resolve(root, `.${decoded(urlPath)}`)
  if (!path.startsWith(root + sep)) return null
  const info = await stat(path).catch(() => null)
  if (info === null || !info.isFile()) return null
  return { path, size: info.size, etag: `W/"${info.size.toString(36)}-${Math.round(info.mtimeMs).toString(36)}"` }
}

/** The path as text; one that is no valid encoding, or holds a zero byte, names no file. */
function decoded(urlPath: string): string {
  try {
    const path = decodeURIComponent(urlPath)
    return path.includes('\0') ? '/' : path
  } catch {
    return '/'
  }
}
