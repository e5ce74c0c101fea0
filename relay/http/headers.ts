import { createMiddleware } from 'hono/factory'
import type { RelayEnv } from './environment.ts'
import type { Site } from './site.ts'

/** Headers of every answer. The policy for content is strict: own scripts and styles, Trusted Types, no framing. */
export function strictHeaders(site: () => Site) {
  return createMiddleware<RelayEnv>(async (c, next) => {
    await next()
    const { headers } = c.res
    headers.set('X-Content-Type-Options', 'nosniff')
    headers.set('Referrer-Policy', 'no-referrer')
    if (c.req.path.startsWith('/api/')) {
      if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store')
      return
    }
    headers.set('Content-Security-Policy', contentPolicy(site()))
    headers.set('Cross-Origin-Opener-Policy', 'same-origin')
    headers.set('Cross-Origin-Resource-Policy', 'same-origin')
    headers.set('Permissions-Policy', 'camera=(), geolocation=(), microphone=()')
  })
}

function contentPolicy(site: Site): string {
  // A policy cannot name an IPv6 address; 'self' covers it in browsers that count sockets in.
  const sockets = [...site.origins].filter((origin) => !origin.includes('[')).map((origin) => origin.replace(/^http/, 'ws'))
  return [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self'",
    `connect-src 'self' ${sockets.join(' ')}`,
    "img-src 'self' data: blob:",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ')
}
