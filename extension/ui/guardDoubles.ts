/** A press this soon after another in the same place belongs to it, milliseconds. */
const soon = 400
/** In the same place, CSS pixels. */
const near = 8

/**
 * Lets a press count once. Whoever clicks twice, or holds a key, meant what stood there at first: where a press has brought
 * something else into its place, the second one does nothing. Presses again and again on the same thing go through.
 */
export function guardDoubles(): void {
  let last: { readonly at: number; readonly x: number; readonly y: number; readonly target: Element | null } | null = null
  addEventListener('click', (event) => {
    // A click made by a key has no place.
    if (event.detail === 0) return
    const { timeStamp: at, screenX: x, screenY: y } = event
    const target = pressed(event.target)
    const isSecond = last !== null && at - last.at < soon && Math.abs(x - last.x) < near && Math.abs(y - last.y) < near
    const isElsewhere = isSecond && target !== last?.target
    last = { at, x, y, target: isSecond ? (last?.target ?? null) : target }
    if (isElsewhere) drop(event)
  }, { capture: true })

  addEventListener('keydown', (event) => {
    if (event.repeat && /^(?:Enter| |\d)$/.test(event.key) && !isWriting(event.target)) drop(event)
  }, { capture: true })
}

function drop(event: Event): void {
  event.preventDefault()
  event.stopImmediatePropagation()
}

function pressed(target: EventTarget | null): Element | null {
  return target instanceof Element ? (target.closest('button, a, label, summary') ?? target) : null
}

function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || (target instanceof HTMLInputElement && !['radio', 'checkbox'].includes(target.type))
}
