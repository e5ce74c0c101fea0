import { expect, it } from 'vitest'
import { createSigningKey, keyId, sign, verify } from './signature.ts'

const { subtle } = globalThis.crypto

it('verifies what was signed, in whatever key order it arrives', async () => {
  const key = await createSigningKey(subtle)
  const signature = await sign(subtle, key.privateKey, { a: 1, b: 'x' })
  expect(await verify(subtle, key.publicKey, { b: 'x', a: 1 }, signature)).toBe(true)
})

it('refuses another value, another key, and rubbish', async () => {
  const [key, other] = [await createSigningKey(subtle), await createSigningKey(subtle)]
  const signature = await sign(subtle, key.privateKey, { a: 1 })
  expect(await verify(subtle, key.publicKey, { a: 2 }, signature)).toBe(false)
  expect(await verify(subtle, other.publicKey, { a: 1 }, signature)).toBe(false)
  expect(await verify(subtle, '!!', { a: 1 }, signature)).toBe(false)
  expect(await keyId(subtle, key.publicKey)).not.toBe(await keyId(subtle, other.publicKey))
})

it('the private key cannot be taken out', async () => {
  const key = await createSigningKey(subtle)
  await expect(subtle.exportKey('pkcs8', key.privateKey)).rejects.toThrow()
})
