import fc from 'fast-check'
import { expect, it } from 'vitest'
import compiled from '#shared/catalogue/compiled.json' with { type: 'json' }
import { withHosts } from './hosts.ts'
import { loadCatalogue } from './index.ts'

const catalogue = loadCatalogue(compiled)
const own = { id: 'own-new-chat-io', name: 'New Chat', vendor: 'New', country: 'unknown', category: 'general_assistant' as const, capabilities: [], hosts: ['new-chat.io'], pages: {}, terms: [], sources: [] }
const wider = withHosts(catalogue, new Map([['new-chat.io', own.id], ['chat.further.dev', 'chatgpt']]), [own])
const sse = 'text/event-stream'

it('sees a confirmed host: any page, a visit where it is about the service, a streaming reply', () => {
  const page = (url: string) => wider.match({ url, type: 'navigation' })
  expect(page('https://new-chat.io/')).toEqual({ service: own.id, signal: 'app', rule: `${own.id}/app/host` })
  expect(page('https://www.new-chat.io/c/1?q=2')).toMatchObject({ service: own.id, signal: 'app' })
  expect(page('https://new-chat.io/pricing')).toMatchObject({ signal: 'visit' })
  expect(page('https://app.new-chat.io/')).toBe(null)
  expect(wider.match({ url: 'https://new-chat.io/api/chat', type: 'xmlhttprequest', method: 'POST', responseType: sse })).toMatchObject({ service: own.id, signal: 'use', generic: true })
  expect(wider.match({ url: 'https://new-chat.io/api/chat', type: 'xmlhttprequest', method: 'POST', responseType: '' })).toBe(null)
  expect(wider.match({ url: 'https://new-chat.io/api/chat', type: 'xmlhttprequest', method: 'GET', responseType: sse })).toBe(null)
})

it('sees a further address under the known service, whose API it may call as its own', () => {
  expect(wider.match({ url: 'https://chat.further.dev/', type: 'navigation' })).toMatchObject({ service: 'chatgpt', signal: 'app' })
  const call = { url: 'https://api.openai.com/v1/chat/completions', type: 'xmlhttprequest' as const, method: 'POST', initiator: 'https://new-chat.io' }
  const known = catalogue.match(call)
  expect(known).toMatchObject({ signal: 'api', initiator: 'new-chat.io' })
  expect(wider.match(call)).toEqual(known)
  const merged = withHosts(catalogue, new Map([['new-chat.io', known?.service ?? '']]), [])
  expect(merged.match(call)).toMatchObject({ service: known?.service, signal: 'use' })
})

it('pages on confirmed hosts and beside them speak for their service; where customers publish, for nothing else', () => {
  const speaks = (page: string, service: string) => wider.speaksFor(`https://${page}`, service)
  expect(['new-chat.io', 'app.new-chat.io', 'chatgpt.com', 'chat.further.dev'].map((host) => [speaks(host, own.id), speaks(host, 'chatgpt')])).toEqual([[true, false], [true, false], [false, true], [false, true]])
  const published = withHosts(catalogue, new Map([['chat-acme.vercel.app', own.id]]), [own])
  expect(['chat-acme.vercel.app', 'evil.vercel.app', 'vercel.app'].map((host) => published.speaksFor(`https://${host}`, own.id))).toEqual([true, false, false])
  expect([speaks('evil-user.hf.space', 'hugging-face'), speaks('evil-user.hf.space', 'huggingchat'), speaks('huggingface.co', 'huggingchat')]).toEqual([true, false, true])
})

it('knows names and hosts of both, and leaves the catalogue as it is', () => {
  expect(wider.serviceById(own.id)).toBe(own)
  expect(wider.serviceById('chatgpt')).toEqual(catalogue.serviceById('chatgpt'))
  expect([wider.knows('https://new-chat.io/x'), wider.knows('https://chatgpt.com/'), wider.knows('https://else.io/')]).toEqual([true, true, false])
  expect(withHosts(catalogue, new Map(), [])).toBe(catalogue)
  fc.assert(fc.property(fc.oneof(fc.webUrl(), fc.string()), fc.constantFrom('navigation', 'xmlhttprequest', 'websocket', undefined), (url, type) => {
    expect(wider.match({ url, type })).toEqual(catalogue.match({ url, type }))
  }))
})
