import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { compileCatalogue } from './compile.ts'
import { createMatcher } from './match.ts'
import type { Observation } from './match.ts'
import type { Service } from './schema.ts'

// A small catalogue of made-up services, one for each kind of host and rule.
function service(id: string, part: Partial<Service>): Service {
  return {
    id, name: id, vendor: { name: id, country: 'unknown' }, category: 'other', capabilities: ['text_generation'], pages: {},
    hosts: [], routes: { app: [], visit: [] }, requests: [], sources: [{ for: ['hosts'], source: 'made up', checkedOn: '2026-11-21' }], ...part,
  }
}

const { match } = createMatcher(compileCatalogue([
  service('chat', {
    hosts: [{ host: 'chat.test', match: 'suffix' }, { host: 'chat-about.test', match: 'exact' }],
    routes: {
      app: ['chat.test/', { pattern: 'chat.test/c/*', conversation: true }, 'chat.test/work/**', 'app.chat.test/**'],
      visit: ['chat.test/work/settings/**'],
    },
    requests: [
      { signal: 'use', pattern: '/api/send', reply: 'stream' },
      { signal: 'use', pattern: '/api/socket', type: 'websocket', needsGesture: true },
      { signal: 'upload', pattern: '/api/files' },
      { signal: 'upload', pattern: '/api/files/*', method: 'PUT' },
    ],
    accountHints: [{ pattern: 'app.chat.test/**', account: 'corporate_team' }],
  }),
  service('code', { hosts: [{ host: 'chat.test', match: 'exact', role: 'shared' }], routes: { app: ['chat.test/code/**'], visit: [] } }),
  service('suite-ai', {
    hosts: [{ host: 'suite.test', match: 'exact', role: 'shared' }],
    routes: { app: ['suite.test/search?mode=ai'], visit: [] },
    requests: [{ signal: 'use', pattern: 'suite.test/ai/run' }],
  }),
  service('model-api', {
    hosts: [{ host: 'platform.model.test', match: 'exact' }, { host: 'api.model.test', match: 'exact', role: 'endpoint' }],
    routes: { app: ['/playground/**'], visit: [] },
    requests: [{ signal: 'api', pattern: '/v1/chat/completions' }],
  }),
]))

function see(url: string, rest: Omit<Observation, 'url'> = {}): string | null {
  const sighting = match({ url, ...rest })
  return sighting === null ? null : `${sighting.service} ${sighting.signal}`
}

describe('navigation', () => {
  it.each([
    ['https://chat.test/', 'chat app'], ['https://chat.test/?q=1#x', 'chat app'], ['https://chat.test/c/1', 'chat app'],
    ['https://chat.test/elsewhere', 'chat visit'], ['https://docs.chat.test/', 'chat visit'], ['https://chat-about.test/', 'chat visit'],
    ['https://chat.test/work', 'chat app'], ['https://chat.test/work/1/2', 'chat app'], ['https://chat.test/works', 'chat visit'],
    ['https://chat.test/work/settings/a', 'chat visit'], ['https://chat.test/work/1/settings', 'chat visit'],
    ['https://app.chat.test/team/7', 'chat app'], ['https://app.chat.test/login', 'chat visit'], ['https://app.chat.test/pricing', 'chat visit'],
    ['https://chat.test/code/1', 'code app'], ['https://chat.test/de/c/1', 'chat app'], ['https://chat.test/u/2/c/1', 'chat app'],
    ['https://suite.test/search?q=a&mode=ai', 'suite-ai app'], ['https://suite.test/search?q=a', null], ['https://suite.test/', null],
    ['https://platform.model.test/playground', 'model-api app'], ['https://api.model.test/', 'model-api visit'],
    ['https://notchat.test/', null], ['https://chat.test.evil.example/', null], ['https://www.chat-about.test/', 'chat visit'], ['https://x.chat-about.test/', null],
  ])('%s: %s', (url, expected) => {
    expect(see(url, { type: 'navigation' })).toBe(expected)
    expect(see(url)).toBe(expected)
  })

  it('says which pages are conversations and what the host tells of the account', () => {
    expect(match({ url: 'https://chat.test/c/1' })).toMatchObject({ conversation: true })
    expect(match({ url: 'https://chat.test/' })).not.toHaveProperty('conversation')
    expect(match({ url: 'https://app.chat.test/x' })).toMatchObject({ account: 'corporate_team' })
  })
})

