import { useEffect, useRef } from 'preact/hooks'

/**
 * Hears every key pressed in the page. The handler of the latest render answers, so that a key pressed right after another
 * meets the state the first one led to.
 */
export function useKeys(handler: (event: KeyboardEvent) => void): void {
  const latest = useRef(handler)
  latest.current = handler
  useEffect(() => {
    const hear = (event: KeyboardEvent) => latest.current(event)
    document.addEventListener('keydown', hear)
    return () => document.removeEventListener('keydown', hear)
  }, [])
}
