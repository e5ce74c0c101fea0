import { pwaGuidanceMessages } from '#shared/message/pwa-guidance.ts'
import type { DraftedPage } from '#shared/document/guidanceDraft.ts'
import type { GuidanceSlot } from '#shared/document/schema.ts'
import { Button } from '../../../ui/button/index.tsx'
import { locale, textsOf } from '../../../ui/locale/index.ts'
import { Tag } from '../../../ui/status/index.tsx'
import { toast } from '../../../ui/toast/index.tsx'
import { putPage } from './state.ts'

type PagesProps = { readonly pages: readonly DraftedPage[]; readonly mayEdit: boolean; readonly onEdit: (slot: GuidanceSlot) => void }

/** The pages as the card shows them, in the language of this browser, each with what can be done to it. */
export function Pages({ pages, mayEdit, onEdit }: PagesProps) {
  const { page: texts } = textsOf(pwaGuidanceMessages)
  return (
    <ol class="guidance-pages">
      {pages.map((drafted, index) => {
        const { slot, page, change } = drafted
        const { title, text } = page.page[locale.value]
        const remove = () => {
          void putPage(slot, null)
          toast({ text: texts.removed, action: { label: texts.undo, run: () => void putPage(slot, page) } })
        }
        return (
          <li key={slot}>
            <p class="guidance-place">
              <span class="soft">{slot === 'policy' ? texts.policy : texts.training(index)}</span>
              {change !== 'same' && <Tag>{texts[change]}</Tag>}
              {mayEdit && (
                <span class="line">
                  <Button look="quiet" icon="edit" aria-label={texts.editNamed(title)} onClick={() => onEdit(slot)}>{texts.edit}</Button>
                  {slot !== 'policy' && <Button look="quiet" aria-label={texts.removeNamed(title)} onClick={remove}>{texts.remove}</Button>}
                </span>
              )}
            </p>
            <CardPage drafted={drafted} title={title} text={text} />
          </li>
        )
      })}
    </ol>
  )
}

function CardPage({ drafted: { page }, title, text }: { readonly drafted: DraftedPage; readonly title: string; readonly text: string }) {
  const { page: texts } = textsOf(pwaGuidanceMessages)
  const question = page.question
  const asked = question?.texts[locale.value]
  return (
    <div class="guidance-card">
      <h3>{title}</h3>
      {text.split(/\n{2,}/).map((paragraph, index) => <p key={index}>{paragraph}</p>)}
      {asked !== undefined && (
        <>
          <p><strong>{asked.question}</strong></p>
          <ul>
            {asked.answers.map((answer, index) => (
              <li key={index} class={index === question?.right ? 'right' : ''}>{answer}{index === question?.right && <span class="soft"> ({texts.right})</span>}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
