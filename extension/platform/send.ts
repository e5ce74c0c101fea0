import { browser } from 'wxt/browser'

/** Waits before the message is sent again, milliseconds. */
const pauses = [50, 200, 800]

/**
 * Sends a message to the background; returns its reply. While Firefox puts an event page to sleep, a message finds nobody
 * there instead of waking it (seen in Firefox 153). Then it has reached nobody, and is sent again. Rejects when
 * there is still nobody, or the extension was just updated or removed.
 */
export async function sendToBackground(message: unknown): Promise<unknown> {
  for (const pause of pauses) {
    try {
      return await browser.runtime.sendMessage(message)
    } catch (error) {
      if (!String(error).includes('Receiving end does not exist')) throw error
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }
  return browser.runtime.sendMessage(message)
}
