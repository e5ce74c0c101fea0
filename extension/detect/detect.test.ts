import { expect, it } from 'vitest'
import compiled from '#shared/catalogue/compiled.json' with { type: 'json' }
import { rulesOf } from '#shared/catalogue/compiled.ts'
import { loadCatalogue } from '#shared/catalogue/index.ts'
import { examplePath, parsePattern } from '#shared/catalogue/pattern.ts'
import { createDetector } from './detector.ts'
import { navigationFilters, requestFilters } from './filters.ts'
import { gestureWindow } from './gesture.ts'
import type { RequestDetails } from './observe.ts'

const catalogue = loadCatalogue(compiled)
let now = 0
const start = () => createDetector(catalogue, catalogue.compiled, () => now)
const at = (url: string, tabId = 1) => ({ tabId, frameId: 0, url })
const post = (url: string, more: Partial<RequestDetails> = {}): RequestDetails => ({ url, type: 'xmlhttprequest', method: 'POST', tabId: 1, initiator: 'https://chatgpt.com', ...more })
const stream = { statusCode: 200, responseHeaders: [{ name: 'content-type', value: 'text/event-stream' }] }
const prompt = 'https://chatgpt.com/backend-api/f/conversation'
const socket = (more: Partial<RequestDetails> = {}) => post('wss://copilot.microsoft.com/c/api/chat?x=1', { type: 'websocket', method: 'GET', initiator: 'https://copilot.microsoft.com', ...more })

it('tells the working surface from a page about the service', () => {
  expect(start().committed(at('https://chatgpt.com/'))).toEqual([{ kind: 'page', service: 'chatgpt', page: 'app', account: null, fresh: true }])
  expect(start().moved(at('https://chatgpt.com/share/abc'))).toMatchObject([{ page: 'visit', fresh: false }])
  expect(start().committed(at('https://chatgpt.com.mcas.ms/'))).toMatchObject([{ service: 'chatgpt', page: 'app' }])
})

it('looks at the top frame of a tab only', () => {
  expect(start().committed({ ...at('https://chatgpt.com/'), frameId: 3 })).toEqual([])
  expect(start().committed(at('https://chatgpt.com/', -1))).toEqual([])
})

it('a prompt is a use when its reply streams, not before and not when it is refused', () => {
  const detector = start()
  expect(detector.request(post(prompt))).toEqual([])
  expect(detector.reply(post(prompt, stream))).toEqual([{ kind: 'use', service: 'chatgpt', account: null, ownPage: true, embedded: false }])
  expect(detector.reply(post(prompt, { ...stream, statusCode: 429 }))).toEqual([])
  expect(detector.reply(post(prompt, { statusCode: 200, responseHeaders: [{ name: 'Content-Type', value: 'application/json' }] }))).toEqual([])
})

it('background traffic is no use', () => {
  for (const path of ['/backend-api/conversations?offset=0', '/ces/v1/t', '/backend-api/me']) {
    expect(start().request(post(`https://chatgpt.com${path}`))).toEqual([])
  }
})

it('an upload is a use', () => {
  expect(start().request(post('https://chatgpt.com/backend-api/files'))).toMatchObject([{ kind: 'use', service: 'chatgpt' }])
})

it('a socket alone is none; with a send gesture, before or after it, it is', () => {
  const detector = start()
  expect(detector.request(socket())).toEqual([{ kind: 'socket', service: 'microsoft-copilot' }])
  expect(detector.gesture(1, { service: 'microsoft-copilot', socket: true })).toMatchObject([{ kind: 'use', service: 'microsoft-copilot' }])
  expect(detector.gesture(2, { service: 'microsoft-copilot', socket: false })).toEqual([])
  expect(detector.request(socket({ tabId: 2 }))).toMatchObject([{ kind: 'socket' }, { kind: 'use' }])
  now += gestureWindow + 1
  expect(detector.request(socket({ tabId: 2 }))).toEqual([{ kind: 'socket', service: 'microsoft-copilot' }])
})

it('moving to a conversation right after a gesture confirms a use; opening an old one does not', () => {
  const detector = start()
  expect(detector.moved(at('https://chatgpt.com/c/1'))).toHaveLength(1)
  detector.gesture(1, { service: 'chatgpt', socket: false })
  expect(detector.moved(at('https://chatgpt.com/c/2'))).toMatchObject([{ kind: 'page' }, { kind: 'use' }])
  expect(detector.committed(at('https://chatgpt.com/c/3'))).toHaveLength(1)
})

