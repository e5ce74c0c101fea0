import type { Fetch } from './relay.ts'
import { createTableKeeper, type TableKeeper } from './table-keeper.ts'
import { createTabs, type Tabs } from './tabs.ts'

/** What the data needs of the browser, so that tests can bring their own. */
export type Platform = {
  /** Under which databases are kept: one per browser. */
  readonly name: string
  readonly fetch: Fetch
  readonly subtle: SubtleCrypto
  readonly socket: { readonly socketUrl: string; readonly WebSocketPolyfill?: unknown }
  readonly tabs: Tabs
  /** Brings tables into the replica on another thread; null does it here. */
  readonly tableKeeper: (() => TableKeeper) | null
  readonly now: () => Date
  readonly newId: () => string
  /** Runs work in one tab at a time. */
  readonly exclusively: <T>(work: () => Promise<T>) => Promise<T>
  /** Asks the browser not to throw the replica away under pressure; it may say no. */
  readonly keepStorage: () => Promise<void>
  /** Remembers that the session still has to be ended at the relay. */
  readonly signOutDue: { readonly get: () => boolean; readonly set: (due: boolean) => void }
  readonly reload: () => void
}

const signOutKey = 'daybook.sign-out-due'

export function browserPlatform(name: string): Platform {
  return {
    name,
    fetch: (path, init) => fetch(path, init),
    subtle: crypto.subtle,
    socket: { socketUrl: `${location.origin.replace(/^http/, 'ws')}/api/drafts` },
    tabs: createTabs(name),
    tableKeeper: () => createTableKeeper(name),
    now: () => new Date(),
    newId: () => crypto.randomUUID(),
    exclusively: (work) => navigator.locks.request('daybook-sync', work),
    async keepStorage() {
      await navigator.storage?.persist?.()
    },
    signOutDue: {
      get() {
        try {
          return localStorage.getItem(signOutKey) !== null
        } catch {
          // No storage, nothing remembered; nothing else was kept either.
          return false
        }
      },
      set(due) {
        try {
          if (due) localStorage.setItem(signOutKey, 'yes')
          else localStorage.removeItem(signOutKey)
        } catch {
          // Where storage is refused, the replica lives in memory and closing the tab ends it.
        }
      },
    },
    reload: () => location.reload(),
  }
}
