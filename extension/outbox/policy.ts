import { signedBundleSchema, type Bundle, type SignedBundle } from '#shared/policy/schema.ts'
import type { Enrolment } from '#shared/protocol/http.ts'
import { verify } from '#shared/signature/signature.ts'
import { readFault, readPolicy, writeFault, writePolicy, type PolicyRow, type SyncFault } from '#extension/ledger/index.ts'
import { faultOf } from './fault.ts'
import type { PushTools } from './push.ts'

/** True while the relay with this key is the one the browser is enrolled to. */
export type IsInForce = (key: string) => boolean

/**
 * Asks the relay for the latest policy bundle. Returns why it did not come, or null. Never called because of a signal. While the
 * relay answers, the enrolment may become another, or a second asking may be quicker: a late reply changes nothing.
 */
export async function refreshPolicy(tools: PushTools, enrolment: Enrolment, isInForce: IsInForce): Promise<SyncFault | null> {
  const { db } = tools
  const fault = await refresh(tools, enrolment, isInForce)
  if (!isInForce(enrolment.key)) return null
  const before = await readFault(db, 'policy')
  await writeFault(db, { ...before, fault, attempts: fault === null ? 0 : before.attempts + 1 })
  return fault
}

async function refresh({ db, subtle, now, transport }: PushTools, { relay, token, key }: Enrolment, isInForce: IsInForce): Promise<SyncFault | null> {
  const known = await readPolicy(db, key)
  const reply = await transport(relay, { path: '/api/policy', method: 'GET', token, etag: known?.etag ?? null })
  const confirmedAt = now().getTime()
  const write = (row: PolicyRow) => writePolicy(db, row, (kept) => !isInForce(key) || (kept !== undefined && isOlder(row.signed.bundle, kept.signed.bundle)))
  if (reply.status === 304 && known !== undefined) {
    await write({ ...known, confirmedAt })
    return null
  }
  if (reply.status !== 200) return faultOf(reply)
  const read = parse(reply.text)
  if (!read.ok) return { code: 'unreadable-policy', detail: read.field }
  const { signed } = read
  if (!(await verify(subtle, key, signed.bundle, signed.signature))) return { code: 'signature', detail: null }
  if (known !== undefined && isOlder(signed.bundle, known.signed.bundle)) return { code: 'older-policy', detail: null }
  await write({ id: 'current', home: key, signed, etag: reply.etag, confirmedAt })
  return null
}

type Read = { readonly ok: true; readonly signed: SignedBundle } | { readonly ok: false; readonly field: string | null }

function parse(text: string): Read {
  try {
    const { data, error } = signedBundleSchema.safeParse(JSON.parse(text))
    return data === undefined ? { ok: false, field: error.issues[0]?.path.join('.') ?? null } : { ok: true, signed: data }
  } catch {
    // No JSON, so there is no field to name.
    return { ok: false, field: null }
  }
}

/** Within an epoch the number never goes back; a new epoch must at least be issued later. */
export function isOlder(offered: Bundle, known: Bundle): boolean {
  return offered.epoch === known.epoch ? offered.number < known.number : Date.parse(offered.issuedAt) < Date.parse(known.issuedAt)
}
