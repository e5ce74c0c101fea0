import { declareMessages } from '#shared/message/declare.ts'
import { detailMessages } from '#shared/message/detail.ts'
import { affectsPeople, connectors, destinations, humanReviews } from '#shared/taxonomy/lists.ts'
import type { Affected } from '#shared/taxonomy/schema.ts'
import { ChooseOne, ChooseSeveral } from '../../ui/Choices.tsx'
import { useTexts } from '../text/index.ts'
import type { Draft } from './draft.ts'

type ExtrasProps = { readonly draft: Draft; readonly asksConnectors: boolean; readonly onChange: (change: Partial<Draft>) => void }

/** What may be added but need not. */
export function Extras({ draft, asksConnectors, onChange }: ExtrasProps) {
  const { locale, words: { field } } = useTexts()
  const words = detailMessages[locale]
  const known = <T extends string>(value: T | 'unknown') => (value === 'unknown' ? null : value)
  return (
    <div class="extras">
      <ChooseOne
        legend={field.humanReview}
        choices={humanReviews.map((id) => ({ id, label: words.humanReview[id] }))}
        value={known(draft.humanReview)}
        onChoose={(humanReview) => onChange({ humanReview })}
      />
      <ChooseOne
        legend={field.destination}
        choices={destinations.map((id) => ({ id, label: words.destination[id] }))}
        value={known(draft.destination)}
        onChoose={(destination) => onChange({ destination })}
      />
      <ChooseSeveral
        legend={field.affectsPeople}
        choices={affectsPeople.map((id) => ({ id, label: words.affectsPeople[id] }))}
        value={draft.affectsPeople}
        onChoose={(chosen) => onChange({ affectsPeople: withoutContradiction(chosen) })}
      />
      {asksConnectors && (
        <ChooseSeveral
          legend={field.connectors}
          choices={connectors.map((id) => ({ id, label: words.connector[id] }))}
          value={draft.connectors}
          none={declareMessages[locale].none}
          onChoose={(chosen) => onChange({ connectors: chosen })}
        />
      )}
    </div>
  )
}

/** "Nobody" and anybody exclude each other: what was chosen last holds. */
function withoutContradiction(chosen: Affected[] | 'unknown'): Affected[] | 'unknown' {
  if (chosen === 'unknown' || chosen.length < 2 || !chosen.includes('nobody')) return chosen
  return chosen.at(-1) === 'nobody' ? ['nobody'] : chosen.filter((id) => id !== 'nobody')
}
