import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import compiled from '#shared/catalogue/compiled.json' with { type: 'json' }
import { hostRole, rulesOf } from '#shared/catalogue/compiled.ts'
import { loadCatalogue } from '#shared/catalogue/index.ts'
import { coversHost, examplePath, parsePattern } from '#shared/catalogue/pattern.ts'
import { serviceRows } from '#test/fixture/services.ts'
import { createDetector } from './detector.ts'
import type { RequestDetails } from './observe.ts'

// Any page can ask any address. Whether somebody works with a service, only pages of the service itself say.

const catalogue = loadCatalogue(compiled)
const start = () => createDetector(catalogue, catalogue.compiled, () => 0)
const stream = { statusCode: 200, responseHeaders: [{ name: 'content-type', value: 'text/event-stream' }] }
const { services, hosts, callers, facts } = catalogue.compiled
const vendorOf = new Map(facts.id.map((id, place) => [id, facts.vendor[place]]))

/** Every use and upload of every service, at an address its rule covers. */
const uses = services.flatMap((service, index) => rulesOf(service)[1].flatMap(([signal, , text, , method, websocket]): RequestDetails[] => {
  const parsed = parsePattern(text)
  if (!parsed.ok || signal === 'api') return []
  const { pattern } = parsed
  const host = pattern.host === null ? hosts.find(([, owner, , role]) => owner === index && role !== hostRole.shared)?.[0] : pattern.below ? `x7q.${pattern.host}` : pattern.host
  if (host === undefined || !coversHost(pattern, host, true)) return []
  return [{ url: `${websocket === 1 ? 'wss' : 'https'}://${host}${examplePath(pattern)}`, type: websocket === 1 ? 'websocket' : 'xmlhttprequest', method, tabId: 1, frameId: 0 }]
})).filter(({ url, type, method }) => {
  const sighting = catalogue.match({ url, type: type as 'websocket', method, responseType: 'text/event-stream' })
  return sighting !== null && sighting.signal !== 'api'
})
const serviceOf = ({ url, type, method }: RequestDetails) => catalogue.match({ url, type: type as 'websocket', method, responseType: 'text/event-stream' })?.service ?? ''

/** All that comes of a request and its reply, with and without a send gesture before. */
function seenOf(details: RequestDetails) {
  const sent = start()
  sent.gesture(1, { service: 'claude', socket: false })
  return [start(), sent].flatMap((detector) => [...detector.request(details), ...detector.reply({ ...details, ...stream })])
}

describe('a use is one only where it comes from the service itself', () => {
  const anyUse = fc.constantFrom(...uses)

  it('there is much to forge', () => {
    expect(uses.length).toBeGreaterThan(400)
  })

  it('from its own pages each of them is', () => {
    const lost = uses.filter((details) => {
      const id = serviceOf(details)
      const index = services.findIndex(([other]) => other === id)
      const own = [...hosts.flatMap(([host, owner]) => (owner === index ? [host] : [])), ...callers.flatMap(([host, owner]) => (owner === index ? [host] : []))]
      return own.some((host) => !seenOf({ ...details, initiator: `https://${host}` }).some(({ service }) => service === id))
    })
    expect(lost.map(({ url }) => url)).toEqual([])
  })

  it('from the page of another vendor none is, whatever host of the catalogue it is on', () => {
    const places = hosts.filter(([host]) => !host.startsWith('x7q'))
    const sites = fc.constantFrom(...places)
    fc.assert(fc.property(anyUse, sites, fc.boolean(), (details, [host, owner, suffix], below) => {
      const id = serviceOf(details)
      const theirs = places.flatMap(([other, index]) => (host === other || host.endsWith(`.${other}`) ? [vendorOf.get(services[index]?.[0] ?? '')] : []))
      fc.pre(vendorOf.get(services[owner]?.[0] ?? '') !== vendorOf.get(id) && !theirs.includes(vendorOf.get(id)) && !catalogue.speaksFor(`https://${new URL(details.url).host}`, services[owner]?.[0] ?? ''))
      const origin = `https://${below && suffix === 1 ? `x7q.${host}` : host}`
      expect(seenOf({ ...details, initiator: origin }), origin).toEqual([])
      expect(seenOf({ ...details, originUrl: `${origin}/a?b#c`, documentUrl: `${origin}/` }), origin).toEqual([])
    }))
  })

  it('from a page of anywhere, an opaque one, or none at all, none is', () => {
    const strange = fc.oneof(
      fc.constantFrom(undefined, 'null', '', 'about:blank', 'about:srcdoc', 'data:text/html,x', 'blob:null/1', 'file:///home/me/x.html', 'chrome-extension://abcdefgh', 'moz-extension://abc', 'https://', 'https://@', 'wss://chatgpt.com',
        'https://evil.example', 'https://evil-user.hf.space', 'https://evil.vercel.app', 'https://chatgpt.com.evil.example', 'https://chatgpt.com@evil.example', 'https://notclaude.ai', 'https://evil.example/https://claude.ai/'),
      fc.webUrl(), fc.string(),
    )
    fc.assert(fc.property(anyUse, strange, (details, initiator) => {
      const id = serviceOf(details)
      fc.pre(!(id === 'hugging-face' && initiator?.endsWith('.hf.space') === true))
      expect(seenOf({ ...details, initiator })).toEqual([])
      expect(seenOf({ ...details, originUrl: initiator, documentUrl: initiator })).toEqual([])
    }))
  })

  it.each(['gemini-workspace', 'microsoft-365-copilot', 'github-copilot', 'google-ai-studio', 'sora', 'codex', 'notion-ai'])('%s asks elsewhere, and is seen', (service) => {
    const row = serviceRows.find((each) => each.service === service)
    const [step] = row?.steps ?? []
    if (row === undefined || step === undefined || step.kind === 'enter') return expect.fail('no such row')
    const type = step.kind === 'socket' ? 'websocket' : 'xmlhttprequest'
    expect(seenOf({ url: step.to, type, method: type === 'websocket' ? 'GET' : 'POST', tabId: 1, frameId: 0, initiator: new URL(row.page).origin }).map((seen) => seen.service)).toContain(service)
  })

  it('in a frame it is marked as that, by whatever rule', () => {
    expect(seenOf({ url: 'https://chatgpt.com/backend-api/files', type: 'xmlhttprequest', method: 'POST', tabId: 1, frameId: 4, initiator: 'https://chatgpt.com' })).toMatchObject([{ embedded: true }, { embedded: true }, { embedded: true }, { embedded: true }])
  })

  it('a model API is there for all pages, in frames too', () => {
    expect(seenOf({ url: 'https://api.openai.com/v1/responses', type: 'xmlhttprequest', method: 'POST', tabId: 1, frameId: 4, initiator: 'https://shop.example' })[0]).toMatchObject({ service: 'openai-api', ownPage: false, embedded: false })
  })
})

