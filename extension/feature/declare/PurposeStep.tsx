import { useState } from 'preact/hooks'
import { purposes as purposeList } from '#shared/taxonomy/lists.ts'
import type { Purpose } from '#shared/taxonomy/schema.ts'
import { useArrowKeys } from '../../ui/useArrowKeys.ts'
import { useTexts } from '../text/index.ts'

/** How many purposes stand first, each with its number key. */
export const firstPurposes = 6

type PurposeStepProps = { readonly purposes: readonly Purpose[]; readonly onChoose: (purpose: Purpose) => void }

const groups = [...new Set(purposeList.map(({ group }) => group))]

/** The first question: the own most used purposes, all others one click away in their groups. */
export function PurposeStep({ purposes, onChoose }: PurposeStepProps) {
  const { card, words } = useTexts()
  const group = useArrowKeys<HTMLElement>()
  const messages = card.question
  const [isAll, showAll] = useState(false)
  return (
    <section ref={group} class="group" aria-label={messages.purpose}>
      <h2 class="legend">{messages.purpose}</h2>
      {isAll ? (
        groups.map((name) => (
          <div key={name} class="group">
            <h3 class="small quiet">{words.purposeGroup[name]}</h3>
            <div class="purposes">
              {purposeList.filter((item) => item.group === name).map(({ id }) => (
                <button key={id} type="button" class="option" title={words.purpose[id].help} onClick={() => onChoose(id)}>
                  {words.purpose[id].label}
                </button>
              ))}
            </div>
          </div>
        ))
      ) : (
        <div class="purposes">
          {purposes.slice(0, firstPurposes).map((id, index) => (
            <button key={id} type="button" class="option" aria-keyshortcuts={String(index + 1)} title={words.purpose[id].help} onClick={() => onChoose(id)}>
              <kbd aria-hidden="true">{index + 1}</kbd>
              <span>{words.purpose[id].label}</span>
            </button>
          ))}
        </div>
      )}
      <button type="button" class="button text small" aria-expanded={isAll} onClick={() => showAll(!isAll)}>
        {isAll ? messages.purposeFewer : messages.purposeMore}
      </button>
    </section>
  )
}
