import type { RefObject } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Watch } from './virtual.ts'

/** Rows `start` to `end` are in the page, with so many pixels of empty space before and after them. */
export type Part = { readonly start: number; readonly end: number; readonly before: number; readonly after: number }

/** No row is lower than this, pixels. */
const lowestRow = 28

/**
 * Keeps only rows near the window in the page. Rows have one height, the token `--row`, so nothing is measured. On paper
 * all rows are there.
 * @param enabled false puts all rows in the page; then the library for it is not even loaded.
 */
export function useWindowedRows(body: RefObject<HTMLTableSectionElement | null>, count: number, enabled: boolean): Part {
  const [part, setPart] = useState<Part | null>(null)
  const [printing, setPrinting] = useState(false)
  const watch = useRef<Watch | null>(null)
  const latest = useRef(count)
  latest.current = count

  useEffect(() => {
    const element = body.current
    if (!enabled || element === null) return
    let isGone = false
    void import('./virtual.ts').then(({ watchRows }) => {
      if (!isGone) watch.current = watchRows(element, latest.current, setPart)
    })
    const onPrint = ({ type }: Event) => setPrinting(type === 'beforeprint')
    addEventListener('beforeprint', onPrint)
    addEventListener('afterprint', onPrint)
    return () => {
      isGone = true
      watch.current?.stop()
      watch.current = null
      removeEventListener('beforeprint', onPrint)
      removeEventListener('afterprint', onPrint)
      setPart(null)
    }
  }, [enabled])
  useEffect(() => watch.current?.setCount(count), [count])

  if (!enabled || printing) return { start: 0, end: count, before: 0, after: 0 }
  // While the library is loaded: more than a screen holds.
  if (part === null) return { start: 0, end: Math.min(count, Math.ceil(window.innerHeight / lowestRow)), before: 0, after: 0 }
  // After a filter the rows may be fewer than the part that was last computed.
  return { ...part, start: Math.min(part.start, count), end: Math.min(part.end, count) }
}
