import { noticeMessages, type NoticeMessages } from '#shared/message/notice.ts'
import type { Organisation } from '../../platform/message.ts'
import { useTexts } from '../text/index.ts'

type RecordedProps = {
  readonly organisation: Organisation | null
  /** What is pasted is looked at in this browser. */
  readonly hints: boolean
}

/** What is recorded, what never, and who sees it: the exact statement. */
export function Recorded({ organisation, hints }: RecordedProps) {
  const messages = noticeMessages[useTexts().locale].recorded
  return (
    <dl class="recorded">
      <dt>{messages.yes}</dt>
      <dd>{messages.fields}</dd>
      <dt>{messages.no}</dt>
      <dd>{messages.never}</dd>
      {hints && (
        <>
          <dt>{messages.looked}</dt>
          <dd>{messages.hints}</dd>
          <dd>{messages.hintsKept}</dd>
        </>
      )}
      <dt>{messages.who}</dt>
      <dd>{messages.you}</dd>
      <dd>{messages.nobody}</dd>
      <dd>{seenBy(messages, organisation)}</dd>
      <dd>{messages.kept}</dd>
    </dl>
  )
}

/** The same in four lines, for the first look. */
export function Brief({ organisation, hints }: RecordedProps) {
  const messages = noticeMessages[useTexts().locale].brief
  return (
    <dl class="brief">
      <dt>{messages.yes}</dt>
      <dd>{messages.fields}</dd>
      <dt>{messages.no}</dt>
      <dd>{messages.never}</dd>
      {hints && (
        <>
          <dt>{messages.looked}</dt>
          <dd>{messages.hints}</dd>
        </>
      )}
      <dt>{messages.who}</dt>
      <dd>{seenBy(messages, organisation)}</dd>
    </dl>
  )
}

function seenBy(messages: NoticeMessages['recorded' | 'brief'], organisation: Organisation | null): string {
  if (organisation === null) return messages.unknownK
  return organisation.mode === 'personal' ? messages.single : messages.counts(organisation.k)
}
