/** How long the frame must have been in full sight before a click counts, milliseconds. */
const steady = 300

type Sighted = IntersectionObserverEntry & { readonly isVisible?: boolean }

/**
 * Keeps back clicks on this page while the page around its frame covers it, makes it see-through or has only just stopped
 * doing so: a click that was meant for something else must not become an answer. `onKept` hears of each. Keys need no such
 * care, since the page around cannot put the focus in here. Where the browser cannot tell (Firefox has no
 * IntersectionObserver with `trackVisibility`), every click counts.
 */
export function guardClicks(onKept: () => void): void {
  let hiddenAt = -Infinity
  let isHidden = false
  const observer = new IntersectionObserver((entries) => {
    const entry = entries.at(-1) as Sighted | undefined
    if (entry?.isVisible === undefined) return
    if (isHidden && entry.isVisible) hiddenAt = performance.now()
    isHidden = !entry.isVisible
  }, { trackVisibility: true, delay: 100, threshold: [0, 0.25, 0.5, 0.75, 1] } as IntersectionObserverInit)
  observer.observe(document.documentElement)

  addEventListener('click', (event) => {
    // A click made by a key has no pointer and no place.
    if (event.detail === 0 || (!isHidden && performance.now() - hiddenAt >= steady)) return
    event.preventDefault()
    event.stopImmediatePropagation()
    onKept()
  }, { capture: true })
}
