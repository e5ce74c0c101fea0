import { toBase64Url } from '#shared/canonical/hash.ts'
import type { Session } from '#shared/protocol/http.ts'

// The read model as it is kept: what the first pages showed last, so that they show it again at once. A cache: whatever is
// wrong with it, it is dropped, and the register is drawn anew.

/** A text and its SHA-256, base64url: what was half written or changed does not match. */
export type Sealed = { readonly text: string; readonly hash: string }

export type StoredModel = {
  /** Which build of the program drew it, its rules and its catalogue; no other reads it. */
  readonly build: string
  /** For whom: see `ownerOf`. */
  readonly owner: string
  /** A hash of all it was drawn from. */
  readonly inputs: string
  /** JSON of `Summary` and `RiskColumns` (shared/register/readModel.ts). */
  readonly summary: Sealed
  readonly risks: Sealed
}

/** Whose a model is: a member in a ledger. */
export function ownerOf({ member, workspace }: Session): string {
  return `${workspace.epoch} ${member.id}`
}

export async function seal(subtle: SubtleCrypto, text: string): Promise<Sealed> {
  return { text, hash: toBase64Url(new Uint8Array(await subtle.digest('SHA-256', new TextEncoder().encode(text)))) }
}

/** @returns the model if it is whole and of this session, else null */
export async function readModel(subtle: SubtleCrypto, found: unknown, session: Session | undefined): Promise<StoredModel | null> {
  if (session === undefined || !isModel(found) || found.owner !== ownerOf(session)) return null
  const seals = await Promise.all([found.summary, found.risks].map(async ({ text, hash }) => (await seal(subtle, text)).hash === hash))
  return seals.every(Boolean) ? found : null
}

function isModel(found: unknown): found is StoredModel {
  if (!isRecord(found)) return false
  return [found['build'], found['owner'], found['inputs']].every((text) => typeof text === 'string') && isSealed(found['summary']) && isSealed(found['risks'])
}

function isSealed(found: unknown): found is Sealed {
  return isRecord(found) && typeof found['text'] === 'string' && typeof found['hash'] === 'string'
}

function isRecord(found: unknown): found is Record<string, unknown> {
  return typeof found === 'object' && found !== null
}
