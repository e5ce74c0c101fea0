import { useEffect, useState } from 'preact/hooks'
import { ladderMessages } from '#shared/message/ladder.ts'
import { useLocale } from '../../ui/language.ts'

/** Seconds until it leads on. Source: WCAG 2.2, 2.2.1, at least twenty in which a simple action is enough to stay. */
export const leadOnAfter = 20

/** Leads on to what is to be used instead. Any key or press stays; a page nobody looks at leads nowhere. */
export function LeadOn({ href, name }: { readonly href: string; readonly name: string }) {
  const messages = ladderMessages[useLocale()].stop
  const [left, setLeft] = useState<number | null>(leadOnAfter)
  const isLeading = left !== null
  useEffect(() => {
    if (!isLeading) return
    const stay = () => setLeft(null)
    const timer = setInterval(() => setLeft((seconds) => (seconds === null || document.hidden ? seconds : Math.max(0, seconds - 1))), 1000)
    addEventListener('keydown', stay)
    addEventListener('pointerdown', stay)
    return () => {
      clearInterval(timer)
      removeEventListener('keydown', stay)
      removeEventListener('pointerdown', stay)
    }
  }, [isLeading])
  useEffect(() => {
    // In place of this page: going back leads to where the person came from.
    if (left === 0) location.replace(href)
  }, [left])
  if (left === null) return null
  return (
    <p class="lead-on">
      <span role="timer">{messages.leadsOn(name, left)}</span>{' '}
      <button type="button" class="button text" onClick={() => setLeft(null)}>
        {messages.stay}
      </button>
    </p>
  )
}
