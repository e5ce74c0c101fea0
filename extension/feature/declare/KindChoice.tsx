import { useState } from 'preact/hooks'
import { declareMessages } from '#shared/message/declare.ts'
import { detailMessages } from '#shared/message/detail.ts'
import { categories } from '#shared/taxonomy/lists.ts'
import type { Category } from '#shared/taxonomy/schema.ts'
import { Announcer } from '../../ui/Announcer.tsx'
import { ChooseSeveral } from '../../ui/Choices.tsx'
import { useTexts } from '../text/index.ts'
import { levelOf, type Draft } from './draft.ts'

type KindChoiceProps = { readonly draft: Draft; readonly onChoose: (categories: Category[] | 'unknown') => void }

// What offices hand to an AI most: shown first, the rest one click away.
const usual: readonly Category[] = ['personal_data', 'customer_data', 'employee_data', 'source_code', 'financial_data', 'credentials']
const ids = categories.map(({ id }) => id)

/** The kinds of data, asked for from confidential upwards; says when one of them raises the level. */
export function KindChoice({ draft, onChoose }: KindChoiceProps) {
  const { locale, words } = useTexts()
  const messages = declareMessages[locale]
  const { category } = detailMessages[locale]
  const [isAll, showAll] = useState(false)
  const chosen = draft.categories === 'unknown' ? [] : draft.categories
  const shown = isAll ? ids : ids.filter((id) => usual.includes(id) || chosen.includes(id))
  const level = levelOf(draft)
  const raised = level !== null && level !== draft.level ? messages.raised(words.level[level].label) : ''
  const more = (
    <button type="button" class="button text small" onClick={() => showAll(true)}>
      {messages.kindsMore(ids.length - shown.length)}
    </button>
  )
  return (
    <>
      <ChooseSeveral
        legend={messages.kinds}
        choices={shown.map((id) => ({ id, label: category[id].label, hint: category[id].hint }))}
        value={draft.categories}
        none={messages.noneOfThese}
        onChoose={onChoose}
        after={isAll ? null : more}
      />
      {raised !== '' && <p class="message needs-you small">{raised}</p>}
      <Announcer text={raised} />
    </>
  )
}
