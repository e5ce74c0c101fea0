import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import compiled from '#shared/catalogue/compiled.json' with { type: 'json' }
import { postsOfOrdinarySites } from '#test/fixture/ordinaryStreams.ts'
import { silentRows } from '#test/fixture/silent.ts'
import { candidateSchema } from './candidate.ts'
import { loadCatalogue } from './index.ts'
import { siteOf } from './site.ts'
import { candidateOf, confidenceOf, isPublicName, type AnsweredRequest } from './unknown.ts'

const catalogue = loadCatalogue(compiled)
/** As the wide build has it: hosts of the catalogue, and those that may only call. */
const knows = (address: string) => catalogue.knows(address) || catalogue.compiled.access.callers.some((pattern) => address.startsWith(pattern.slice(0, -1)))
const sse = 'text/event-stream; charset=utf-8'
const asked = (url: string, more: Partial<AnsweredRequest> = {}) => candidateOf({ url, method: 'POST', responseType: sse, initiator: new URL(url).origin, gesture: false, ...more }, knows)

describe('is a candidate', () => {
  it.each<[string, string, Partial<AnsweredRequest>, object]>([
    ['a chat of its own', 'https://new-chat.io/api/chat', {}, { host: 'new-chat.io', evidence: ['stream', 'path'] }],
    ['NDJSON as well', 'https://new-chat.io/api/v2/generate', { responseType: 'application/x-ndjson' }, { host: 'new-chat.io', evidence: ['stream', 'path'] }],
    ['a page with its backend beside it: the page', 'https://api.new-chat.io/v1/chat/completions', { initiator: 'https://app.new-chat.io' }, { host: 'app.new-chat.io', evidence: ['stream', 'path'] }],
    ['somebody else\'s model API: the API', 'https://llm.gpu-cloud.dev/v1/chat/completions', { initiator: 'https://www.shop.de' }, { host: 'llm.gpu-cloud.dev', evidence: ['stream', 'path', 'api'] }],
    ['a chat bought in: who runs it', 'https://bots.answer-bot.com/api/chat', { initiator: 'https://bakery.fr' }, { host: 'bots.answer-bot.com', evidence: ['stream', 'path'] }],
    ['a known service\'s page with a new backend: the backend', 'https://new-backend.net/completion', { initiator: 'https://chatgpt.com' }, { host: 'new-backend.net', evidence: ['stream', 'path'] }],
    ['a path that says nothing, after a send gesture', 'https://new-chat.io/x/71', { gesture: true }, { host: 'new-chat.io', evidence: ['stream', 'gesture'] }],
    ['a page that hides who it is', 'https://new-chat.io/api/chat', { initiator: 'null' }, { host: 'new-chat.io', evidence: ['stream', 'path'] }],
    ['www. and port', 'https://www.new-chat.io:8443/api/chat', {}, { host: 'new-chat.io' }],
  ])('%s', (_, url, more, expected) => {
    expect(asked(url, more)).toMatchObject(expected)
  })
})

describe('stays silent about', () => {
  it.each<[string, string, Partial<AnsweredRequest>?]>([
    ['a GET event stream', 'https://new-chat.io/api/chat', { method: 'GET' }],
    ['a POST without a stream', 'https://new-chat.io/api/chat', { responseType: 'application/json' }],
    ['framed procedure calls', 'https://new-chat.io/ai/chat', { responseType: 'application/grpc-web+proto' }],
    ['a stream on a path that says nothing', 'https://shop.de/live/feed'],
    ['telemetry', 'https://new-chat.io/telemetry/completions'],
    ['batchexecute', 'https://new-chat.io/_/batchexecute/generate'],
    ['a report being made', 'https://erp.shop.de/api/reports/generate'],
    ['a GraphQL subscription', 'https://shop.de/graphql/stream'],
    ['a collaboration server', 'https://board.de/collaboration/conversations/7/stream'],
    ['a support desk by its host', 'https://support.shop.de/api/conversation'],
    ['a support desk by the page', 'https://rt.vendor.com/api/conversation', { initiator: 'https://help.shop.de' }],
    ['people\'s messages', 'https://chat.company.com/api/rooms/1/messages'],
    ['a known service', 'https://chatgpt.com/backend-api/f/conversation'],
    ['a host known to be shared', 'https://www.google.com/async/generate'],
    ['localhost', 'http://localhost:11434/api/chat'],
    ['an address in digits', 'http://10.1.2.3/api/chat'],
    ['an address in IPv6', 'http://[fd00::1]/api/chat'],
    ['an intranet name', 'https://gpt.corp/api/chat'],
    ['a machine\'s name', 'https://gpt/api/chat'],
    ['a reserved name', 'https://gpt.example/api/chat'],
    ['a page of one\'s own machine calling itself', 'http://box.local/v1/chat/completions'],
    ['an extension\'s address', 'chrome-extension://abcdefghijklmnop/api/chat'],
  ])('%s', (_, url, more) => {
    expect(candidateOf({ url, method: 'POST', responseType: sse, initiator: URL.parse(url)?.origin, gesture: false, ...more }, knows)).toBe(null)
  })

  it.each(postsOfOrdinarySites)('%s → %s (%s)', (initiator, url, responseType) => {
    expect(candidateOf({ url, method: 'POST', responseType, initiator, gesture: false }, knows)).toBe(null)
  })

  it('the pages that must stay silent, but for those that really behave like a model', () => {
    const found = silentRows.flatMap(({ page, steps }) => steps.flatMap((step) => (step.kind === 'post' ? [candidateOf({ url: step.to, method: 'POST', responseType: step.reply, initiator: page, gesture: true }, knows)?.host ?? []] : [])))
    expect(new Set(found.flat())).toEqual(new Set(['notopenai.com']))
  })
})

it('whatever goes in, what comes out is a public host name and kinds of evidence, at least two', () => {
  const address = fc.oneof(fc.webUrl({ withQueryParameters: true, withFragments: true }), fc.string(), fc.constantFrom('https://new-chat.io/api/chat?zqmarker=1#zqmarker', 'https://zqmarker@new-chat.io/v1/chat/completions'))
  const type = fc.oneof(fc.constantFrom(sse, 'application/x-ndjson', ' TEXT/EVENT-STREAM;zqmarker', 'text/event-stream;charset="zqmarker'), fc.string())
  fc.assert(fc.property(address, type, fc.option(address, { nil: undefined }), fc.boolean(), (url, responseType, initiator, gesture) => {
    const candidate = candidateOf({ url, method: 'POST', responseType, initiator, gesture }, knows)
    if (candidate === null) return
    expect(candidateSchema.safeParse(candidate).success).toBe(true)
    expect(candidate.evidence.length).toBeGreaterThanOrEqual(2)
    expect(JSON.stringify(candidate)).not.toContain('zqmarker')
  }), { numRuns: 2_000 })
})

it('tells sites apart', () => {
  expect(['api.a.com', 'a.co.uk', 'x.a.co.uk', 'a.com.br', 'x.io'].map(siteOf)).toEqual(['a.com', 'a.co.uk', 'a.co.uk', 'a.com.br', 'x.io'])
  expect(['a.io', 'localhost', 'a.local', '1.2.3.4', 'printer.lan', `${'a'.repeat(99)}.io`].map(isPublicName)).toEqual([true, false, false, false, false, false])
})

it('is surer of more', () => {
  expect([['stream', 'path'], ['stream', 'path', 'api'], ['stream', 'path', 'gesture'], ['stream', 'gesture']].map((kinds) => confidenceOf(kinds as never))).toEqual(['possible', 'likely', 'likely', 'possible'])
})
