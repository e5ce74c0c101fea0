import { popupMessages } from '#shared/message/popup.ts'
import { purposes } from '#shared/taxonomy/lists.ts'
import { call } from '../../platform/client.ts'
import type { LedgerEntry } from '../../platform/ledgerMessage.ts'
import { useLocale } from '../../ui/language.ts'
import { Declare } from '../declare/index.ts'

const all = purposes.map(({ id }) => id)

/** Changes the answer of one entry, or gives it one. */
export function Correct({ entry, onDone }: { readonly entry: LedgerEntry; readonly onDone: () => void }) {
  const messages = popupMessages[useLocale()].entries
  const own = entry.answer === null ? [] : [entry.answer.purpose]
  return (
    <div class="correct">
      <Declare
        service={entry.service}
        policy={null}
        alternative={null}
        purposes={[...new Set([...own, ...all])]}
        last={null}
        accountType={null}
        // Whether the service connects to other systems is not known here, so nothing is left out.
        asksConnectors
        given={entry.answer}
        remembers={false}
        onSave={(answer, _memory, overridden, justification) => call({ kind: 'ledger/correct', session: entry.session, answer, overridden, ...(justification === null ? {} : { justification }) })}
        onSaved={onDone}
      />
      <button type="button" class="button text small" onClick={onDone}>
        {messages.cancel}
      </button>
    </div>
  )
}
