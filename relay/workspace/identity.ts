import { fromBase64Url, toBase64Url } from '#shared/canonical/hash.ts'
import { createSigningKey } from '#shared/signature/signature.ts'
import { createToken, type Random } from '#relay/auth/token.ts'
import type { Identity, Store } from '#relay/store/store.ts'

/** The relay's identity, with its key ready to sign. */
export type KeyedIdentity = Identity & { readonly signingKey: CryptoKey }

/** A fresh identity: epoch, signing key, enrolment token. */
export async function createIdentity(subtle: SubtleCrypto, random: Random, newId: () => string): Promise<Identity> {
  const key = await createSigningKey(subtle, true)
  return {
    epoch: newId(),
    privateKey: toBase64Url(new Uint8Array(await subtle.exportKey('pkcs8', key.privateKey))),
    publicKey: key.publicKey,
    enrolmentToken: createToken(random),
  }
}

/** The stored identity, made and stored at the first start. */
export async function loadIdentity(store: Store, subtle: SubtleCrypto, random: Random, newId: () => string): Promise<KeyedIdentity> {
  const known = await store.identity()
  const identity = known ?? (await createIdentity(subtle, random, newId))
  if (known === null) await store.putIdentity(identity)
  return withKey(subtle, identity)
}

export async function withKey(subtle: SubtleCrypto, identity: Identity): Promise<KeyedIdentity> {
  return { ...identity, signingKey: await subtle.importKey('pkcs8', fromBase64Url(identity.privateKey), 'Ed25519', false, ['sign']) }
}
