import * as Y from 'yjs'
import { entriesRoot } from '#shared/document/schema.ts'
import type { DraftRefusal } from '#shared/protocol/drafts.ts'

/** Largest update in bytes: thousands of entries. */
export const mostUpdateBytes = 256 * 1024
/** Replicas one update may write under: each load of the PWA is one, so this is months of offline work. */
const mostClients = 1_000
const mostClock = 2 ** 31
const mostClientId = 2 ** 32
const mostKeyLength = 300

export type Structure = { readonly ok: true; readonly clients: readonly number[] } | { readonly ok: false; readonly refusal: DraftRefusal }

type Decoded = ReturnType<typeof Y.decodeUpdate>
type Id = { readonly client: number; readonly clock: number }

/**
 * Checks the form of an update before anything of it is applied: only values set under keys of the one root map, no gaps
 * against what the document holds, nothing outside bounds. An update that passes leaves nothing pending.
 *
 * @returns the replicas (Yjs client ids) it adds something under
 */
export function checkStructure(update: Uint8Array, document: Y.Doc): Structure {
  if (update.length > mostUpdateBytes) return refuse('size', `the update is larger than ${mostUpdateBytes / 1024} kB`)
  const decoded = decode(update)
  if (decoded === null) return refuse('malformed', 'not a Yjs update')
  const next = new Map<number, number>()
  const added = new Set<number>()
  for (const struct of decoded.structs) {
    const { client, clock } = struct.id
    const known = Y.getState(document.store, client)
    const expected = next.get(client)
    if (client >= mostClientId || clock + struct.length >= mostClock || struct.length < 1) return refuse('malformed', 'a client id or clock is out of bounds')
    if (expected === undefined ? clock > known : clock !== expected) return refuse('gap', 'the update builds on changes the relay does not have')
    const fault = structFault(struct)
    if (fault !== null) return refuse('malformed', fault)
    next.set(client, clock + struct.length)
    if (clock + struct.length > known) added.add(client)
  }
  if (next.size > mostClients) return refuse('malformed', 'the update writes under too many replicas')
  const reach = (id: Id) => id.clock < Math.max(next.get(id.client) ?? 0, Y.getState(document.store, id.client))
  for (const struct of decoded.structs) {
    if (struct instanceof Y.Item && struct.origin !== null && !reach(struct.origin)) return refuse('gap', 'the update builds on changes the relay does not have')
  }
  for (const [client, ranges] of decoded.ds.clients) {
    for (const { clock, len } of ranges) if (!reach({ client, clock: clock + len - 1 })) return refuse('gap', 'the update deletes what the relay does not have')
  }
  return { ok: true, clients: [...added] }
}

function decode(update: Uint8Array): Decoded | null {
  try {
    return Y.decodeUpdate(update)
  } catch {
    // Whatever a decoder throws on, it is not an update.
    return null
  }
}

function structFault(struct: Decoded['structs'][number]): string | null {
  if (!(struct instanceof Y.Item)) return 'the update holds something other than values'
  const { content, parent, parentSub, origin, rightOrigin } = struct
  if (!(content instanceof Y.ContentAny) && !(content instanceof Y.ContentDeleted)) return 'the update holds something other than values'
  if (rightOrigin !== null) return 'the update holds a list'
  if (origin !== null) return parent === null && parentSub === null ? null : 'an item names its place twice'
  if ((parent as unknown) !== entriesRoot) return `the update writes outside the map ${entriesRoot}`
  if (parentSub === null || parentSub.length > mostKeyLength) return 'a value has no key, or too long a one'
  return null
}

function refuse(code: DraftRefusal['code'], message: string): Structure {
  return { ok: false, refusal: { type: 'draft-refused', code, key: null, message } }
}
