import { popupMessages } from '#shared/message/popup.ts'
import type { LedgerEntry } from '../../platform/message.ts'
import { useLocale } from '../../ui/language.ts'

/** How an entry came about, whether it was allowed, and whether it has been sent. */
export function EntryState({ entry }: { readonly entry: LedgerEntry }) {
  const messages = popupMessages[useLocale()].entries
  return (
    <span class="small quiet">
      <span class={entry.source === 'unanswered' ? 'needs-you' : ''}>{messages.source[entry.source]}</span>
      {entry.overridden && <span class="stop"> · {messages.overridden}</span>} · {messages.sync[entry.sync]}
    </span>
  )
}
