import type { RefObject } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

const steps: Record<string, number> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }

/**
 * Lets arrow keys, Home and End move the focus among the buttons of a group; round at both ends.
 * @returns to be given to the element that holds the buttons
 */
export function useArrowKeys<T extends HTMLElement>(): RefObject<T | null> {
  const group = useRef<T>(null)
  useEffect(() => {
    const element = group.current
    if (element === null) return
    function hear(event: KeyboardEvent): void {
      const buttons = [...(element?.querySelectorAll<HTMLElement>('button:not(:disabled)') ?? [])]
      const here = buttons.findIndex((button) => button === document.activeElement)
      const target = here === -1 ? null : targetOf(event.key, here, buttons.length)
      if (target === null) return
      event.preventDefault()
      buttons[target]?.focus()
    }
    element.addEventListener('keydown', hear)
    return () => element.removeEventListener('keydown', hear)
  }, [])
  return group
}

function targetOf(key: string, here: number, count: number): number | null {
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  const step = steps[key]
  return step === undefined ? null : (here + step + count) % count
}
