import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTrial, trialFolder, type Trial } from '#test/fixture/relay.ts'

let trial: Trial
const folder = trialFolder()
beforeAll(async () => {
  mkdirSync(join(folder, 'app/assets'), { recursive: true })
  writeFileSync(join(folder, 'secret.txt'), 'secret')
  for (const name of ['index.html', 'sw.js', 'manifest.webmanifest', 'assets/main-a1B2c3D4.js', 'assets/plain.js']) writeFileSync(join(folder, 'app', name), `content of ${name}`)
  trial = await startTrial({ pwaDir: join(folder, 'app') })
})
afterAll(() => trial.stop())

const get = (path: string, headers = {}) => fetch(trial.url + path, { headers })

it.each([
  ['/', 'text/html; charset=utf-8', 'no-cache', 'index.html'],
  ['/risks/42', 'text/html; charset=utf-8', 'no-cache', 'index.html'],
  ['/sw.js', 'text/javascript; charset=utf-8', 'no-cache', 'sw.js'],
  ['/manifest.webmanifest', 'application/manifest+json', 'no-cache', 'manifest.webmanifest'],
  ['/assets/main-a1B2c3D4.js', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable', 'assets/main-a1B2c3D4.js'],
  ['/assets/plain.js', 'text/javascript; charset=utf-8', 'no-cache', 'assets/plain.js'],
])('%s is %s, %s', async (path, type, cache, name) => {
  const response = await get(path)
  expect([response.status, response.headers.get('content-type'), response.headers.get('cache-control')]).toEqual([200, type, cache])
  expect(await response.text()).toBe(`content of ${name}`)
  expect((await get(path, { 'if-none-match': response.headers.get('etag') ?? '' })).status).toBe(304)
})

it.each(['/..%2fsecret.txt', '/%2e%2e/secret.txt', '/assets/..%2f..%2fsecret.txt', '/%00.js', '/missing.js', '/%E0%A4%A'])('%s shows nothing outside', async (path) => {
  expect(await (await get(path)).text()).not.toContain('secret')
})

it('every page is under the strict policy', async () => {
  const { headers } = await get('/')
  const policy = headers.get('content-security-policy') ?? ''
  const port = new URL(trial.url).port
  for (const part of ["default-src 'self'", "script-src 'self'", "frame-ancestors 'none'", "require-trusted-types-for 'script'", `ws://127.0.0.1:${port}`]) expect(policy).toContain(part)
  expect([headers.get('x-content-type-options'), headers.get('referrer-policy'), headers.get('cross-origin-opener-policy')]).toEqual(['nosniff', 'no-referrer', 'same-origin'])
})
