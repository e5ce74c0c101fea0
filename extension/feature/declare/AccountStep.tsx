import { accountTypes } from '#shared/taxonomy/lists.ts'
import type { AccountType } from '#shared/taxonomy/schema.ts'
import { useArrowKeys } from '../../ui/useArrowKeys.ts'
import { useTexts } from '../text/index.ts'

type AccountStepProps = { readonly disabled: boolean; readonly onChoose: (account: AccountType) => void }

/** The third question, only where the account decides whether the use is allowed. Buttons, since a press goes on at once. */
export function AccountStep({ disabled, onChoose }: AccountStepProps) {
  const { card, words } = useTexts()
  const group = useArrowKeys<HTMLElement>()
  return (
    <section ref={group} class="group" aria-label={card.question.account}>
      <h2 class="legend">{card.question.account}</h2>
      <p class="small quiet">{card.question.accountNeeded}</p>
      <div class="purposes">
        {accountTypes.map((id, index) => (
          <button key={id} type="button" class="option" disabled={disabled} aria-keyshortcuts={String(index + 1)} title={words.accountType[id].hint} onClick={() => onChoose(id)}>
            <kbd aria-hidden="true">{index + 1}</kbd>
            <span>{words.accountType[id].label}</span>
          </button>
        ))}
      </div>
    </section>
  )
}
