import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fromBase64Url, toBase64Url } from './hash.ts'
import { canonicalJson, type Json } from './json.ts'

it('sorts keys and drops undefined', () => expect(canonicalJson({ b: 1, a: [true, null], c: undefined })).toBe('{"a":[true,null],"b":1}'))

it('refuses a number that is not finite', () => expect(() => canonicalJson(Number.NaN)).toThrow(TypeError))

it('escapes what JSON escapes, in keys and in values', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' })), (value) => {
      const sorted = Object.fromEntries(Object.keys(value).map((key): [string, string] => [key, value[key] as string]))
      const keys = Object.keys(sorted).sort()
      expect(canonicalJson(value)).toBe(`{${keys.map((key) => `${JSON.stringify(key)}:${JSON.stringify(sorted[key])}`).join(',')}}`)
    }),
  )
})

it('keys that join to one text are kept apart', () => {
  for (const value of [{ 'a\0b': 1, c: 2 }, { a: 1, 'b\0c': 2 }, { a: 1, b: 2, c: 3 }, { 'a\0b\0c': 1 }]) {
    expect(JSON.parse(canonicalJson(value))).toEqual(value)
  }
})

it('reads back as the same value', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(canonicalJson(value as Json))).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})

it('base64url round-trips any bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect([...fromBase64Url(toBase64Url(bytes))]).toEqual([...bytes])
    }),
  )
})
