import type { RefObject } from 'preact'
import { useEffect, useState } from 'preact/hooks'

/** Rows `start` to `end` are in the page, with so many pixels of empty space before and after them. */
export type Part = { readonly start: number; readonly end: number; readonly before: number; readonly after: number }

/** Rows shown while the windowing is loaded: more than a screen holds. */
const firstRows = 60

/**
 * Keeps only rows near the window in the page. Rows have one height, the token `--row`, so nothing is measured.
 * @param enabled false puts all rows in the page; then the library for it is not even loaded.
 */
export function useWindowedRows(body: RefObject<HTMLTableSectionElement | null>, count: number, enabled: boolean): Part {
  const [part, setPart] = useState<Part | null>(null)
  useEffect(() => {
    const element = body.current
    if (!enabled || element === null) return
    let stop: (() => void) | null = null
    let isGone = false
    void import('./virtual.ts').then(({ watchRows }) => {
      if (!isGone) stop = watchRows(element, count, setPart)
    })
    return () => {
      isGone = true
      stop?.()
      setPart(null)
    }
  }, [count, enabled])

  if (!enabled) return { start: 0, end: count, before: 0, after: 0 }
  if (part === null) return { start: 0, end: Math.min(count, firstRows), before: 0, after: 0 }
  // After a filter the rows may be fewer than the part that was last computed.
  return { ...part, end: Math.min(part.end, count) }
}
