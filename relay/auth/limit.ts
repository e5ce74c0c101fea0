export type Limit = { readonly isOver: (key: string) => boolean; readonly count: (key: string) => void }

/** Counts failures a key in windows of `seconds`. Kept in memory, forgotten with the window; never logged. */
export function createLimit(most: number, seconds: number, clock: () => Date): Limit {
  let counts = new Map<string, number>()
  let windowEnd = 0
  function current(): Map<string, number> {
    const now = clock().getTime()
    if (now >= windowEnd || now < windowEnd - seconds * 1000) {
      counts = new Map()
      windowEnd = now + seconds * 1000
    }
    return counts
  }
  return {
    isOver: (key) => (current().get(key) ?? 0) >= most,
    count: (key) => void current().set(key, (current().get(key) ?? 0) + 1),
  }
}
