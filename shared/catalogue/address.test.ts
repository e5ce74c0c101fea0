import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { hostOf, pathOf, queryOf } from './address.ts'

describe('host', () => {
  it.each([
    ['https://claude.ai/new', 'claude.ai'], ['http://claude.ai', 'claude.ai'], ['HTTPS://CLAUDE.AI/', 'claude.ai'],
    ['https://www.claude.ai./x', 'claude.ai'], ['https://claude.ai:8443?x', 'claude.ai'], ['https://user:pw@claude.ai/x', 'claude.ai'],
    ['claude.ai', 'claude.ai'], ['claude.ai:443/new', 'claude.ai'], ['wss://claude.ai/x', 'claude.ai'],
    ['https://claude.ai.mcas.ms/new', 'claude.ai'], ['https://www.claude.ai.mcas-gov.us/', 'claude.ai'],
    ['https://evil.example\\@claude.ai/', 'evil.example'], ['https://claude.ai@evil.example/', 'evil.example'],
    ['https://evil.example/?u=https://claude.ai/', 'evil.example'], ['https://evil.example#@claude.ai', 'evil.example'],
    ['evil.example/?u=https://claude.ai/', 'evil.example'],
  ])('%s is at %s', (address, host) => {
    expect(hostOf(address)?.host).toBe(host)
  })

  it.each(['', ' ', 'mailto:a@claude.ai', 'javascript:location="https://claude.ai"', 'about:blank', 'data:text/html,claude.ai', 'file:///claude.ai',
    'chrome-extension://claude.ai/x', 'blob:https://claude.ai/1', 'view-source:https://claude.ai', 'https://', 'https:///claude.ai', 'a b', '//claude.ai'])('"%s" has none', (address) => {
    expect(hostOf(address)).toBeNull()
  })

  it('is the host new URL finds, on every tidy address', () => {
    fc.assert(fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (address) => {
      expect(hostOf(address)?.host).toBe(new URL(address).hostname.replace(/^www\./, '').replace(/\.$/, ''))
    }))
  })
})

describe('path', () => {
  it.each([
    ['https://a.com', '/'], ['https://a.com/', '/'], ['https://a.com/x/', '/x'], ['https://a.com//x//y', '/x/y'], ['https://a.com/x?y#z', '/x'],
    ['https://a.com/u/1/app', '/app'], ['https://a.com/u/12', '/'], ['https://a.com/u/name/app', '/u/name/app'],
    ['https://a.com/de/x', '/x'], ['https://a.com/de', '/'], ['https://a.com/de-DE/x', '/x'], ['https://a.com/zh-hans/x', '/x'], ['https://a.com/intl/de/x', '/x'],
    ['https://a.com/describe', '/describe'], ['https://a.com/C/X/', '/c/x'], ['https://a.com/DE/x', '/x'], ['https://a.com/u/1', '/'], ['https://a.com/u/1/de/x/', '/x'], ['https://a.com//', '/'], ['https://a.com/de/', '/'], ['https://a.com//de//x//', '/x'], ['https://a.com/c/x', '/c/x'], ['https://a.com/ai/x', '/ai/x'], ['https://a.com\\x\\y', '/x/y'],
  ])('%s is on %s', (address, path) => {
    expect(pathOf(address, hostOf(address)?.end ?? 0)).toBe(path)
  })
})

it.each([['https://a.com/x?y=1#z', 'y=1'], ['https://a.com/x', ''], ['https://a.com/x#y?z', ''], ['https://a.com?y', 'y']])('%s asks "%s"', (address, query) => {
  expect(queryOf(address, hostOf(address)?.end ?? 0)).toBe(query)
})
