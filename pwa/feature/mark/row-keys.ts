import { useEffect } from 'preact/hooks'
import { recall } from '../../ui/recall.ts'

/**
 * j and k move between the rows of the page's table, Enter follows the link, as arrows do once a row has focus. Enter or
 * arrow down in the filter goes to the first row it leaves, Escape just out of it.
 */
export function useRowKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.target instanceof HTMLElement && event.target.matches('[data-filter]')) return leaveFilter(event, event.target)
      if (event.ctrlKey || event.metaKey || event.altKey || (event.key !== 'j' && event.key !== 'k')) return
      if (isTyping(event.target) || recall('single-keys', ['on', 'off'], 'on') === 'off') return
      const links = rowLinks()
      const at = links.indexOf(document.activeElement as HTMLAnchorElement)
      const next = links[at === -1 ? 0 : event.key === 'j' ? at + 1 : at - 1]
      next?.focus()
      next?.scrollIntoView({ block: 'nearest' })
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
}

function rowLinks(): HTMLAnchorElement[] {
  return [...document.querySelectorAll<HTMLAnchorElement>('main a.row-link')]
}

function leaveFilter(event: KeyboardEvent, filter: HTMLElement): void {
  if (event.key === 'Escape') {
    // The browser's own Escape would empty the field, and with it the list.
    event.preventDefault()
    filter.blur()
  } else if (event.key === 'Enter' || event.key === 'ArrowDown') {
    event.preventDefault()
    rowLinks()[0]?.focus()
  }
}

/** True where a key belongs to what has focus: a field, or anything in a dialog. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.closest('input, textarea, select, dialog') !== null)
}
