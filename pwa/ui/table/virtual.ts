import { observeWindowOffset, observeWindowRect, Virtualizer, windowScroll } from '@tanstack/virtual-core'
import type { Part } from './windowed.ts'

/** Rows kept ready above and below what is seen. */
const spare = 8

export type Watch = {
  /** The table has so many rows now. */
  readonly setCount: (count: number) => void
  readonly stop: () => void
}

/** Tells which of `count` rows of a table body are near the window, now and whenever it scrolls. */
export function watchRows(body: HTMLElement, count: number, onPart: (part: Part) => void): Watch {
  const height = Number.parseFloat(getComputedStyle(body).getPropertyValue('--row')) || 32
  let last: Part | null = null
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
    onChange: tell,
  })
  const stop = rows._didMount()
  rows._willUpdate()
  tell()

  function tell(): void {
    const part = partOf(rows)
    if (isSame(part, last)) return
    last = part
    onPart(part)
  }

  return {
    setCount(next) {
      rows.setOptions({ ...rows.options, count: next })
      rows._willUpdate()
      tell()
    },
    stop,
  }
}

function isSame(a: Part, b: Part | null): boolean {
  return a.start === b?.start && a.end === b.end && a.before === b.before && a.after === b.after
}

function partOf(rows: Virtualizer<Window, Element>): Part {
  const items = rows.getVirtualItems()
  const [first, last] = [items[0], items.at(-1)]
  if (first === undefined || last === undefined) return { start: 0, end: 0, before: 0, after: 0 }
  const margin = rows.options.scrollMargin
  return { start: first.index, end: last.index + 1, before: first.start - margin, after: rows.getTotalSize() - (last.end - margin) }
}
