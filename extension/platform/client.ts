import { browser } from 'wxt/browser'
import type { Changed, ReplyOf, Request } from './message.ts'
import { sendToBackground } from './send.ts'

/**
 * Asks the background. Takes a request, returns its reply. Rejects when the background cannot be reached (the extension
 * was just updated or removed): the page then says that nothing was saved.
 */
export async function call<R extends Request>(request: R): Promise<ReplyOf[R['kind']]> {
  return (await sendToBackground(request)) as ReplyOf[R['kind']]
}

/** Calls back after every change that may touch this page (`tab`: the page's own tab, null for all). Returns how to stop. */
export function onChanged(tab: number | null, listener: () => void): () => void {
  function hear(message: unknown): undefined {
    const changed = message as Partial<Changed> | null
    if (changed?.kind !== 'changed') return
    if (tab === null || changed.tab === null || changed.tab === undefined || changed.tab === tab) listener()
  }
  browser.runtime.onMessage.addListener(hear)
  return () => browser.runtime.onMessage.removeListener(hear)
}
