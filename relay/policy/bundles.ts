import { canonicalJson } from '#shared/canonical/json.ts'
import { bundleOf } from '#shared/policy/bundle.ts'
import type { SignedBundle } from '#shared/policy/schema.ts'
import { sign } from '#shared/signature/signature.ts'
import { hashToken } from '#relay/auth/token.ts'
import type { Ledger } from '#relay/act/ledger.ts'
import type { KeyedIdentity } from '#relay/workspace/identity.ts'

const day = 86_400_000
/** A browser that has not heard from the relay for this long says so. */
const bundleLength = 7 * day

export type IssuedBundle = { readonly text: string; readonly etag: string }

/**
 * The signed policy bundle. It is issued with every act and once a day, so that its end moves on; between, and over a
 * restart, its bytes and ETag stay the same.
 */
export function createBundles(ledger: Ledger, identity: () => KeyedIdentity, subtle: SubtleCrypto, clock: () => Date): () => Promise<IssuedBundle> {
  let known: { readonly key: string; readonly issued: Promise<IssuedBundle> } | null = null

  async function issue(issuedAt: number): Promise<IssuedBundle> {
    const { epoch, signingKey } = identity()
    const bundle = bundleOf(ledger.acts(), {
      epoch,
      issuedAt: new Date(issuedAt).toISOString(),
      expiresAt: new Date(issuedAt + bundleLength).toISOString(),
    })
    const signed: SignedBundle = { bundle, signature: await sign(subtle, signingKey, bundle) }
    const text = canonicalJson(signed)
    return { text, etag: `"${hashToken(text)}"` }
  }

  return () => {
    const midnight = Math.floor(clock().getTime() / day) * day
    const last = ledger.acts().at(-1)
    const issuedAt = Math.max(midnight, last === undefined ? 0 : Date.parse(last.at))
    const key = `${identity().epoch} ${last?.number ?? 0} ${issuedAt}`
    if (known?.key !== key) known = { key, issued: issue(issuedAt) }
    return known.issued
  }
}
