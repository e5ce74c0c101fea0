import { signal } from '@preact/signals'
import { recall, remember } from '../ui/recall.ts'
import { openDialog } from './open.tsx'

export const goTo: Readonly<Record<string, string>> = { o: '/', i: '/inventory', r: '/risks', p: '/policy', n: '/inbox', s: '/settings' }

/** Single keys get in the way of speech input, so they can be switched off (WCAG 2.1.4). */
export const singleKeys = signal(recall('single-keys', ['on', 'off'], 'on') === 'on')

export function chooseSingleKeys(on: boolean): void {
  singleKeys.value = on
  remember('single-keys', on ? 'on' : 'off')
}

/** How long `g` waits for its second key. */
const waitForSecond = 1_200

/**
 * Keys of the shell: Ctrl/⌘ K palette, `g` and a letter, `/` filter, `?` help.
 * @param early keys pressed before
 * @returns how to stop listening
 */
export function listenToKeys(route: (path: string) => void, early: readonly KeyboardEvent[]): () => void {
  let goAt = 0
  const onKey = (event: KeyboardEvent) => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k') {
      event.preventDefault()
      openDialog.value = 'palette'
      return
    }
    if (!singleKeys.value || event.ctrlKey || event.metaKey || event.altKey || openDialog.value !== null || isTyping(event.target)) return
    const target = event.timeStamp - goAt < waitForSecond ? goTo[event.key] : undefined
    goAt = event.key === 'g' ? event.timeStamp : 0
    if (target !== undefined) route(target)
    else if (event.key === '?') openDialog.value = 'help'
    else if (event.key === '/' && focusFilter()) event.preventDefault()
  }
  early.forEach(onKey)
  addEventListener('keydown', onKey)
  return () => removeEventListener('keydown', onKey)
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.closest('input, textarea, select, dialog') !== null)
}

/** A page marks its filter with `data-filter`. @returns whether there was one. */
function focusFilter(): boolean {
  const filter = document.querySelector<HTMLInputElement>('[data-filter]')
  filter?.focus()
  filter?.select()
  return filter !== null
}
