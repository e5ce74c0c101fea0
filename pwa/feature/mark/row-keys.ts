import { useEffect } from 'preact/hooks'
import { recall } from '../../ui/recall.ts'

/** j and k move between the rows of the page's table, Enter follows the link, as arrows do once a row has focus. */
export function useRowKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || (event.key !== 'j' && event.key !== 'k')) return
      if (isTyping(event.target) || recall('single-keys', ['on', 'off'], 'on') === 'off') return
      const links = [...document.querySelectorAll<HTMLAnchorElement>('main a.row-link')]
      const at = links.indexOf(document.activeElement as HTMLAnchorElement)
      const next = links[at === -1 ? 0 : event.key === 'j' ? at + 1 : at - 1]
      next?.focus()
      next?.scrollIntoView({ block: 'nearest' })
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.closest('input, textarea, select, dialog') !== null)
}
