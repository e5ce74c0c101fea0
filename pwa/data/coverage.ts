import * as Y from 'yjs'

// Whether the relay has an edit is told by what it says it holds, not by its acknowledgements: those cannot be matched to
// the updates that waited in a queue while a connection came and went.

/** What the relay holds of a document: state vector (structs) and delete set, as its last sync said. */
export type Held = { readonly vector: ReadonlyMap<number, number>; readonly deletes: DeleteSet }
type DeleteSet = ReturnType<typeof Y.decodeUpdate>['ds']

/** True when everything an update brings is held. */
export function isCovered(update: Uint8Array, { vector, deletes }: Held): boolean {
  const { structs, ds } = Y.decodeUpdate(update)
  const hasStructs = structs.every(({ id, length }) => (vector.get(id.client) ?? 0) >= id.clock + length)
  return hasStructs && [...ds.clients].every(([client, ranges]) => ranges.every((range) => isDeleted(deletes, client, range)))
}

function isDeleted(deletes: DeleteSet, client: number, { clock, len }: { readonly clock: number; readonly len: number }): boolean {
  const ranges = [...(deletes.clients.get(client) ?? [])].sort((a, b) => a.clock - b.clock)
  let reached = clock
  for (const range of ranges) if (range.clock <= reached) reached = Math.max(reached, range.clock + range.len)
  return reached >= clock + len
}
