import { useEffect, useState } from 'preact/hooks'

/** A part of a page that is rare and so comes only when it is needed. */
export type Lazy<T> = {
  /** The part; null: not here yet; `lost`: it cannot come, since the extension was updated or removed under this page. */
  readonly now: () => T | 'lost' | null
  /** Brings it. Resolves once it is here or known to be lost, and tries again where it was lost. */
  readonly load: () => Promise<void>
}

/** Takes how a part is brought, mostly an `import()`. It is brought once for the whole page. */
export function lazy<T>(bring: () => Promise<T>): Lazy<T> {
  let part: T | 'lost' | null = null
  return {
    now: () => part,
    async load() {
      if (part === null || part === 'lost') part = await bring().catch(() => 'lost' as const)
    },
  }
}

/** The part as it is now. Brings it where it is wanted and not here; who does not want an empty place for a moment loads it before. */
export function useLazy<T>(part: Lazy<T>, isWanted = true): T | 'lost' | null {
  const [, render] = useState(0)
  useEffect(() => {
    if (isWanted && part.now() === null) void part.load().then(() => render((times) => times + 1))
  }, [part, isWanted])
  return part.now()
}
