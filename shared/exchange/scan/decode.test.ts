import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { createLogDecoder } from './decode.ts'

function decode(bytes: Uint8Array, cut: number): string {
  const decoder = createLogDecoder()
  return decoder.decode(bytes.subarray(0, cut)) + decoder.decode(bytes.subarray(cut)) + decoder.end()
}

it('reads UTF-8, and UTF-16 by its mark, wherever it is cut', () => {
  const text = 'Händler;日本\n'
  const utf16 = new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'))
  for (let cut = 0; cut <= utf16.length; cut++) expect(decode(utf16, cut)).toBe(text)
  const utf8 = new TextEncoder().encode(text)
  for (let cut = 0; cut <= utf8.length; cut++) expect(decode(utf8, cut)).toBe(text)
})

it('throws on no bytes', () => {
  fc.assert(fc.property(fc.uint8Array(), fc.nat(50), (bytes, cut) => {
    expect(typeof decode(bytes, cut)).toBe('string')
  }))
})
