import type { Page } from 'playwright-core'

/** Replies by request kind; what is not in it is answered with a plain "done". */
export type Replies = Readonly<Record<string, unknown>>

/** Stands for "the background does not answer". */
export const unreachable = { $: 'unreachable' } as const
/** Stands for "the reply is still on its way". */
export const pending = { $: 'pending' } as const

/**
 * Puts a background of fixed replies under a page, before any script of it runs. What was asked is kept in `window.asked`;
 * `window.tellChanged()` broadcasts a change.
 */
export async function giveBackground(page: Page, replies: Replies): Promise<void> {
  await page.addInitScript((table: Record<string, unknown>) => {
    // What Chromium gives the pages of extensions, before their own style sheets.
    const given = document.createElement('style')
    given.textContent = 'body { font-family: sans-serif; font-size: 75% }'
    new MutationObserver((_, watch) => {
      if (document.head === null) return
      watch.disconnect()
      document.head.prepend(given)
    }).observe(document, { childList: true, subtree: true })
    // The card is a frame: the focus is in the page around until a person comes in.
    if (location.pathname.startsWith('/card/')) {
      let isIn = false
      for (const type of ['keydown', 'pointerdown']) addEventListener(type, () => { isIn = true }, true)
      document.hasFocus = () => isIn
    }
    const asked: unknown[] = []
    const listeners = new Set<(message: unknown) => void>()
    const runtime = {
      getManifest: () => ({ version: '0.1.0.3' }),
      id: 'surface',
      sendMessage(request: { kind: string }) {
        asked.push(request)
        const reply = request.kind in table ? table[request.kind] : { ok: true }
        const sign = (reply as { $?: string } | null)?.$
        if (sign === 'unreachable') return Promise.reject(new Error('Could not establish connection.'))
        if (sign === 'pending') return new Promise(() => {})
        return Promise.resolve(reply)
      },
      onMessage: {
        addListener: (listener: (message: unknown) => void) => listeners.add(listener),
        removeListener: (listener: (message: unknown) => void) => listeners.delete(listener),
      },
      openOptionsPage: () => Promise.resolve(),
    }
    const tabs = { query: () => Promise.resolve([{ id: 7 }]) }
    const permissions = { request: () => Promise.resolve(true) }
    Object.assign(globalThis, {
      browser: { runtime, tabs, permissions },
      asked,
      tellChanged: () => {
        for (const listener of listeners) listener({ kind: 'changed', tab: null })
      },
    })
  }, { 'report/list': [], ...replies })
}
