import { guidanceMessages } from '#shared/message/guidance.ts'
import { call } from '../../platform/client.ts'
import type { GuidanceState } from '../../platform/reportMessage.ts'
import { useTexts } from '../text/index.ts'

/** Says that the AI policy is due to be read; nothing where it is not. `href`: where it stands in this page. */
export function GuidanceLine({ guidance, href }: { readonly guidance: GuidanceState | null; readonly href?: string }) {
  const messages = guidanceMessages[useTexts().locale]
  if (guidance === null || !guidance.isDue) return null
  return (
    <p class="beside">
      <span>{guidance.acknowledgedOn === null ? messages.due : messages.dueAgain}</span>
      {href !== undefined
        ? <a href={href}>{messages.read}</a>
        // Where it cannot be opened, the page says so itself on its next question to the background.
        : <button type="button" class="button" onClick={() => void call({ kind: 'page/open', page: 'policy' }).catch(() => undefined)}>{messages.read}</button>}
    </p>
  )
}
