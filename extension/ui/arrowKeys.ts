const steps: Record<string, number> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }

/** Moves the focus among the buttons of a group by arrow keys, Home and End; round at both ends. */
export function moveByArrows(event: KeyboardEvent & { readonly currentTarget: HTMLElement }): void {
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('button:not(:disabled)')]
  const here = buttons.findIndex((button) => button === document.activeElement)
  if (here === -1) return
  const target = targetOf(event.key, here, buttons.length)
  if (target === null) return
  event.preventDefault()
  buttons[target]?.focus()
}

function targetOf(key: string, here: number, count: number): number | null {
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  const step = steps[key]
  return step === undefined ? null : (here + step + count) % count
}
