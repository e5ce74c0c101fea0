import { expect, it } from 'vitest'
import { canonicalJson } from '#shared/canonical/json.ts'
import type { SignedSheet } from '#shared/sheet/schema.ts'
import { isGenuine } from '#shared/sheet/sheet.ts'
import { trialSheet } from '#test/fixture/relay.ts'
import { isGenuineText } from './genuine.ts'

const { subtle } = globalThis.crypto

it('says the same as the shared check, whatever is changed', async () => {
  const [one, other] = [await trialSheet(), await trialSheet()]
  const flipped = (text: string) => (text.startsWith('A') ? 'B' : 'A') + text.slice(1)
  const cases: [SignedSheet, boolean][] = [
    [one, true],
    [{ ...one, signature: other.signature }, false],
    [{ ...one, signature: flipped(one.signature) }, false],
    [{ ...one, sheet: { ...one.sheet, revision: 2 } }, false],
    [{ ...one, sheet: { ...one.sheet, id: other.sheet.id } }, false],
    [{ ...one, sheet: { ...one.sheet, key: flipped(one.sheet.key) } }, false],
    [{ ...one, sheet: { ...one.sheet, key: other.sheet.key, id: other.sheet.id } }, false],
  ]
  for (const [signed, expected] of cases) {
    expect([await isGenuine(subtle, signed), isGenuineText(signed, canonicalJson(signed.sheet))]).toEqual([expected, expected])
  }
})
