import { cardMessages } from '#shared/message/card.ts'
import type { CardState } from '../../platform/message.ts'
import { OutIcon } from '../../ui/icons.tsx'
import { useLocale } from '../../ui/language.ts'

/** The approved service to use instead, as a link. */
export function Alternative({ to }: { readonly to: NonNullable<CardState['alternative']> }) {
  const messages = cardMessages[useLocale()].allowed
  return (
    <p class="alternative">
      {messages.instead}{' '}
      <a href={to.url} target="_blank" rel="noopener noreferrer">
        {to.name}
        <OutIcon />
        <span class="unseen">, {messages.opensTab}</span>
      </a>
    </p>
  )
}
