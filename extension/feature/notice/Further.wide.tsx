import { wideMessages } from '#shared/message/wide.ts'
import type { Organisation } from '../../platform/message.ts'
import { useTexts } from '../text/index.ts'

/** What the wide build looks at besides, whatever the organisation's own notice says. */
export function Further({ organisation }: { readonly organisation: Organisation | null }) {
  const messages = wideMessages[useTexts().locale].notice
  const seen = organisation === null ? messages.seenUnknown : organisation.mode === 'personal' ? messages.seenAlone : messages.seen(organisation.k)
  return (
    <dl class="recorded">
      <dt>{messages.title}</dt>
      <dd>{messages.what}</dd>
      <dd>{messages.kept}</dd>
      <dd>{seen}</dd>
    </dl>
  )
}
