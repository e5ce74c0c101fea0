import { popupMessages } from '#shared/message/popup.ts'
import type { Fault } from '../../platform/useTask.ts'
import { useLocale } from '../../ui/language.ts'

/** What went wrong, and what to do. Nothing when nothing did. */
export function FaultLine({ fault }: { readonly fault: Fault | null }) {
  const messages = popupMessages[useLocale()].fault
  if (fault === null) return null
  return (
    <p class="message fault" role="alert">
      {messages[fault]}
    </p>
  )
}
