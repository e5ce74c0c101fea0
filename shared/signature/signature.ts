import { canonicalBytes, fromBase64Url, hashBytes, toBase64Url } from '#shared/canonical/hash.ts'
import type { Json } from '#shared/canonical/json.ts'

/** Ed25519 (RFC 8032): deterministic, 32-byte keys, in Chromium 137+, Firefox 129+ and Node. */
const algorithm = { name: 'Ed25519' } as const

export type SigningKey = { readonly privateKey: CryptoKey; readonly publicKey: string }

/** A fresh key pair. The private key cannot be exported unless asked; IndexedDB stores it as it is. */
export async function createSigningKey(subtle: SubtleCrypto, extractable = false): Promise<SigningKey> {
  const pair = (await subtle.generateKey(algorithm, extractable, ['sign', 'verify'])) as CryptoKeyPair
  return { privateKey: pair.privateKey, publicKey: toBase64Url(new Uint8Array(await subtle.exportKey('raw', pair.publicKey))) }
}

/** Signature over the canonical text of a value, base64url (86 characters). */
export async function sign(subtle: SubtleCrypto, privateKey: CryptoKey, value: Json): Promise<string> {
  return toBase64Url(new Uint8Array(await subtle.sign(algorithm, privateKey, canonicalBytes(value))))
}

/** True when `signature` is that of `publicKey` (raw, base64url) over the canonical text of `value`. Never throws. */
export async function verify(subtle: SubtleCrypto, publicKey: string, value: Json, signature: string): Promise<boolean> {
  try {
    const key = await subtle.importKey('raw', fromBase64Url(publicKey), algorithm, false, ['verify'])
    return await subtle.verify(algorithm, key, fromBase64Url(signature), canonicalBytes(value))
  } catch {
    // A key or signature that cannot even be decoded is a wrong one.
    return false
  }
}

/** The name of a key: SHA-256 of the raw public key, base64url. */
export function keyId(subtle: SubtleCrypto, publicKey: string): Promise<string> {
  return hashBytes(subtle, fromBase64Url(publicKey))
}
