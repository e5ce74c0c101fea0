import { useEffect, useState } from 'preact/hooks'

/** A part of the page that is rare and so comes only when it is needed; null: on its way; `lost`: the extension was updated under this page. */
export function useLoaded<T>(load: () => Promise<T>, isWanted: boolean): T | 'lost' | null {
  const [part, setPart] = useState<{ readonly it: T | 'lost' } | null>(null)
  useEffect(() => {
    if (!isWanted) return
    void load().then((it) => setPart({ it }), () => setPart({ it: 'lost' }))
  }, [isWanted])
  return part?.it ?? null
}
