// A send gesture alone is no use, and neither is an open socket or a page of a conversation. Together they are.

/** How long a gesture waits for the socket, route or request that belongs to it, milliseconds. */
export const gestureWindow = 5_000

export type Gestures = {
  /** `service`: what the tab showed. */
  readonly note: (tab: number, service: string | null) => void
  readonly isRecent: (tab: number) => boolean
  /** The service in which the gesture was made; null where none was, or long ago. */
  readonly recentIn: (tab: number) => string | null
}

/** Remembers the last send gesture of each tab for some seconds. `now`: milliseconds. Nothing of it is kept. */
export function createGestures(now: () => number): Gestures {
  const last = new Map<number, { readonly at: number; readonly service: string | null }>()
  const isRecent = (tab: number): boolean => now() - (last.get(tab)?.at ?? -Infinity) <= gestureWindow
  return {
    note: (tab, service) => void last.set(tab, { at: now(), service }),
    isRecent,
    recentIn: (tab) => (isRecent(tab) ? (last.get(tab)?.service ?? null) : null),
  }
}
