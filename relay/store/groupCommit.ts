import type { DatabaseSync } from 'node:sqlite'
import { StoreFullError, type StoreHealth } from './store.ts'

type Job = { readonly work: () => void; readonly done: () => void; readonly fail: (error: unknown) => void }

/** Writes in one transaction at most: keeps a commit below some tens of milliseconds. */
const most = 500

export type GroupCommit = {
  /** Runs `work` (synchronous SQL) in the next transaction. Resolves after its commit; rejects when `work` threw or the commit failed, having changed nothing. */
  readonly write: <T>(work: () => T) => Promise<T>
  readonly waiting: () => number
  readonly health: () => StoreHealth
  /** Commits what waits. */
  readonly flush: () => void
}

/**
 * One transaction, and one sync of the disk, for all writes of an event loop turn. Each write has its savepoint: one that
 * fails does not take the others with it.
 */
export function createGroupCommit(db: DatabaseSync): GroupCommit {
  const begin = db.prepare('BEGIN IMMEDIATE')
  const commit = db.prepare('COMMIT')
  const savepoint = db.prepare('SAVEPOINT job')
  const release = db.prepare('RELEASE job')
  const undo = db.prepare('ROLLBACK TO job')
  let queue: Job[] = []
  let scheduled = false
  let state: StoreHealth = 'ok'

  /** Runs jobs in one transaction. @returns the jobs to settle, or null when the transaction as a whole failed. */
  function transact(jobs: readonly Job[]): (() => void)[] {
    const settle: (() => void)[] = []
    begin.run()
    for (const job of jobs) {
      savepoint.run()
      try {
        job.work()
        settle.push(job.done)
      } catch (error) {
        // A full disk ends the whole transaction: SQLite has rolled it back already.
        if (!db.isTransaction) throw error
        undo.run()
        settle.push(() => job.fail(error))
      }
      release.run()
    }
    commit.run()
    return settle
  }

  function attempt(jobs: readonly Job[]): unknown {
    try {
      const settle = transact(jobs)
      state = 'ok'
      for (const end of settle) end()
      return null
    } catch (error) {
      if (db.isOpen && db.isTransaction) db.exec('ROLLBACK')
      return error
    }
  }

  function flush(): void {
    scheduled = false
    while (queue.length > 0) {
      const jobs = queue.slice(0, most)
      queue = queue.slice(most)
      const error = attempt(jobs)
      if (error === null) continue
      // Together they did not fit or the disk failed: one by one, so that the small ones still get through.
      let worst: StoreHealth = 'ok'
      for (const job of jobs) {
        const alone = jobs.length === 1 ? error : attempt([job])
        if (alone === null) continue
        worst = isFull(alone) ? 'full' : 'failing'
        job.fail(isFull(alone) ? new StoreFullError('The disk is full.', { cause: alone }) : alone)
      }
      state = worst
    }
  }

  function write<T>(work: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      let result: T
      queue.push({
        work: () => {
          result = work()
        },
        done: () => resolve(result),
        fail: reject,
      })
      if (scheduled) return
      scheduled = true
      setImmediate(flush)
    })
  }

  return { write, waiting: () => queue.length, health: () => state, flush }
}

const sqliteFull = 13

function isFull(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === sqliteFull
}
