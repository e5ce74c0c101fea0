import { useState } from 'preact/hooks'
import { guidanceMessages } from '#shared/message/guidance.ts'
import type { GuidanceState } from '../../platform/reportMessage.ts'
import { useReply } from '../../platform/useReply.ts'
import { call } from '../../platform/client.ts'
import { useTexts } from '../text/index.ts'
import { GuidancePage, PageQuestion } from './GuidancePage.tsx'

/** The AI policy and its training as a whole, to be read at any time; says when it was read, and lets it be said. */
export function GuidanceText({ guidance }: { readonly guidance: GuidanceState | null }) {
  const { locale } = useTexts()
  const messages = guidanceMessages[locale]
  const [reply] = useReply({ kind: 'guidance/read' }, null)
  const [fault, setFault] = useState<keyof typeof messages.fault | null>(null)
  const [isWaiting, wait] = useState(false)
  const text = reply.state === 'here' ? reply.value : null

  async function acknowledge(): Promise<void> {
    wait(true)
    setFault(null)
    const done = await call({ kind: 'guidance/acknowledge', version: text?.version ?? 0 }).catch(() => ({ ok: false, reason: 'unreachable' }) as const)
    wait(false)
    if (!done.ok) setFault(done.reason === 'storage' || done.reason === 'gone' ? done.reason : 'unreachable')
  }

  return (
    <section class="prose" aria-labelledby="guidance-title">
      <h2 id="guidance-title">{messages.title}</h2>
      {guidance === null || text === null || text === undefined || text.policy === null ? (
        reply.state === 'waiting' ? null : <p class="quiet">{messages.none}</p>
      ) : (
        <>
          <p class={guidance.isDue ? 'needs-you' : 'quiet'}>{stateOf(messages, guidance)}</p>
          <GuidancePage page={text.policy} heading="h3" />
          {text.training.length > 0 && <h3>{messages.training}</h3>}
          {text.training.map(({ page, question }, index) => (
            <details key={index} class="fold">
              <summary>{page[locale].title}</summary>
              <GuidancePage page={page} heading={null}>{question !== null && <PageQuestion question={question} />}</GuidancePage>
            </details>
          ))}
          {guidance.isDue && (
            <button type="button" class="button primary" disabled={isWaiting} onClick={() => void acknowledge()}>{messages.understood}</button>
          )}
          {fault !== null && <p class="message fault" role="alert">{messages.fault[fault]}</p>}
          <p class="small quiet">{messages.noScore} {messages.noticeOfOrganisation}</p>
        </>
      )}
    </section>
  )
}

function stateOf(messages: (typeof guidanceMessages)['en' | 'de'], { acknowledgedOn, isDue }: GuidanceState): string {
  if (acknowledgedOn === null) return messages.never
  return isDue ? messages.acknowledgedOlder(acknowledgedOn) : messages.acknowledgedOn(acknowledgedOn)
}
