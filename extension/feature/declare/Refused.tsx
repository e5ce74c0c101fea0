import { declareMessages } from '#shared/message/declare.ts'
import type { Answer } from '#shared/declaration/schema.ts'
import type { ServicePolicy } from '#shared/policy/schema.ts'
import { effectiveLevel } from '#shared/taxonomy/rules.ts'
import type { CardState, ServiceView } from '../../platform/message.ts'
import { Alternative } from '../service/index.ts'
import { useTexts, type Texts } from '../text/index.ts'
import { obstacleTo } from './draft.ts'

type RefusedProps = {
  readonly service: ServiceView | null
  readonly policy: ServicePolicy | null
  readonly alternative: CardState['alternative']
  readonly answer: Answer
  readonly saving: boolean
  readonly onSave: () => void
  readonly onBack: () => void
}

/** Says what is not allowed and what to use instead; the truth can still be saved. */
export function Refused({ service, policy, alternative, answer, saving, onSave, onBack }: RefusedProps) {
  const texts = useTexts()
  const messages = declareMessages[texts.locale].refused
  return (
    <section class="refused" aria-label={messages.title}>
      <div class="message fault" role="alert">
        <h2>{messages.title}</h2>
        {service !== null && policy !== null && <p>{reasonOf(texts, service, policy, answer)}</p>}
        {alternative !== null && <Alternative to={alternative} />}
      </div>
      <p class="small quiet">{messages.truth}</p>
      <div class="actions">
        <button type="button" class="button primary" onClick={onBack} disabled={saving}>
          {messages.back}
        </button>
        <button type="button" class="button" onClick={onSave} disabled={saving}>
          {saving ? texts.card.save.saving : messages.save}
        </button>
      </div>
    </section>
  )
}

function reasonOf({ locale, words }: Texts, service: ServiceView, policy: ServicePolicy, answer: Answer): string {
  const messages = declareMessages[locale].refused
  const level = answer.categories === 'unknown' ? answer.level : effectiveLevel(answer.level, answer.categories)
  switch (obstacleTo(policy, answer)) {
    case 'service':
      return messages.service(service.name)
    case 'level':
      return messages.level(service.name, words.level[level].adjective)
    case 'purpose':
      return messages.purpose(service.name, words.purpose[answer.purpose].label)
    case 'account':
      return messages.account(service.name, words.accountType[answer.accountType].label)
    case 'combination':
      return messages.combination(service.name)
  }
}
