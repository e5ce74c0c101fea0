import type { RefObject } from 'preact'
import { useEffect } from 'preact/hooks'

/** Tells the size an element takes, in whole CSS pixels, at first and after every change. While held it tells nothing; afterwards, what it is then. */
export function useReportedSize(target: RefObject<HTMLElement | null>, isHeld: boolean, tell: (width: number, height: number) => void): void {
  useEffect(() => {
    const element = target.current
    if (element === null || isHeld) return
    let last = ''
    const observer = new ResizeObserver(() => {
      const { width, height } = element.getBoundingClientRect()
      const size = `${Math.ceil(width)} ${Math.ceil(height)}`
      if (size === last || width === 0 || height === 0) return
      last = size
      tell(Math.ceil(width), Math.ceil(height))
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [isHeld])
}
