import { observeWindowOffset, observeWindowRect, Virtualizer, windowScroll } from '@tanstack/virtual-core'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { RefObject } from 'preact'

/** Rows `start` to `end` are in the page, with so many pixels of empty space before and after them. */
export type Part = { readonly start: number; readonly end: number; readonly before: number; readonly after: number }

/**
 * Keeps only rows near the window in the page. Rows have one height, the token `--row`, so nothing is measured.
 * @param enabled false puts all rows in the page.
 */
export function useWindowedRows(body: RefObject<HTMLTableSectionElement | null>, count: number, enabled: boolean): Part {
  const [, redraw] = useState(0)
  const virtualizer = useRef<Virtualizer<Window, Element> | null>(null)

  useLayoutEffect(() => {
    if (!enabled || body.current === null) return
    const height = rowHeight(body.current)
    const rows = new Virtualizer<Window, Element>({
      count,
      getScrollElement: () => window,
      estimateSize: () => height,
      overscan: 12,
      scrollMargin: body.current.getBoundingClientRect().top + window.scrollY,
      observeElementRect: observeWindowRect,
      observeElementOffset: observeWindowOffset,
      scrollToFn: windowScroll,
      initialRect: { width: window.innerWidth, height: window.innerHeight },
      initialOffset: () => window.scrollY,
      onChange: () => redraw((n) => n + 1),
    })
    virtualizer.current = rows
    const unmount = rows._didMount()
    rows._willUpdate()
    redraw((n) => n + 1)
    return () => {
      unmount()
      virtualizer.current = null
    }
  }, [count, enabled])

  useEffect(() => {
    virtualizer.current?._willUpdate()
  })

  if (!enabled) return { start: 0, end: count, before: 0, after: 0 }
  const rows = virtualizer.current
  const items = rows?.getVirtualItems() ?? []
  const [first, last] = [items[0], items.at(-1)]
  if (rows === null || first === undefined || last === undefined) return { start: 0, end: Math.min(count, 60), before: 0, after: 0 }
  const margin = rows.options.scrollMargin
  return { start: first.index, end: last.index + 1, before: first.start - margin, after: rows.getTotalSize() - (last.end - margin) }
}

function rowHeight(element: HTMLElement): number {
  return Number.parseFloat(getComputedStyle(element).getPropertyValue('--row')) || 32
}
