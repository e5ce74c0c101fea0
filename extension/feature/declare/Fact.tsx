import { useTexts } from '../text/index.ts'

type FactProps = { readonly field: 'purpose' | 'level'; readonly value: string; readonly onChange: () => void }

/** What is said already: one line, with its way back. */
export function Fact({ field, value, onChange }: FactProps) {
  const { card, words } = useTexts()
  return (
    <p class="fact">
      <span class="quiet">{words.field[field]}</span>
      <span>{value}</span>
      <button type="button" class="button text small" aria-label={`${card.question.change}: ${words.field[field]}`} onClick={onChange}>
        {card.question.change}
      </button>
    </p>
  )
}
