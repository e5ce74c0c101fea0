import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { coversHost, coversPath, coversQuery, examplePath, parsePattern, pathForm, patternName, specificity } from './pattern.ts'
import type { Pattern } from './pattern.ts'

function read(text: string): Pattern {
  const parsed = parsePattern(text)
  if (!parsed.ok) throw new Error(parsed.fault)
  return parsed.pattern
}

describe('paths', () => {
  it.each([
    ['/chat/**', '/chat', true], ['/chat/**', '/chat/a/b', true],
    ['/chat/**', '/chatnode', false], ['/chat/**', '/a/chat', false],
    ['/c/*', '/c/1', true], ['/c/*', '/c', false], ['/c/*', '/c/1/2', false],
    ['/', '/', true], ['/', '/a', false], ['/**', '/', true], ['/**', '/a/b', true],
    ['/models/*:streamGenerate', '/models/x:streamGenerate', true], ['/models/*:streamGenerate', '/models/x:count', false],
    ['/a/**/z', '/a/z', true], ['/a/**/z', '/a/b/c/z', true], ['/a/**/z', '/a/b', false],
    ['/a/**/z', '/ab/z', false], ['/**/z', '/z', true], ['/*/b', '/a/b', true], ['/*/b', '//b', false], ['/a.b', '/axb', false], ['/m365Copilot/x', '/m365copilot/X', true],
  ])('%s on %s: %s', (pattern, path, fits) => {
    expect(coversPath(pathForm(read(pattern)), path.toLowerCase())).toBe(fits)
  })
})

describe('hosts', () => {
  it.each([
    ['/a', 'x.com', true, true], ['/a', 'x.com', false, false],
    ['x.com/a', 'x.com', false, true], ['x.com/a', 'y.x.com', true, false],
    ['*.x.com/a', 'y.x.com', false, true], ['*.x.com/a', 'x.com', true, false], ['*.x.com/a', 'notx.com', true, false],
  ])('%s on %s, own %s: %s', (pattern, host, own, fits) => {
    expect(coversHost(read(pattern), host, own)).toBe(fits)
  })
})

describe('query conditions', () => {
  it.each([
    ['/s?udm=50', 'q=a&udm=50', true], ['/s?udm=50', 'udm=5', false], ['/s?udm=50', 'udm=501', false], ['/s?udm=50', '', false],
    ['/s?q', 'q=', true], ['/s?q', 'q', true], ['/s?q', 'qq=1', false], ['/s?a&b=1', 'b=1&a', true], ['/s?a&b=1', 'b=1', false],
  ])('%s on %s: %s', (pattern, query, fits) => {
    expect(coversQuery(read(pattern), query)).toBe(fits)
  })
})

it.each(['chat.example.com', 'https://a.com/x', '/a//b', '/a/', '/a**/b', '/a b', '/a?', 'A.com/x', 'a.com:443/x'])('refuses "%s" with a fix', (text) => {
  const parsed = parsePattern(text)
  expect(parsed.ok).toBe(false)
  if (!parsed.ok) expect(parsed.fault.length).toBeGreaterThan(20)
})

it('ranks what is spelled out higher', () => {
  const ranks = ['/search?udm=50', 'x.com/a/b', '/a/b', '/a/b*', '/a/*', '/a/**', '/*', '/', '/**'].map((text) => specificity(read(text)))
  expect(ranks).toEqual([...ranks].sort((a, b) => b - a))
})

it('names rules after their pattern', () => {
  expect(patternName(read('/backend-api/f/conversation'), 'a.com')).toBe('backend-api-f-conversation')
  expect(patternName(read('a.com/'), 'a.com')).toBe('root')
  expect(patternName(read('b.com/c/*?udm=50'), 'a.com')).toBe('b-com-c-any-udm-50')
})

it('covers the page it gives as its own example', () => {
  const segment = fc.oneof(fc.stringMatching(/^[a-z0-9._-]{1,8}$/), fc.constantFrom('*', '**', 'a*', '*:x'))
  fc.assert(fc.property(fc.array(segment, { maxLength: 5 }), (segments) => {
    const pattern = read('/' + segments.join('/'))
    expect(coversPath(pathForm(pattern), examplePath(pattern))).toBe(true)
  }))
})
