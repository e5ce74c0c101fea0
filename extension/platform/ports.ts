import { browser } from 'wxt/browser'
import { barrierPort, type BarrierPort } from './barrierPort.ts'
import type { FrameOrder } from './hostMessage.ts'
import type { Changed, InstallType } from './message.ts'

/** What the core needs of the browser. Everything else it does is its own. */
export type Ports = {
  /** Tells the content script of a tab how to show the frame. False: there is none (no host access, or a page of the browser). */
  readonly order: (tab: number, order: FrameOrder) => Promise<boolean>
  /** Puts the content script into a tab that has none: a page of a shared host, or one opened before the extension was. False: no access. */
  readonly inject: (tab: number) => Promise<boolean>
  /** Puts the script that looks at what is pasted into a tab; where it runs already it asks again what holds. False: no access. */
  readonly injectHints: (tab: number) => Promise<boolean>
  /** Tells all pages of the extension that something changed, and the cards in these tabs. */
  readonly announce: (changed: Changed, tabs: readonly number[]) => void
  readonly setAlarm: (name: string, minutes: number, every?: number) => Promise<void>
  readonly hasAlarm: (name: string) => Promise<boolean>
  readonly clearAlarms: (prefix: string) => Promise<void>
  /** Number on the extension's button; 0 shows none. */
  readonly badge: (waiting: number) => Promise<void>
  /** Tabs that are open. Asked at a start: hearing of each closed tab would wake the background on every page there is. */
  readonly openTabs: () => Promise<readonly number[]>
  /** The tab in front, where several could be meant. */
  readonly activeTab: () => Promise<number | null>
  /** The address a tab shows; null: not ours to see, or the tab is gone. */
  readonly addressOf: (tab: number) => Promise<string | null>
  readonly openPage: (path: string) => Promise<void>
  /** Shows a page of the extension in a tab, in place of what it shows. */
  readonly replacePage: (tab: number, path: string) => Promise<void>
  readonly barrier: BarrierPort
  /** Match patterns of the catalogue that the browser has not granted. */
  readonly missingHosts: () => Promise<string[]>
  readonly installType: () => Promise<InstallType>
}

/**
 * The ports of the real browser.
 * @param required host patterns the manifest asks for
 * @param unscripted hosts that may be looked at and must never get a script (callers of the catalogue)
 */
export function createPorts(required: readonly string[], unscripted: readonly string[]): Ports {
  async function addressOf(tab: number): Promise<string | null> {
    try {
      return (await browser.tabs.get(tab)).url ?? null
    } catch {
      // The tab is gone.
      return null
    }
  }

  async function execute(tab: number, file: '/host.js' | '/hint.js'): Promise<boolean> {
    const address = await addressOf(tab)
    if (address !== null && unscripted.some((pattern) => address.startsWith(pattern.slice(0, -1)))) return false
    try {
      await browser.scripting.executeScript({ target: { tabId: tab }, files: [file], injectImmediately: true })
      return true
    } catch {
      // No access to the page, or it is gone: badge and popup have to do.
      return false
    }
  }

  return {
    async order(tab, order) {
      try {
        await browser.tabs.sendMessage(tab, order, { frameId: 0 })
        return true
      } catch {
        // Nobody listens in that tab (yet).
        return false
      }
    },
    inject: (tab) => execute(tab, '/host.js'),
    injectHints: (tab) => execute(tab, '/hint.js'),
    announce(changed, tabs) {
      // Not awaited: a page that is just loading may keep the answer open. Rejects when no page is open, which is usual.
      void browser.runtime.sendMessage(changed).catch(() => undefined)
      // Firefox 153 does not bring that to an extension page in a frame of a tab (measured); this it does.
      for (const tab of tabs) void browser.tabs.sendMessage(tab, changed).catch(() => undefined)
    },
    async setAlarm(name, minutes, every) {
      await browser.alarms.create(name, { delayInMinutes: minutes, ...(every === undefined ? {} : { periodInMinutes: every }) })
    },
    hasAlarm: async (name) => (await browser.alarms.get(name)) !== undefined,
    async clearAlarms(prefix) {
      for (const { name } of await browser.alarms.getAll()) if (name.startsWith(prefix)) await browser.alarms.clear(name)
    },
    async badge(waiting) {
      await browser.action.setBadgeBackgroundColor({ color: '#8a5a00' })
      await browser.action.setBadgeText({ text: waiting === 0 ? '' : String(Math.min(waiting, 99)) })
    },
    async openTabs() {
      return (await browser.tabs.query({})).flatMap(({ id }) => id ?? [])
    },
    async activeTab() {
      const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true })
      return tab?.id ?? null
    },
    addressOf,
    async replacePage(tab, path) {
      // Rejects when the tab has just been closed.
      await browser.tabs.update(tab, { url: browser.runtime.getURL(path as '/') }).catch(() => undefined)
    },
    barrier: barrierPort,
    async openPage(path) {
      await browser.tabs.create({ url: browser.runtime.getURL(path as '/') })
    },
    async missingHosts() {
      // `contains` with all hosts takes seconds of the browser's own time (measured with 1,141); this takes milliseconds.
      const granted = new Set((await browser.permissions.getAll()).origins)
      return required.filter((pattern) => !granted.has(pattern))
    },
    // About the extension itself both browsers answer without a permission.
    installType: async () => (await browser.management.getSelf()).installType,
  }
}
