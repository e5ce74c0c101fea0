import * as z from 'zod/mini'

/** 32 bytes as base64url: a SHA-256 hash or a raw Ed25519 public key. */
export const bytes32Schema = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/, 'expected 43 characters of base64url (32 bytes)'))

/** 64 bytes as base64url: an Ed25519 signature. */
export const signatureSchema = z.string().check(z.regex(/^[A-Za-z0-9_-]{86}$/, 'expected 86 characters of base64url (64 bytes)'))
