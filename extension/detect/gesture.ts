// A send gesture alone is no use, and neither is an open socket or a page of a conversation. Together they are.

/** How long a gesture waits for the socket, route or request that belongs to it, milliseconds. */
export const gestureWindow = 5_000

export type Gestures = {
  readonly note: (tab: number) => void
  readonly isRecent: (tab: number) => boolean
}

/** Remembers the last send gesture of each tab for some seconds. `now`: milliseconds. Nothing of it is kept. */
export function createGestures(now: () => number): Gestures {
  const last = new Map<number, number>()
  return {
    note: (tab) => void last.set(tab, now()),
    isRecent: (tab) => now() - (last.get(tab) ?? -Infinity) <= gestureWindow,
  }
}
