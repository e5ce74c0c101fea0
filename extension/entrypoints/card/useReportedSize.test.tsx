// @vitest-environment happy-dom
import { render } from 'preact'
import { useRef } from 'preact/hooks'
import { act } from 'preact/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { useReportedSize } from './useReportedSize.ts'

const told: string[] = []
let notice: () => void = () => {}

/** happy-dom lays nothing out: the observer is told by hand, and hears once at first as in a browser. */
class Observer {
  #isOn = true
  constructor(hear: () => void) {
    notice = () => this.#isOn && hear()
  }
  observe(): void {
    notice()
  }
  disconnect(): void {
    this.#isOn = false
  }
}

function Box({ isHeld }: { readonly isHeld: boolean }) {
  const box = useRef<HTMLElement>(null)
  useReportedSize(box, isHeld, (width, height) => void told.push(`${width}x${height}`))
  return <main ref={box} />
}

afterEach(() => void vi.unstubAllGlobals())

it('tells each size once, and after it was held the one that stands then', async () => {
  vi.stubGlobal('ResizeObserver', Observer)
  const size = { width: 288, height: 43 }
  vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockImplementation(() => ({ ...size }) as DOMRect)
  const root = document.body
  const show = (isHeld: boolean) => act(() => render(<Box isHeld={isHeld} />, root))
  await show(false)
  notice()
  expect(told).toEqual(['288x43'])
  // A card stands there in full, then a chip in its place, while held; the same chip counts afterwards.
  Object.assign(size, { width: 360, height: 521 })
  notice()
  await show(true)
  Object.assign(size, { width: 288, height: 43 })
  notice()
  expect(told).toEqual(['288x43', '360x521'])
  await show(false)
  expect(told).toEqual(['288x43', '360x521', '288x43'])
})
