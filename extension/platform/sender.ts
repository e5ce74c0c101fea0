/** What the browser says about who sent a message. */
export type Sender = { readonly id?: string | undefined; readonly url?: string | undefined; readonly frameId?: number | undefined; readonly tab?: { readonly id?: number | undefined } | undefined }

export type Origin =
  | { readonly kind: 'host'; readonly tab: number }
  | { readonly kind: 'card'; readonly tab: number }
  | { readonly kind: 'own-page' }

/**
 * Who speaks: the content script of a tab's top frame, the card in a tab, or another page of the extension; null for
 * everybody else. Taken from what the browser fills in, never from the message.
 */
export function originOf(sender: Sender, ownId: string): Origin | null {
  if (sender.id !== ownId || sender.url === undefined) return null
  const { protocol, pathname } = new URL(sender.url)
  const tab = sender.tab?.id
  if (protocol === 'https:' || protocol === 'http:') return tab !== undefined && sender.frameId === 0 ? { kind: 'host', tab } : null
  if (protocol !== 'chrome-extension:' && protocol !== 'moz-extension:') return null
  if (pathname === '/card.html') return tab === undefined ? null : { kind: 'card', tab }
  return pathname === '/popup.html' || pathname === '/options.html' ? { kind: 'own-page' } : null
}
