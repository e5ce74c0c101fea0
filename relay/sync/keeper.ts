import * as Y from 'yjs'
import { entriesRoot, entryFault, type DocumentName } from '#shared/document/schema.ts'
import type { DraftRefusal } from '#shared/protocol/drafts.ts'
import { StoreFullError, type DraftUpdate, type Store } from '#relay/store/store.ts'
import { checkStructure } from './structure.ts'

/** Updates since the last snapshot after which a new one is made. */
const snapshotEvery = 500

export type Keeper = {
  /** Validates an update and stores it. Resolves after the commit with null, or with the refusal, nothing kept. */
  readonly accept: (update: Uint8Array, member: string) => Promise<DraftRefusal | null>
  /** The whole document as one update: exactly what is stored. */
  readonly state: () => Promise<Uint8Array>
  /** Who last edited an entry, null when there is none. */
  readonly lastEditor: (key: string) => Promise<string | null>
  /** Waits for what is being written, then forgets what is in memory. */
  readonly reset: () => Promise<void>
}

type Waiting = { readonly entry: DraftUpdate; readonly done: () => void; readonly fail: (error: unknown) => void }
type Replica = {
  readonly doc: Y.Doc
  readonly owners: Map<number, string>
  seq: number
  pending: number
  /** Holds something that was refused: never to be read again. */
  isSpoiled: boolean
}

/**
 * Keeps one draft document: a replica in memory that updates are tried on, and the durable log. The document people edit
 * only ever receives what has passed here.
 */
export function createKeeper(document: DocumentName, store: Store, clock: () => Date): Keeper {
  let replica: Promise<Replica> | null = null
  let queue: Waiting[] = []
  let writing: Promise<void> | null = null
  let failures = 0

  /** The replica; read from the log when there is none, after all that is being written has been. */
  function ready(): Promise<Replica> {
    replica ??= read()
    return replica
  }

  async function read(): Promise<Replica> {
    try {
      await writing
      return await load(document, store)
    } catch (error) {
      replica = null
      throw error
    }
  }

  function giveUp(current: Replica): void {
    current.isSpoiled = true
    replica = null
  }

  async function accept(update: Uint8Array, member: string): Promise<DraftRefusal | null> {
    const mine = ready()
    const current = await mine
    // It may have been given up while we waited: what was tried on it is not to be built on.
    if (mine !== replica) return accept(update, member)
    const structure = checkStructure(update, current.doc)
    if (!structure.ok) return structure.refusal
    if (structure.clients.some((client) => (current.owners.get(client) ?? member) !== member)) {
      return refusal('author', null, 'the update writes under a replica of another member')
    }
    const { delta, fault } = tryOn(current.doc, document, update, member)
    if (fault !== null) {
      giveUp(current)
      return fault
    }
    try {
      if (delta === null) await settled()
      else await append({ update: delta, member, clients: structure.clients }, current)
      return null
    } catch (error) {
      if (error instanceof StoreFullError) return refusal('store-full', null, "the relay's disk is full")
      throw error
    }
  }

  /** Nothing new in an update may still mean: new to the log a moment ago. It counts as saved only when that is durable. */
  async function settled(): Promise<void> {
    const before = failures
    await writing
    if (failures !== before) throw new StoreFullError('The update this one repeats could not be stored.')
  }

  function append(entry: DraftUpdate, current: Replica): Promise<void> {
    for (const client of entry.clients) current.owners.set(client, entry.member)
    return new Promise((done, fail) => {
      queue.push({ entry, done, fail })
      writing ??= write(current).finally(() => {
        writing = null
      })
    })
  }

  async function write(current: Replica): Promise<void> {
    while (queue.length > 0) {
      const batch = queue
      queue = []
      try {
        current.seq = await store.appendDraft(document, batch.map(({ entry }) => entry), clock().getTime())
        current.pending += batch.length
        for (const { done } of batch) done()
      } catch (error) {
        // What waits was tried on a replica that held the failed ones: none of it can stand.
        giveUp(current)
        failures++
        for (const { fail } of [...batch, ...queue]) fail(error)
        queue = []
        return
      }
      if (queue.length === 0 && current.pending >= snapshotEvery && !current.isSpoiled) await snapshot(current)
    }
  }

  /** Only called when all that the replica holds is in the log. */
  async function snapshot(current: Replica): Promise<void> {
    current.pending = 0
    try {
      await store.putSnapshot(document, current.seq, Y.encodeStateAsUpdate(current.doc))
    } catch (error) {
      // The log holds everything; the next try comes with the next updates.
      if (!(error instanceof StoreFullError)) throw error
    }
  }

  /** Resolves when nothing is being written. */
  async function idle(): Promise<void> {
    await writing
    if (writing !== null) await idle()
  }

  return {
    accept,
    async state() {
      await idle()
      const { doc } = await ready()
      return writing === null ? Y.encodeStateAsUpdate(doc) : this.state()
    },
    async lastEditor(key) {
      const value: unknown = (await ready()).doc.getMap(entriesRoot).get(key)
      return editorOf(value)
    },
    async reset() {
      await idle()
      replica = null
    },
  }
}

async function load(document: DocumentName, store: Store): Promise<Replica> {
  const { updates, seq, pending, owners } = await store.draft(document)
  const doc = new Y.Doc()
  doc.getMap(entriesRoot)
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  return { doc, owners: new Map(owners), seq, pending, isSpoiled: false }
}

/** Applies an update to the replica and looks at every entry it changed. */
function tryOn(doc: Y.Doc, document: DocumentName, update: Uint8Array, member: string): { delta: Uint8Array | null; fault: DraftRefusal | null } {
  const entries = doc.getMap(entriesRoot)
  const changed = new Set<string>()
  const deltas: Uint8Array[] = []
  // Not `keysChanged`: an edit that loses against one made at the same time touches the key and changes nothing.
  const onEntries = (event: Y.YMapEvent<unknown>) => {
    for (const key of event.changes.keys.keys()) changed.add(key)
  }
  const onUpdate = (delta: Uint8Array) => void deltas.push(delta)
  entries.observe(onEntries)
  doc.on('update', onUpdate)
  try {
    Y.applyUpdate(doc, update)
  } catch {
    return { delta: null, fault: refusal('malformed', null, 'the update cannot be applied') }
  } finally {
    entries.unobserve(onEntries)
    doc.off('update', onUpdate)
  }
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) return { delta: null, fault: refusal('gap', null, 'the update builds on changes the relay does not have') }
  for (const key of changed) {
    const fault = changedFault(entries, document, key, member)
    if (fault !== null) return { delta: null, fault }
  }
  return { delta: deltas.length === 0 ? null : Y.mergeUpdates(deltas), fault: null }
}

/** A removed entry is in order: whoever may edit may remove. */
function changedFault(entries: Y.Map<unknown>, document: DocumentName, key: string, member: string): DraftRefusal | null {
  if (!entries.has(key)) return null
  if (entries._map.get(key)?.length !== 1) return refusal('malformed', key, 'an entry holds more than one value')
  const value = entries.get(key)
  const fault = entryFault(document, key, value)
  if (fault !== null) return refusal('entry', key, fault.fault)
  return editorOf(value) === member ? null : refusal('author', key, 'editedBy must name the member who sends the entry')
}

function editorOf(value: unknown): string | null {
  return typeof value === 'object' && value !== null && 'editedBy' in value && typeof value.editedBy === 'string' ? value.editedBy : null
}

function refusal(code: DraftRefusal['code'], key: string | null, message: string): DraftRefusal {
  return { type: 'draft-refused', code, key: key?.slice(0, 300) ?? null, message }
}
