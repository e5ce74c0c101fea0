import { HocuspocusProviderWebsocket } from '@hocuspocus/provider'
import { mayEdit } from '#shared/document/access.ts'
import { documentNames, type DocumentName, type Entry } from '#shared/document/schema.ts'
import { sessionChangedCode, type DraftRefusal } from '#shared/protocol/drafts.ts'
import type { Problem } from '#shared/protocol/http.ts'
import { isCovered, type Held } from './coverage.ts'
import { openDraftDocument, type DraftDocument } from './draft-document.ts'
import type { ReplicaStore, StoredEdit } from './replica.ts'
import type { State } from './state.ts'
import type { Tabs } from './tabs.ts'

type Parts = {
  readonly state: State
  readonly store: ReplicaStore
  readonly tabs: Tabs
  readonly name: string
  readonly socketUrl: string
  /** Only where the platform has no WebSocket with the session's cookie (tests). */
  readonly WebSocketPolyfill?: unknown
  readonly onSignedOut: () => void
  readonly onChange: () => void
}

/** The relay ends a connection that is silent for a minute. */
const askEvery = 25_000
/** After a refusal that is not the edit's fault. */
const retryAfter = 30_000

/** The five draft documents: one socket, each edit kept with the update that made it until the relay holds it. */
export async function openDrafts({ state, store, tabs, name: browser, socketUrl, WebSocketPolyfill, onSignedOut, onChange }: Parts) {
  /** What edits go to: settled when the document is ready for them. */
  const documents = new Map<DocumentName, Promise<DraftDocument>>()
  const opened = new Map<DocumentName, DraftDocument>()
  /** Edits on their way into the replica. */
  const adding = new Set<Promise<void>>()
  let socket: HocuspocusProviderWebsocket | null = null
  let isClosed = false
  /** Documents whose edits are being taken off the list. */
  const settling = new Set<DocumentName>()
  const timers = new Set<ReturnType<typeof setTimeout>>()
  const keeping = new Map<DocumentName, ReturnType<typeof setTimeout>>()

  const editsOf = (name: DocumentName) => state.pendingEdits.value.filter(({ document, state: is }) => document === name && is === 'waiting')

  async function open(name: DocumentName, withEdits = true): Promise<DraftDocument> {
    let isCurrent = true
    const document = await openDraftDocument(name, store.isDurable ? browser : null, {
      onEntries(entries) {
        state.entries[name].value = entries
        keepEntries(name)
      },
      onHeld: (held) => void settle(name, held),
      onQuiet: () => !settling.has(name) && editsOf(name).length > 0 && void ask(name),
      onRefused(refusal) {
        // One refusal ends this replica; what else was on its way is judged again with the next.
        if (isCurrent) void refused(name, refusal)
        isCurrent = false
      },
    })
    // Whatever became of the document's own store: an edit that was said to be saved is made again.
    if (withEdits) for (const edit of editsOf(name)) document.apply(edit.update)
    opened.set(name, document)
    if (socket !== null) document.connect(socket)
    return document
  }

  const ask = async (name: DocumentName) => (await documents.get(name))?.ask()

  /** Edits the relay holds are no longer pending, once the document's own store has them too. */
  async function settle(name: DocumentName, held: Held): Promise<void> {
    if (settling.has(name)) return
    const done = editsOf(name).filter(({ update }) => isCovered(update, held))
    if (done.length === 0) return
    settling.add(name)
    try {
      await (await documents.get(name))?.settled()
      await drop(done)
    } finally {
      settling.delete(name)
    }
    // What the relay said meanwhile of others was not listened to.
    if (editsOf(name).length > 0) await ask(name)
  }

  async function drop(edits: readonly StoredEdit[]): Promise<void> {
    if (isClosed) return
    const orders = new Set(edits.map(({ order }) => order))
    await store.deleteEdits([...orders])
    state.pendingEdits.value = state.pendingEdits.value.filter(({ order }) => !orders.has(order))
    onChange()
  }

  /** The next start paints from these before Yjs is loaded. A cache: the last of a burst is enough. */
  function keepEntries(name: DocumentName): void {
    clearTimeout(keeping.get(name))
    keeping.set(name, setTimeout(() => !isClosed && void store.putEntries(name, state.entries[name].value), 300))
  }

  async function put(edits: readonly StoredEdit[]): Promise<void> {
    if (isClosed) return
    await store.putEdits(edits)
    const orders = new Set(edits.map(({ order }) => order))
    state.pendingEdits.value = [...state.pendingEdits.value.filter(({ order }) => !orders.has(order)), ...edits].sort((a, b) => a.order - b.order)
    onChange()
  }

  async function add(edit: Omit<StoredEdit, 'order'>): Promise<void> {
    const order = await store.addEdit(edit)
    state.pendingEdits.value = [...state.pendingEdits.value, { ...edit, order }]
    onChange()
  }

  async function set(name: DocumentName, key: string, entry: Entry | null): Promise<void> {
    const role = state.session.value?.member.role
    if (role === undefined || !mayEdit(role, name)) return add({ document: name, key, entry, update: new Uint8Array(), state: 'returned', problem: problems.role })
    const document = await documents.get(name)
    if (document === undefined) throw new Error('the drafts are closed')
    const update = document.change(key, entry)
    tabs.tell({ kind: 'update', document: name, update })
    const added = add({ document: name, key, entry, update, state: 'waiting', problem: null })
    adding.add(added)
    await added.finally(() => adding.delete(added))
    document.ask()
  }

  /** Nothing of a refused update was kept by the relay, so the replica starts over from what the relay has. */
  async function refused(name: DocumentName, { code, key, message }: DraftRefusal): Promise<void> {
    if (code === 'signed-out') return onSignedOut()
    if (code === 'store-full') state.connection.value = 'full'
    if (code === 'store-full' || code === 'failed') return later(() => reopen(name))
    const problem: Problem = { code: `draft-${code}`, message, ...(key === null ? {} : { field: key }) }
    // The relay may be faster than the disk.
    await Promise.allSettled(adding)
    const waiting = editsOf(name)
    const blamed = waiting.filter((edit) => code === 'role' || edit.key === key || (key === null && code !== 'gap' && code !== 'size'))
    await put(blamed.map((edit) => ({ ...edit, state: 'returned', problem })))
    await rebuild(name)
  }

  async function rebuild(name: DocumentName): Promise<void> {
    const old = documents.get(name)
    documents.set(name, old === undefined ? open(name) : old.then((document) => document.discard()).then(() => openEmpty(name)))
    await documents.get(name)
  }

  /** What waits built on the discarded replica, so it is made anew. */
  async function openEmpty(name: DocumentName): Promise<DraftDocument> {
    const document = await open(name, false)
    // Made before the relay's entries are here, edits would compete with them instead of following them.
    await document.synced
    await put(editsOf(name).map((edit) => ({ ...edit, update: document.change(edit.key, edit.entry) })))
    return document
  }

  async function reopen(name: DocumentName): Promise<void> {
    const old = documents.get(name)
    if (old === undefined) return
    documents.set(name, old.then((document) => document.close()).then(() => open(name)))
    await documents.get(name)
  }

  function later(work: () => Promise<void>): void {
    const timer = setTimeout(() => {
      timers.delete(timer)
      if (!isClosed) void work()
    }, retryAfter)
    timers.add(timer)
  }

  async function connect(): Promise<void> {
    if (socket !== null || isClosed) return
    socket = new HocuspocusProviderWebsocket({
      url: socketUrl,
      // The session has ended, or the member has another role: the next contact tells which.
      onClose: ({ event }: { event: { readonly code: number } }) => event.code === sessionChangedCode && onSignedOut(),
      ...(WebSocketPolyfill === undefined ? {} : { WebSocketPolyfill: WebSocketPolyfill as typeof WebSocket }),
    })
    for (const document of opened.values()) document.connect(socket)
  }

  async function close(): Promise<void> {
    isClosed = true
    clearInterval(keepAlive)
    for (const timer of [...timers, ...keeping.values()]) clearTimeout(timer)
    await Promise.all([...opened.values()].map((document) => document.close()))
    await Promise.all(documents.values())
    socket?.destroy()
    documents.clear()
  }

  for (const name of documentNames) documents.set(name, open(name))
  const keepAlive = setInterval(() => void ask('inventory'), askEvery)
  await Promise.all(documents.values())

  return {
    connect,
    close,
    set,
    /** Applies what another tab changed. */
    applyFromTab: async (name: string, update: Uint8Array) => (await documents.get(name as DocumentName))?.apply(update),
    /** Takes a returned edit off the list. */
    dismiss: (name: DocumentName, key: string) => drop(state.pendingEdits.value.filter((edit) => edit.document === name && edit.key === key && edit.state === 'returned')),
    /** Asks the relay what it holds of every document with edits that wait. */
    check: async () => {
      for (const name of documentNames) if (editsOf(name).length > 0) await ask(name)
    },
  }
}
export type Drafts = Awaited<ReturnType<typeof openDrafts>>

const problems = { role: { code: 'draft-role', message: 'Your role may not edit this.' } } as const satisfies Record<string, Problem>
