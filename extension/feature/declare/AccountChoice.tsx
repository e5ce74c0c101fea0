import { useState } from 'preact/hooks'
import { accountTypes } from '#shared/taxonomy/lists.ts'
import type { AccountType } from '#shared/taxonomy/schema.ts'
import { ChooseOne } from '../../ui/Choices.tsx'
import { useTexts } from '../text/index.ts'

type AccountChoiceProps = {
  readonly value: AccountType | null
  /** Where a preset value comes from, `given` being the answer to be changed; null: the person named it, or nobody did. */
  readonly origin: 'address' | 'last' | 'given' | null
  readonly onChoose: (account: AccountType) => void
}

/** The account: one line when it is known, a choice when it is not. */
export function AccountChoice({ value, origin, onChoose }: AccountChoiceProps) {
  const { card, words } = useTexts()
  const messages = card.question
  const [isOpen, open] = useState(value === null || origin === null)
  if (!isOpen && value !== null) {
    return (
      <p class="fact">
        <span class="quiet">{words.field.accountType}</span>
        <span>
          {words.accountType[value].label}{' '}
          {origin !== 'given' && <span class="quiet small">{origin === 'address' ? messages.accountSeen : messages.accountLast}</span>}
        </span>
        <button type="button" class="button text small" aria-label={`${messages.change}: ${words.field.accountType}`} onClick={() => open(true)}>
          {messages.change}
        </button>
      </p>
    )
  }
  const choices = accountTypes.map((id) => ({ id, label: words.accountType[id].label, hint: words.accountType[id].hint }))
  return <ChooseOne legend={messages.account} choices={choices} value={value} onChoose={onChoose} />
}
