import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fromBase64Url, toBase64Url } from './hash.ts'
import { canonicalJson, type Json } from './json.ts'

it('sorts keys and drops undefined', () => expect(canonicalJson({ b: 1, a: [true, null], c: undefined })).toBe('{"a":[true,null],"b":1}'))

it('refuses a number that is not finite', () => expect(() => canonicalJson(Number.NaN)).toThrow(TypeError))

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