describe('requests', () => {
  const post = { type: 'xmlhttprequest', method: 'POST' } as const
  it.each<[string, Omit<Observation, 'url'>, string | null]>([
    ['https://chat.test/api/send', post, 'chat use'],
    ['https://chat.test/api/send', { ...post, responseType: 'text/event-stream; charset=utf-8' }, 'chat use'],
    ['https://chat.test/api/send', { ...post, responseType: 'application/json' }, null],
    ['https://chat.test/api/send', { ...post, method: 'GET' }, null],
    ['https://chat.test/api/send', { ...post, method: 'OPTIONS' }, null],
    ['https://chat.test/api/send/more', post, null],
    ['https://app.chat.test/api/send', post, 'chat use'],
    ['https://chat.test/api/files', post, 'chat upload'],
    ['https://chat.test/api/files/7', { ...post, method: 'PUT' }, 'chat upload'],
    ['https://chat.test/api/files/7', post, null],
    ['https://chat.test/', post, null],
    ['wss://chat.test/api/socket?x=1', { type: 'websocket' }, 'chat use'],
    ['wss://chat.test/api/socket', {}, 'chat use'],
    ['https://chat.test/api/socket', post, null],
    ['https://suite.test/ai/run', post, 'suite-ai use'],
    ['https://suite.test/other', post, null],
    ['https://chat.test/x/chat/completions', { ...post, responseType: 'text/event-stream' }, 'chat use'],
    ['https://chat.test/x/chat/completions', { ...post, responseType: 'application/json' }, null],
    ['https://chat.test/x/chat/completions', post, null],
    ['https://chat.test/support/chat', { ...post, responseType: 'text/event-stream' }, null],
    ['https://chat.test/telemetry/stream', { ...post, responseType: 'text/event-stream' }, null],
    ['https://suite.test/x/chat/completions', { ...post, responseType: 'text/event-stream' }, null],
    ['https://elsewhere.test/v1/chat/completions', { ...post, responseType: 'text/event-stream' }, null],
    ['https://api.model.test/v2/chat/completions', { ...post, responseType: 'text/event-stream' }, 'model-api api'],
  ])('%s %o: %s', (url, rest, expected) => {
    expect(see(url, rest)).toBe(expected)
  })

  it('asks for a gesture where only a socket is seen', () => {
    expect(match({ url: 'wss://chat.test/api/socket' })).toMatchObject({ needsGesture: true })
  })

  it('tells a direct call of a model from the service\'s own playground', () => {
    const call = { url: 'https://api.model.test/v1/chat/completions', ...post }
    expect(match(call)).toEqual({ service: 'model-api', signal: 'api', rule: 'model-api/api/v1-chat-completions' })
    expect(match({ ...call, initiator: 'https://shop.example' })).toMatchObject({ signal: 'api', initiator: 'shop.example' })
    expect(match({ ...call, initiator: 'chrome-extension://abc' })).not.toHaveProperty('initiator')
    expect(match({ ...call, initiator: 'https://platform.model.test' })).toMatchObject({ signal: 'use' })
  })
})

it('never throws, whatever it is given', () => {
  const text = fc.oneof(fc.string(), fc.webUrl(), fc.string().map((tail) => `https://chat.test${tail}`))
  const anything = fc.oneof(fc.anything(), fc.record({ url: text, type: fc.anything(), method: fc.anything(), initiator: fc.anything(), responseType: fc.anything() }))
  fc.assert(fc.property(anything, (given) => {
    match(given as Observation)
  }), { numRuns: 2000 })
})

it('never matches a host that only looks like one of its own', () => {
  const label = fc.stringMatching(/^[a-z0-9]{1,8}$/)
  fc.assert(fc.property(label, label, fc.constantFrom('chat.test', 'api.model.test', 'suite.test'), (before, after, host) => {
    expect(match({ url: `https://${before}${host}/c/1` })).toBeNull()
    expect(match({ url: `https://${host}${after}/c/1` })).toBeNull()
    expect(match({ url: `https://${host}.${after}.example/c/1` })).toBeNull()
    expect(match({ url: `https://${after}.example/https://${host}/c/1?u=https://${host}/` })).toBeNull()
    expect(match({ url: `https://${host}@${after}.example/` })).toBeNull()
  }))
})
