import type { FrameOrder } from '#extension/platform/hostMessage.ts'

// The frame of chip and card: an extension page in a closed shadow root. The page around it can remove it, no more.

const mostReattachments = 5
const mostCorrections = 50
const margin = 16

export type Frame = {
  readonly show: (order: FrameOrder) => void
  /** Puts the focus into the card; `back` returns it to where it was. */
  readonly focus: () => void
  readonly back: () => void
}

/** Makes the frame; it is in the page only while something shows. `address`: the card page. */
export function createFrame(address: string): Frame {
  const host = document.createElement('div')
  const root = host.attachShadow({ mode: 'closed' })
  const frame = document.createElement('iframe')
  let reattachments = 0
  let corrections = 0
  let wanted = false
  /** The style we gave the element: with any other, the page has moved it or made it see-through. */
  let given = ''
  let before: Element | null = null
  let asked = false
  const windowFull = matchMedia('(display-mode: fullscreen)')

  function dress(rules: Readonly<Record<string, string>>): void {
    style(host, rules)
    given = host.getAttribute('style') ?? ''
  }

  // Inline and important: no style sheet of the page can hide or move it, or make it see-through.
  dress({
    all: 'initial', position: 'fixed', inset: `auto ${margin}px ${margin}px auto`, 'z-index': '2147483647', display: 'block',
    margin: '0', padding: '0', border: '0', background: 'transparent', overflow: 'hidden', opacity: '1', visibility: 'visible',
    'pointer-events': 'auto', 'color-scheme': 'normal',
  })
  style(frame, { all: 'initial', display: 'block', width: '100%', height: '100%', border: '0', background: 'transparent', 'color-scheme': 'light dark' })
  frame.title = 'Daybook'
  frame.setAttribute('allowtransparency', 'true')
  root.append(frame)

  function attach(): void {
    if (!wanted || host.isConnected || isFullScreen()) return
    frame.src = address
    document.documentElement.append(host)
    // The top layer: above whatever the page stacks up.
    host.popover = 'manual'
    host.showPopover()
  }

  const watcher = new MutationObserver(() => {
    if (!wanted || host.isConnected || reattachments >= mostReattachments) return
    reattachments += 1
    attach()
  })
  // Put right before the next frame is painted, or a click could be caught under another pointer; a page that will not
  // stop gets no card.
  const guard = new MutationObserver(() => {
    if (!wanted || host.getAttribute('style') === given) return
    corrections += 1
    if (corrections <= mostCorrections) return host.setAttribute('style', given)
    wanted = false
    host.remove()
  })
  guard.observe(host, { attributes: true, attributeFilter: ['style'] })
  watcher.observe(document, { childList: true })
  watcher.observe(document.documentElement, { childList: true })
  // Of an element, and of the window (F11). Asked for by the shortcut, the card comes over the window all the same.
  const isFullScreen = () => document.fullscreenElement !== null || (windowFull.matches && !asked)
  const follow = () => (isFullScreen() ? host.remove() : attach())
  document.addEventListener('fullscreenchange', follow)
  windowFull.addEventListener('change', follow)

  return {
    show({ show, width, height, focus }) {
      wanted = show !== 'nothing'
      asked = focus || (asked && show === 'card')
      if (!wanted) return host.remove()
      dress({
        width: `min(${width}px, calc(100vw - ${2 * margin}px))`,
        height: `min(${height}px, calc(100vh - ${2 * margin}px))`,
      })
      attach()
    },
    focus() {
      before = document.activeElement
      frame.focus()
    },
    back() {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
      before = null
    },
  }
}

function style(element: HTMLElement, rules: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(rules)) element.style.setProperty(name, value, 'important')
}
