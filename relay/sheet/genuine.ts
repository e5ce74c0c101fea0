import { createHash, createPublicKey, verify } from 'node:crypto'
import type { SignedSheet } from '#shared/sheet/schema.ts'

/** What stands before a raw Ed25519 public key in DER (RFC 8410, section 4). */
const derHead = Buffer.from('302a300506032b6570032100', 'hex')

/**
 * `isGenuine` of shared/sheet for a text that is at hand, in one go: WebCrypto's three trips to other threads cost more
 * than the check. The two are compared in a test.
 *
 * @param text canonical text of the sheet
 */
export function isGenuineText({ sheet, signature }: SignedSheet, text: string): boolean {
  const raw = Buffer.from(sheet.key, 'base64url')
  if (createHash('sha256').update(raw).digest('base64url') !== sheet.id) return false
  try {
    const key = createPublicKey({ key: Buffer.concat([derHead, raw]), format: 'der', type: 'spki' })
    return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64url'))
  } catch {
    // A key that cannot even be decoded is a wrong one.
    return false
  }
}
