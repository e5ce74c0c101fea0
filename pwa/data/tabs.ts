// Tabs of one browser share the replica and tell each other what changed in it.

/** `replica`: read it again. `update`: an edit of a draft, to be applied at once. `wiped`: start over. */
export type TabMessage =
  | { readonly kind: 'replica' }
  | { readonly kind: 'update'; readonly document: string; readonly update: Uint8Array }
  | { readonly kind: 'wiped' }

export type Tabs = {
  readonly tell: (message: TabMessage) => void
  readonly listen: (onMessage: (message: TabMessage) => void) => void
  readonly close: () => void
}

export function createTabs(name: string): Tabs {
  const channel = new BroadcastChannel(name)
  let isOpen = true
  return {
    tell(message) {
      if (isOpen) channel.postMessage(message)
    },
    listen(onMessage) {
      channel.addEventListener('message', ({ data }: MessageEvent<TabMessage>) => onMessage(data))
    },
    close() {
      isOpen = false
      channel.close()
    },
  }
}
