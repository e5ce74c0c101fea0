import { observeWindowOffset, observeWindowRect, Virtualizer, windowScroll } from '@tanstack/virtual-core'
import type { Part } from './windowed.ts'

/** Rows kept ready above and below what is seen. */
const spare = 12

/** Tells which of `count` rows of a table body are near the window, now and whenever it scrolls. @returns how to stop */
export function watchRows(body: HTMLElement, count: number, onPart: (part: Part) => void): () => void {
  const height = Number.parseFloat(getComputedStyle(body).getPropertyValue('--row')) || 32
  const rows: Virtualizer<Window, Element> = new Virtualizer<Window, Element>({
    count,
    getScrollElement: () => window,
    estimateSize: () => height,
    overscan: spare,
    scrollMargin: body.getBoundingClientRect().top + window.scrollY,
    observeElementRect: observeWindowRect,
    observeElementOffset: observeWindowOffset,
    scrollToFn: windowScroll,
    initialRect: { width: window.innerWidth, height: window.innerHeight },
    initialOffset: () => window.scrollY,
    onChange: () => onPart(partOf(rows)),
  })
  const stop = rows._didMount()
  rows._willUpdate()
  onPart(partOf(rows))
  return stop
}

function partOf(rows: Virtualizer<Window, Element>): Part {
  const items = rows.getVirtualItems()
  const [first, last] = [items[0], items.at(-1)]
  if (first === undefined || last === undefined) return { start: 0, end: 0, before: 0, after: 0 }
  const margin = rows.options.scrollMargin
  return { start: first.index, end: last.index + 1, before: first.start - margin, after: rows.getTotalSize() - (last.end - margin) }
}
