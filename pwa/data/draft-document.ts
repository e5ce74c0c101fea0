import { HocuspocusProvider, type HocuspocusProviderWebsocket } from '@hocuspocus/provider'
import { createDecoder, readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding'
import * as Y from 'yjs'
import { entriesRoot, entryFault, type DocumentName, type Entry } from '#shared/document/schema.ts'
import { draftRefusalSchema, type DraftRefusal } from '#shared/protocol/drafts.ts'
import type { Held } from './coverage.ts'
import { keepDraft, type DraftStore } from './draft-store.ts'

/** Origins of changes: those of this tab are sent to other tabs, those of other tabs are not sent back. */
const here = Symbol('here')
const otherTab = Symbol('other tab')

/** Message numbers of Hocuspocus and of the Yjs sync protocol. */
const [sync, syncReply] = [0, 4]
const [stepOne, stepTwo] = [0, 1]

/** Longest wait for the relay's state before edits are made again without it. */
const longestWait = 15_000

/** Entries checked before the page gets its turn. */
const entriesAtOnce = 500
const pause = () => new Promise((resolve) => setTimeout(resolve))

const emptyUpdate = Y.encodeStateAsUpdate(new Y.Doc())

type Events = {
  readonly onEntries: (entries: ReadonlyMap<string, Entry>) => void
  readonly onHeld: (held: Held) => void
  /** All sent updates were acknowledged: the moment to ask what the relay holds. */
  readonly onQuiet: () => void
  readonly onRefused: (refusal: DraftRefusal) => void
}

/** One draft document in this tab: its Yjs replica, kept in the browser and, once connected, synced with the relay. */
export type DraftDocument = {
  /** Makes a change. @returns the update that carries it */
  readonly change: (key: string, entry: Entry | null) => Uint8Array
  readonly apply: (update: Uint8Array) => void
  readonly connect: (socket: HocuspocusProviderWebsocket) => void
  /** Asks the relay what it holds; `onHeld` follows. */
  readonly ask: () => void
  /** Resolves when the relay's state has arrived, or cannot be waited for any longer. */
  readonly synced: Promise<void>
  readonly settled: () => Promise<void>
  readonly close: () => Promise<void>
  /** Closes it and forgets what this browser kept of it. */
  readonly discard: () => Promise<void>
}

/** @param browser name of this browser's databases; null keeps nothing */
export async function openDraftDocument(name: DocumentName, browser: string | null, events: Events): Promise<DraftDocument> {
  const document = new Y.Doc()
  const entries = document.getMap<Entry>(entriesRoot)
  const store: DraftStore | null = browser === null ? null : await keepDraft(browser, name, document)
  let provider: HocuspocusProvider | null = null
  /** The relay has been told, over this connection, all that it lacks: what follows builds on what it has. */
  let isCaughtUp = false
  /** A question is under way, and whether another is due once it is answered: one answer tells of all that was sent before. */
  let isAsking = false
  let isAskDue = false
  let vector: Held['vector'] | null = null
  let deletes: Held['deletes'] | null = null

  let arrived: () => void = () => undefined
  const synced = new Promise<void>((resolve) => {
    arrived = resolve
    setTimeout(resolve, longestWait)
  })

  // The relay lets no malformed entry pass; one that an older or newer program kept here is left out.
  const valid = new Map<string, Entry>()
  const publish = () => events.onEntries(new Map(valid))
  const take = (keys: Iterable<string>) => {
    for (const key of keys) {
      const entry = entries.get(key)
      if (entry !== undefined && entryFault(name, key, entry) === null) valid.set(key, entry)
      else valid.delete(key)
    }
  }
  const onChange = (event: Y.YMapEvent<Entry>) => {
    take(event.keysChanged)
    publish()
  }
  const keys = [...entries.keys()]
  for (let at = 0; at < keys.length; at += entriesAtOnce) {
    take(keys.slice(at, at + entriesAtOnce))
    await pause()
  }
  if (valid.size > 0) publish()
  entries.observe(onChange)

  async function close(): Promise<void> {
    arrived()
    entries.unobserve(onChange)
    provider?.destroy()
    await store?.close()
    document.destroy()
  }

  function disconnected(): void {
    isCaughtUp = false
    isAsking = false
    isAskDue = false
  }

  function ask(): void {
    // Not connected yet: the first sync asks by itself.
    if (provider?.isAuthenticated !== true) return
    if (isAsking) isAskDue = true
    else {
      isAsking = true
      provider.forceSync()
    }
  }

  return {
    change(key, entry) {
      const updates: Uint8Array[] = []
      const collect = (update: Uint8Array) => void updates.push(update)
      document.on('update', collect)
      document.transact(() => {
        if (entry === null) entries.delete(key)
        else entries.set(key, entry)
      }, here)
      document.off('update', collect)
      return updates.length === 0 ? emptyUpdate : Y.mergeUpdates(updates)
    },
    apply: (update) => Y.applyUpdate(document, update, otherTab),
    connect(socket) {
      const opening = new HocuspocusProvider({
        name,
        document,
        websocketProvider: socket,
        // Each opening has an address of its own: what was on its way when the relay closed one is not taken for part of the next.
        sessionAwareness: true,
        // Nobody is shown who else is present (the relay would not pass it on either).
        awareness: null,
        onMessage: ({ event }: { event: MessageEvent<ArrayBuffer> }) => readHeld(new Uint8Array(event.data)),
        onUnsyncedChanges: ({ number }) => number === 0 && events.onQuiet(),
        onOpen: disconnected,
        onClose: disconnected,
        onSynced() {
          publish()
          arrived()
        },
        onStateless: ({ payload }) => {
          const refusal = draftRefusalSchema.safeParse(JSON.parse(payload))
          if (refusal.success) events.onRefused(refusal.data)
        },
      })
      // It would send every edit at once. One made before the first sync may build on what the relay does not have, which
      // refuses it then; that sync carries it anyway.
      document.off('update', opening.boundDocumentUpdateHandler)
      document.on('update', (update, origin) => isCaughtUp && opening.documentUpdateHandler(update, origin))
      opening.attach()
      provider = opening
    },
    ask,
    synced,
    settled: async () => store?.settled(),
    close,
    async discard() {
      await close()
      await store?.clear()
    },
  }

  /** The relay answers a sync with its state vector and with what we lack, whose delete set is its whole one. */
  function readHeld(message: Uint8Array): void {
    const decoder = createDecoder(message)
    readVarString(decoder)
    const type = readVarUint(decoder)
    if (type !== sync && type !== syncReply) return
    const step = readVarUint(decoder)
    if (step === stepOne) {
      vector = Y.decodeStateVector(readVarUint8Array(decoder))
      // It is answered in this same turn.
      isCaughtUp = true
    } else if (step === stepTwo) {
      deletes = Y.decodeUpdate(readVarUint8Array(decoder)).ds
      isAsking = false
    }
    if (vector !== null && deletes !== null) events.onHeld({ vector, deletes })
    if (!isAskDue || isAsking) return
    isAskDue = false
    ask()
  }
}
