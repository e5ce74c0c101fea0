import { canonicalJson, type Json } from './json.ts'

const encoder = new TextEncoder()

/** UTF-8 bytes of the canonical text of a value. */
export function canonicalBytes(value: Json): Uint8Array<ArrayBuffer> {
  return encoder.encode(canonicalJson(value))
}

/** SHA-256 over bytes, as 43 characters of base64url without padding. */
export async function hashBytes(subtle: SubtleCrypto, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return toBase64Url(new Uint8Array(await subtle.digest('SHA-256', bytes)))
}

/** SHA-256 over the canonical text of a value, base64url. */
export function hashValue(subtle: SubtleCrypto, value: Json): Promise<string> {
  return hashBytes(subtle, canonicalBytes(value))
}

/** base64url without padding (RFC 4648 section 5). */
export function toBase64Url(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/**
 * Bytes of a base64url text.
 * @throws DOMException (InvalidCharacterError) when the text is no base64url; schemas check the form before.
 */
export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(binary, (char) => char.charCodeAt(0))
}
