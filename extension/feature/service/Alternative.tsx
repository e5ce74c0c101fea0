import type { CardState } from '../../platform/message.ts'
import { OutIcon } from '../../ui/icons.tsx'
import { useTexts } from '../text/index.ts'

/** The approved service to use instead, as a link. */
export function Alternative({ to }: { readonly to: NonNullable<CardState['alternative']> }) {
  const messages = useTexts().card.allowed
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
