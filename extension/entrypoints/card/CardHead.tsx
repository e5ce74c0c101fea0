import { StatusWord } from '../../feature/service/index.ts'
import type { CardState } from '../../platform/message.ts'
import { CloseIcon, FoldIcon } from '../../ui/icons.tsx'
import { Mark } from '../../ui/Mark.tsx'
import { useTexts } from '../../feature/text/index.ts'

type CardHeadProps = {
  readonly state: CardState
  readonly onFold: () => void
  /** Null: there is no question to close. */
  readonly onClose: (() => void) | null
}

/** Whose page this is, which service, and its status. */
export function CardHead({ state, onFold, onClose }: CardHeadProps) {
  const messages = useTexts().card
  const { service, policy, organisation } = state
  const workspace = organisation?.mode === 'personal' ? messages.card.personal : organisation?.mode === 'sample' ? messages.card.sample : null
  return (
    <header>
      <p class="masthead">
        <Mark size={18} />
        <span>{messages.name}</span>
        {organisation !== null && organisation.name !== '' && <span class="quiet organisation">{organisation.name}</span>}
        <button type="button" class="button icon" aria-label={messages.card.fold} onClick={onFold}>
          <FoldIcon />
        </button>
        {onClose !== null && (
          <button type="button" class="button icon" aria-label={messages.card.close} onClick={onClose}>
            <CloseIcon />
          </button>
        )}
      </p>
      <h1>
        {service.name} <span class="quiet small">{service.vendor}</span>
      </h1>
      <StatusWord status={policy.status} />
      {workspace !== null && <p class="small quiet">{workspace}</p>}
    </header>
  )
}
