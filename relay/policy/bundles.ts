import type { Act } from '#shared/act/schema.ts'
import { canonicalJson } from '#shared/canonical/json.ts'
import { bundleOf } from '#shared/policy/bundle.ts'
import type { SignedBundle } from '#shared/policy/schema.ts'
import { sign } from '#shared/signature/signature.ts'
import { hashToken } from '#relay/auth/token.ts'
import type { Ledger } from '#relay/act/ledger.ts'
import type { KeyedIdentity } from '#relay/workspace/identity.ts'
import type { FactsOfRules } from './facts.ts'

const day = 86_400_000
/** A browser that has not heard from the relay for this long says so. */
const bundleLength = 7 * day

export type IssuedBundle = { readonly text: string; readonly etag: string }

export type BundleParts = {
  readonly ledger: Ledger
  readonly identity: () => KeyedIdentity
  readonly subtle: SubtleCrypto
  readonly clock: () => Date
  /** What rules ask of services, as of these acts. */
  readonly facts: (acts: readonly Act[]) => Promise<FactsOfRules>
}

/**
 * The signed policy bundle. It is issued with every act, when facts that rules ask for have changed and once a day, so
 * that its end moves on; between, and over a restart, its bytes and ETag stay the same.
 */
export function createBundles({ ledger, identity, subtle, clock, facts }: BundleParts): () => Promise<IssuedBundle> {
  let known: { readonly key: string; readonly issued: Promise<IssuedBundle> } | null = null

  async function issue(issuedAt: number, acts: readonly Act[], ofRules: FactsOfRules): Promise<IssuedBundle> {
    const { epoch, signingKey } = identity()
    const stamp = { epoch, issuedAt: new Date(issuedAt).toISOString(), expiresAt: new Date(issuedAt + bundleLength).toISOString() }
    const bundle = bundleOf(acts, stamp, await ofRules.facts())
    const signed: SignedBundle = { bundle, signature: await sign(subtle, signingKey, bundle) }
    const text = canonicalJson(signed)
    return { text, etag: `"${hashToken(text)}"` }
  }

  return async () => {
    const acts = [...ledger.acts()]
    const ofRules = await facts(acts)
    const midnight = Math.floor(clock().getTime() / day) * day
    const last = acts.at(-1)
    const issuedAt = Math.max(midnight, last === undefined ? 0 : Date.parse(last.at))
    const key = `${identity().epoch} ${last?.number ?? 0} ${issuedAt} ${ofRules.key}`
    if (known?.key === key) return known.issued
    const issued = issue(issuedAt, acts, ofRules)
    known = { key, issued }
    issued.catch(() => (known = null))
    return issued
  }
}
