import { Hocuspocus, type beforeSyncPayload } from '@hocuspocus/server'
import * as Y from 'yjs'
import type { Member } from '#shared/act/role.ts'
import { mayEdit } from '#shared/document/access.ts'
import { documentNames, entriesRoot, type DocumentName, type Entry } from '#shared/document/schema.ts'
import type { DraftRefusal } from '#shared/protocol/drafts.ts'
import type { Store } from '#relay/store/store.ts'
import { createKeeper, type Keeper } from './keeper.ts'

/** What a connection knows of who is behind it. */
export type DraftContext = { readonly sessionHash: string }

const stateVectorMessage = 0
const mostUnloadMs = 1_000
/** About 70,000 replicas. */
const mostStateVectorBytes = 512 * 1024

export type Drafts = {
  readonly hocuspocus: Hocuspocus<DraftContext>
  readonly lastEditor: (document: DocumentName, key: string) => Promise<string | null>
  /** Sets entries as a member would, through the same checks. For samples. @throws Error naming the fault */
  readonly edit: (document: DocumentName, entries: Readonly<Record<string, Entry>>, member: string) => Promise<void>
  /** Closes every document and forgets what is in memory, runs `work`, and opens again. */
  readonly pausedDuring: (work: () => Promise<void>) => Promise<void>
  readonly stop: () => Promise<void>
}

/**
 * The five draft documents over Hocuspocus. Its awaited `beforeSync` validates an update and stores it durably; only then
 * is it applied and acknowledged.
 */
export function createDrafts(store: Store, memberOf: (sessionHash: string) => Promise<Member | null>, clock: () => Date): Drafts {
  const keepers = new Map<string, Keeper>(documentNames.map((name) => [name, createKeeper(name, store, clock)]))
  let isOpen = true

  const hocuspocus = new Hocuspocus<DraftContext>({
    quiet: true,
    async onAuthenticate({ documentName, context, connectionConfig }) {
      const member = isOpen ? await memberOf(context.sessionHash) : null
      if (member === null) throw new DraftClosed('signed-out')
      if (!isDocument(documentName)) throw new DraftClosed('unknown-document')
      connectionConfig.readOnly = !mayEdit(member.role, documentName)
    },
    async onLoadDocument({ documentName, document }) {
      Y.applyUpdate(document, await keeperOf(documentName).state())
    },
    async beforeSync({ type, payload, documentName, context, connection }) {
      if (type === stateVectorMessage) {
        if (payload.length > mostStateVectorBytes) throw new DraftClosed('size')
        return
      }
      const refusal = await admit(documentName, payload, context, connection)
      if (refusal === null) return
      connection.sendStateless(JSON.stringify(refusal))
      throw new DraftClosed(refusal.code)
    },
    // Nobody is shown who else is present, so what clients say about it goes no further.
    async beforeHandleAwareness({ states }) {
      states.clear()
    },
  })

  async function admit(documentName: string, update: Uint8Array, context: DraftContext, connection: beforeSyncPayload['connection']): Promise<DraftRefusal | null> {
    const member = isOpen ? await memberOf(context.sessionHash) : null
    if (member === null) return refusal('signed-out', 'the session has ended')
    if (!isDocument(documentName) || !mayEdit(member.role, documentName)) {
      // A reader's first sync carries no changes. Hocuspocus acknowledges that and turns anything else away.
      return connection.readOnly ? null : refusal('role', 'this role may not edit this document')
    }
    return keeperOf(documentName).accept(update.slice(), member.id)
  }

  function keeperOf(name: string): Keeper {
    return keepers.get(name) as Keeper
  }

  async function closeAll(): Promise<void> {
    isOpen = false
    hocuspocus.closeConnections()
    for (const keeper of keepers.values()) await keeper.reset()
    // Hocuspocus unloads a document some turns after its last connection is gone. Nothing depends on it: the log has all.
    const end = performance.now() + mostUnloadMs
    while (hocuspocus.documents.size > 0 && performance.now() < end) {
      for (const document of hocuspocus.documents.values()) await hocuspocus.unloadDocument(document)
      await new Promise((resolve) => setTimeout(resolve, 10))
      hocuspocus.flushPendingStores()
    }
    hocuspocus.documents.clear()
  }

  return {
    hocuspocus,
    lastEditor: (document, key) => keeperOf(document).lastEditor(key),
    async edit(document, entries, member) {
      const doc = new Y.Doc()
      doc.transact(() => {
        for (const [key, entry] of Object.entries(entries)) doc.getMap(entriesRoot).set(key, entry)
      })
      const update = Y.encodeStateAsUpdate(doc)
      const fault = await keeperOf(document).accept(update, member)
      if (fault !== null) throw new Error(`${document} ${fault.key ?? ''}: ${fault.message}`)
      const open = hocuspocus.documents.get(document)
      if (open !== undefined) Y.applyUpdate(open, update, { source: 'local' })
    },
    async pausedDuring(work) {
      await closeAll()
      try {
        await work()
      } finally {
        for (const keeper of keepers.values()) await keeper.reset()
        isOpen = true
      }
    },
    stop: closeAll,
  }
}

/** Closes a document at the client, with a reason it can show. Short, because Hocuspocus prints what a hook throws. */
class DraftClosed extends Error {
  override readonly name = 'DraftClosed'
  override readonly stack = 'DraftClosed'
  readonly code = 4422
  readonly reason: string
  constructor(reason: string) {
    super('')
    this.reason = reason
  }
}

function isDocument(name: string): name is DocumentName {
  return (documentNames as readonly string[]).includes(name)
}

function refusal(code: DraftRefusal['code'], message: string): DraftRefusal {
  return { type: 'draft-refused', code, key: null, message }
}
