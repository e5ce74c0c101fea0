/** What the browser says about who sent a message. */
export type Sender = { readonly id?: string | undefined; readonly url?: string | undefined; readonly frameId?: number | undefined; readonly tab?: { readonly id?: number | undefined } | undefined }

export type Origin =
  | { readonly kind: 'host'; readonly tab: number }
  | { readonly kind: 'card'; readonly tab: number }
  /** The page that stands in the way of a service, in a tab of its own. */
  | { readonly kind: 'barrier'; readonly tab: number }
  | { readonly kind: 'own-page' }

/**
 * Who speaks: the content script of a tab's top frame, the card in a tab, the page that stands in the way of a service, or another page of the extension; null for
 * everybody else. Taken from what the browser fills in, never from the message.
 */
export function originOf(sender: Sender, ownId: string): Origin | null {
  if (sender.id !== ownId || sender.url === undefined) return null
  const { protocol, pathname } = new URL(sender.url)
  const tab = sender.tab?.id
  if (protocol === 'https:' || protocol === 'http:') return tab !== undefined && sender.frameId === 0 ? { kind: 'host', tab } : null
  if (protocol !== 'chrome-extension:' && protocol !== 'moz-extension:') return null
  if (pathname === '/card.html') return tab === undefined ? null : { kind: 'card', tab }
  // Only as the page of a tab: in a frame, a site could lead clicks to it.
  if (pathname === '/stop.html') return tab === undefined || sender.frameId !== 0 ? null : { kind: 'barrier', tab }
  return pathname === '/popup.html' || pathname === '/options.html' ? { kind: 'own-page' } : null
}