describe('a send gesture and a request to a service whose requests nobody knows', () => {
  const after = (shown: string, url: string, initiator: string, frameId = 0) => {
    const detector = start()
    detector.gesture(1, { service: shown, socket: false })
    return detector.request({ url, type: 'xmlhttprequest', method: 'POST', tabId: 1, frameId, initiator })
  }

  it('both in the service are a use of it', () => {
    expect(after('rytr', 'https://api.rytr.me/op', 'https://app.rytr.me')).toEqual([{ kind: 'use', service: 'rytr', account: null, ownPage: true, embedded: false }])
    expect(after('rytr', 'https://api.rytr.me/op', 'https://app.rytr.me', 3)).toMatchObject([{ embedded: true }])
  })

  it.each([
    ['sent in another service', 'claude', 'https://api.rytr.me/op', 'https://app.rytr.me'],
    ['sent in another one of that kind', 'wordtune', 'https://api.rytr.me/op', 'https://app.wordtune.com'],
    ['asked by another page', 'rytr', 'https://api.rytr.me/op', 'https://claude.ai'],
    ['both elsewhere', 'claude', 'https://api.wordtune.com/telemetry', 'https://claude.ai'],
    ['of one vendor, but another service', 'claude', 'https://api.anthropic.com/api/event_logging/batch', 'https://claude.ai'],
    ['telemetry by its host', 'clay', 'https://t.clay.com/v1/p', 'https://app.clay.com'],
    ['telemetry by its host', 'cohere', 'https://stats.cohere.com/e', 'https://dashboard.cohere.com'],
    ['telemetry by its path', 'wordtune', 'https://api.wordtune.com/telemetry', 'https://app.wordtune.com'],
    ['telemetry by its path', 'braintrust', 'https://api.braintrust.dev/logs3', 'https://www.braintrust.dev'],
  ])('%s (%s, %s) is none', (_, shown, url, initiator) => {
    expect(after(shown, url, initiator)).toEqual([])
  })

  it('a request to any other service is none, wherever it was sent', () => {
    const places = fc.constantFrom(...hosts.map(([host, owner]) => [host, services[owner]?.[0] ?? ''] as const))
    fc.assert(fc.property(places, places, fc.constantFrom('/op', '/graphql', '/api/run', '/x'), ([from, shown], [to], path) => {
      const url = `https://${to}${path}`
      fc.pre(catalogue.match({ url, type: 'navigation' })?.service !== shown)
      expect(after(shown, url, `https://${from}`).filter(({ kind }) => kind === 'use')).toEqual([])
    }))
  })
})
