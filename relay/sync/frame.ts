import * as decoding from 'lib0/decoding'

// Frames as @hocuspocus/provider sends them: document name, kind, and what belongs to the kind.
const kinds = { sync: 0, awareness: 1, auth: 2, queryAwareness: 3, syncReply: 4, stateless: 5, close: 7, ping: 9, pong: 10 } as const
const knownKinds: ReadonlySet<number> = new Set(Object.values(kinds))
const lastSyncStep = 2
const mostNameLength = 200

/** True for a frame that can be read to its end. Hocuspocus prints every one that cannot, which would let a client fill the log. */
export function isFrame(bytes: Uint8Array): boolean {
  try {
    const decoder = decoding.createDecoder(bytes)
    if (decoding.readVarString(decoder).length > mostNameLength) return false
    const kind = decoding.readVarUint(decoder)
    if (!knownKinds.has(kind)) return false
    if (kind === kinds.sync || kind === kinds.syncReply) {
      if (decoding.readVarUint(decoder) > lastSyncStep) return false
      decoding.readVarUint8Array(decoder)
    }
    if (kind === kinds.awareness) decoding.readVarUint8Array(decoder)
    if (kind === kinds.stateless) decoding.readVarString(decoder)
    if (kind === kinds.auth) {
      decoding.readVarUint(decoder)
      decoding.readVarString(decoder)
    }
    return true
  } catch {
    // Whatever the decoder throws on, it is no frame.
    return false
  }
}
