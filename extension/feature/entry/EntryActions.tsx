import { formatDay } from '#shared/message/format.ts'
import { popupMessages } from '#shared/message/popup.ts'
import type { LedgerEntry } from '../../platform/ledgerMessage.ts'
import { useLocale } from '../../ui/language.ts'
import type { Deletion } from './useDeletion.ts'

type EntryActionsProps = { readonly entry: LedgerEntry; readonly deletion: Deletion; readonly onCorrect: () => void }

/** Correct and delete; while it is leaving, undo. Names say which entry, for those who hear them out of place. */
export function EntryActions({ entry, deletion, onCorrect }: EntryActionsProps) {
  const locale = useLocale()
  const messages = popupMessages[locale].entries
  const name = (action: string) => messages.named(action, entry.service.name, formatDay(locale, entry.day))
  if (deletion.isLeaving(entry.session)) {
    return (
      <span class="row-actions">
        <output class="small">{messages.leaving}</output>
        <button type="button" class="button text small" aria-label={name(messages.undo)} onClick={() => deletion.undo(entry.session)}>
          {messages.undo}
        </button>
      </span>
    )
  }
  const correct = entry.answer === null ? messages.answerIt : messages.correct
  return (
    <span class="row-actions">
      <button type="button" class="button text small" aria-label={name(correct)} onClick={onCorrect}>
        {correct}
      </button>
      <button type="button" class="button text small" aria-label={name(messages.remove)} onClick={() => deletion.remove(entry.session)}>
        {messages.remove}
      </button>
    </span>
  )
}
