import { useRef } from 'preact/hooks'
import { useTexts } from '../../feature/text/index.ts'
import type { CardState } from '../../platform/message.ts'
import { Part } from './Part.tsx'
import { asidePart } from './parts.ts'
import { isPlain } from './plain.ts'
import type { Aside } from './useAside.ts'

/** What stands in place of the question. */
export function AsideStep({ aside: { kind, close }, state }: { readonly aside: Aside; readonly state: CardState }) {
  return kind === null ? null : <Part of={asidePart}>{(part) => <part.Aside kind={kind} state={state} onClose={close} />}</Part>
}

/** An answer that no card has shown yet. It stays, though it counts as shown at once. */
export function NewsStep({ state }: { readonly state: CardState }) {
  const held = useRef<CardState['news']>(null)
  if (isPlain(state)) held.current ??= state.news
  const report = held.current
  return report === null ? null : <Part of={asidePart}>{(part) => <part.News report={report} />}</Part>
}

/** The way to a request or a concern. */
export function More({ isApproved, onOpen }: { readonly isApproved: boolean; readonly onOpen: Aside['open'] }) {
  const messages = useTexts().card.more
  return (
    <p class="more">
      <button type="button" class="button text small" onClick={() => onOpen('request')}>
        {isApproved ? messages.requestUse : messages.request}
      </button>
      <button type="button" class="button text small" onClick={() => onOpen('concern')}>
        {messages.concern}
      </button>
    </p>
  )
}