it('nothing but service and kind comes out, whatever goes in', () => {
  const detector = start()
  const secret = 'planted-marker'
  const out = [
    ...detector.committed(at(`https://chatgpt.com/c/${secret}?q=${secret}#${secret}`)),
    ...detector.request(post(`https://chatgpt.com/backend-api/files?name=${secret}`, { initiator: `https://${secret}.chatgpt.com` })),
    ...detector.reply(post(`${prompt}?x=${secret}`, stream)),
  ]
  expect(out).toHaveLength(3)
  expect(JSON.stringify(out)).not.toContain(secret)
})

it('the browser is asked for hosts of the catalogue only, and for paths only where a host is shared', () => {
  const pages = navigationFilters(catalogue.compiled)
  const hasPage = (filter: object) => pages.some((page) => JSON.stringify(page) === JSON.stringify(filter))
  expect(hasPage({ hostEquals: 'chatgpt.com' })).toBe(true)
  expect(hasPage({ hostEquals: 'chatgpt.com.mcas.ms' })).toBe(true)
  const requests = new Set(requestFilters(catalogue.compiled))
  expect(requests.has('https://*.chatgpt.com/*')).toBe(true)
  expect(requests.has('wss://copilot.microsoft.com/*')).toBe(true)
  const own = new Set(catalogue.compiled.hosts.flatMap(([host, , , role]) => (role === 1 ? [] : [host])))
  const shared = catalogue.compiled.hosts.flatMap(([host, , , role]) => (role === 1 && !own.has(host) ? [host] : []))
  expect(shared.length).toBeGreaterThan(0)
  expect(shared.filter((host) => requests.has(`https://${host}/*`))).toEqual([])
  expect(['google.com', 'www.google.com', 'github.com', 'office.com'].filter((host) => hasPage({ hostEquals: host }))).toEqual([])
})

it('every request rule and every route is let through by the filters', () => {
  const pages = Map.groupBy(navigationFilters(catalogue.compiled), (filter) => tailOf('hostEquals' in filter ? filter.hostEquals : filter.hostSuffix))
  const requests = Map.groupBy(requestFilters(catalogue.compiled), (pattern) => tailOf(pattern.split('/')[2] ?? ''))
  const expressions = new Map([...requests].map(([tail, patterns]) => [tail, patterns.map(matchExpression)]))
  const missing: string[] = []
  for (const compiledService of catalogue.compiled.services) {
    const [service] = compiledService
    const [routes, rules] = rulesOf(compiledService)
    for (const [, , text] of routes) {
      const host = text.slice(0, text.indexOf('/')).replace('*.', 'sub.')
      if (host === '') continue
      const parsed = parsePattern(text)
      const url = new URL(`https://${host}${parsed.ok ? examplePath(parsed.pattern) : '/'}`)
      if (catalogue.match({ url: url.href }) === null) continue
      if (pages.get(tailOf(url.hostname))?.some((page) => passes(page, url)) !== true) missing.push(`${service} ${text}`)
    }
    for (const [, , text, , , websocket] of rules) {
      const host = text.slice(0, text.indexOf('/')).replace('*.', 'sub.')
      if (host === '') continue
      const parsed = parsePattern(text)
      const url = `${websocket === 1 ? 'wss' : 'https'}://${host}${parsed.ok ? examplePath(parsed.pattern) : '/'}`
      if (expressions.get(tailOf(host))?.some((expression) => expression.test(url)) !== true) missing.push(`${service} ${text}`)
    }
  }
  expect([...new Set(missing)].slice(0, 20)).toEqual([])
})

/** The last two labels: filters of other names need not be tried. */
function tailOf(host: string): string {
  return host.split('.').slice(-2).join('.')
}

function passes(filter: ReturnType<typeof navigationFilters>[number], { hostname, pathname, search }: URL): boolean {
  const host = 'hostEquals' in filter ? hostname === filter.hostEquals : hostname.endsWith(filter.hostSuffix)
  return host && pathname.includes(filter.pathContains ?? '') && search.includes(filter.queryContains ?? '')
}

/** A match pattern as an expression, as the browsers read it. */
function matchExpression(pattern: string): RegExp {
  const [, scheme, host, path] = /^(\w+):\/\/([^/]+)(\/.*)$/.exec(pattern) as unknown as [string, string, string, string]
  const escape = (text: string) => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&')
  const hosts = host.startsWith('*.') ? `(?:[^/]+\\.)?${escape(host.slice(2))}` : escape(host)
  return new RegExp(`^${scheme}://${hosts}${escape(path).replaceAll('*', '.*')}$`)
}
