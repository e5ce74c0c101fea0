import { justificationMessages } from '#shared/message/justification.ts'
import { ladderMessages } from '#shared/message/ladder.ts'
import { popupMessages } from '#shared/message/popup.ts'
import type { LedgerEntry } from '../../platform/ledgerMessage.ts'
import { useLocale } from '../../ui/language.ts'

/** How an entry came about, whether it was allowed, and whether it has been sent. */
export function EntryState({ entry }: { readonly entry: LedgerEntry }) {
  const locale = useLocale()
  const messages = popupMessages[locale].entries
  const { justification } = entry
  return (
    <span class="small quiet">
      <span class={entry.source === 'unanswered' ? 'needs-you' : ''}>{messages.source[entry.source]}</span>
      {entry.overridden && <span class="stop"> · {messages.overridden}</span>} · {messages.sync[entry.sync]}
      {justification !== null && (
        <span class="reason">
          {' '}· {ladderMessages[locale].justify.given(justificationMessages[locale][justification.reason])}
          {justification.text !== null && `, ${ladderMessages[locale].justify.quoted(justification.text)}`}
        </span>
      )}
    </span>
  )
}
