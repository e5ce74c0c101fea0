import { isStorageError, type Database } from '#extension/ledger/index.ts'

/** Runs what touches the store, and remembers whether the store refused. */
export function createGuard(db: Database) {
  let isBroken = false
  return {
    isBroken: () => isBroken,
    /** Where the store refuses, gives `otherwise`; other errors are ours. */
    async guarded<T>(task: () => Promise<T>, otherwise: T): Promise<T> {
      try {
        if (!db.isOpen()) await db.open()
        const result = await task()
        isBroken = false
        return result
      } catch (error) {
        if (!isStorageError(error)) throw error
        isBroken = true
        return otherwise
      }
    },
  }
}
