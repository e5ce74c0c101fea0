import { clearDocument, IndexeddbPersistence } from 'y-indexeddb'
import type * as Y from 'yjs'
import { documentNames } from '#shared/document/schema.ts'

const nameOf = (browser: string, document: string) => `${browser}-draft-${document}`

export type DraftStore = {
  /** Resolves when everything written so far is stored. */
  readonly settled: () => Promise<void>
  readonly close: () => Promise<void>
  readonly clear: () => Promise<void>
}

/** Keeps one Yjs document in this browser and fills it with what was kept. */
export async function keepDraft(browser: string, name: string, document: Y.Doc): Promise<DraftStore> {
  const persistence = new IndexeddbPersistence(nameOf(browser, name), document)
  await persistence.whenSynced
  return {
    settled: () =>
      new Promise((resolve, reject) => {
        if (persistence.db === null) return resolve()
        // y-indexeddb does not say when a write is stored. Transactions on one store run in order, so one that starts now
        // ends after all that were started before.
        const transaction = persistence.db.transaction('updates', 'readonly')
        transaction.objectStore('updates').count()
        transaction.oncomplete = () => resolve()
        transaction.onabort = () => reject(transaction.error ?? new Error('the browser aborted a read'))
      }),
    close: () => persistence.destroy(),
    async clear() {
      await persistence.destroy()
      await clearDocument(nameOf(browser, name))
    },
  }
}

/** Deletes all kept drafts. They must not be open in this tab. */
export async function clearDrafts(browser: string): Promise<void> {
  await Promise.all(documentNames.map((name) => clearDocument(nameOf(browser, name))))
}
