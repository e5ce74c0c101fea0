import { useRef } from 'preact/hooks'
import { useTexts } from '../../feature/text/index.ts'
import type { CardState } from '../../platform/message.ts'
import type { OwnReport } from '../../platform/reportMessage.ts'
import { useAsideParts, type Aside } from './useAside.ts'

/** What stands in place of the question. */
export function AsideStep({ aside: { kind, close }, state }: { readonly aside: Aside; readonly state: CardState }) {
  const messages = useTexts().card
  const parts = useAsideParts()
  if (kind === null || parts === null) return null
  if (parts === 'lost') return <p class="message fault" role="alert">{messages.fault.unreachable}</p>
  return <parts.Aside kind={kind} state={state} onClose={close} />
}

/** An answer that no card has shown yet. It stays, though it counts as shown at once. */
export function NewsStep({ state }: { readonly state: CardState }) {
  const held = useRef(state.news)
  held.current ??= state.news
  return held.current === null ? null : <LoadedNews report={held.current} />
}

function LoadedNews({ report }: { readonly report: OwnReport }) {
  const parts = useAsideParts()
  return parts === null || parts === 'lost' ? null : <parts.News report={report} />
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
