import { hash, timingSafeEqual } from 'node:crypto'

/** Fills bytes from a cryptographic source. */
export type Random = (bytes: number) => Uint8Array

/** A secret of 32 random bytes, base64url. */
export function createToken(random: Random): string {
  return Buffer.from(random(32)).toString('base64url')
}

/** What the store keeps of a secret. */
export function hashToken(token: string): string {
  return hash('sha256', token, 'base64url')
}

/** Compares a secret with what was sent, in a time that tells nothing. */
export function isToken(expected: string, sent: string): boolean {
  return timingSafeEqual(hash('sha256', expected, 'buffer'), hash('sha256', sent, 'buffer'))
}
