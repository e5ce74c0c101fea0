import { useState } from 'preact/hooks'
import { noticeMessages } from '#shared/message/notice.ts'
import { NoticeText } from '../../feature/notice/index.ts'
import { useTexts } from '../../feature/text/index.ts'
import { call } from '../../platform/client.ts'
import type { CardState } from '../../platform/message.ts'

type NoticeStepProps = {
  readonly state: CardState
  readonly onFault: (reason: 'storage' | 'gone' | 'notice' | 'private' | 'unreachable') => void
}

/** The notice, before the first entry. Nothing is recorded until it was seen. */
export function NoticeStep({ state, onFault }: NoticeStepProps) {
  const messages = noticeMessages[useTexts().locale].notice
  const [isWaiting, wait] = useState(false)

  async function acknowledge(): Promise<void> {
    wait(true)
    const done = await call({ kind: 'notice/acknowledge', notice: state.notice.id }).catch(() => ({ ok: false, reason: 'unreachable' }) as const)
    wait(false)
    if (!done.ok) onFault(done.reason)
  }

  return (
    <section class="first">
      <h2 tabIndex={-1}>{messages.title}</h2>
      <NoticeText notice={state.notice} organisation={state.organisation} hints={state.hints !== null} brief />
      <button type="button" class="button primary" disabled={isWaiting || state.storageBroken} onClick={() => void acknowledge()}>
        {messages.acknowledge}
      </button>
    </section>
  )
}
