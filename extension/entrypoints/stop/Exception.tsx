import { useState } from 'preact/hooks'
import { ladderMessages } from '#shared/message/ladder.ts'
import { Declare, type Saved } from '../../feature/declare/index.ts'
import { NoticeText } from '../../feature/notice/index.ts'
import { Acknowledge } from '../../feature/setting/index.ts'
import { call } from '../../platform/client.ts'
import type { BarrierState } from '../../platform/ladderMessage.ts'
import { useLocale } from '../../ui/language.ts'

/** The question for the exception, right there. Where the answer leads to another rule, the page goes on to the service. */
export function Exception({ state, isAnswered }: { readonly state: BarrierState; readonly isAnswered: boolean }) {
  const messages = ladderMessages[useLocale()].stop
  const [refused, refuse] = useState(0)

  function go(saved: Saved): void {
    if (saved.isBarred) refuse(refused + 1)
    else location.replace(state.url)
  }

  return (
    <details class="fold exception">
      <summary>{isAnswered ? messages.again : messages.exception}</summary>
      {state.private ? (
        <p class="message">{messages.private}</p>
      ) : !state.notice.acknowledged ? (
        <>
          {/* Whom to ask, the foot of the page says. */}
          <NoticeText notice={{ ...state.notice, contact: null }} organisation={state.organisation} hints={state.hints !== null} brief />
          <Acknowledge notice={state.notice} />
        </>
      ) : (
        <>
          <p class="quiet">{messages.exceptionHint}</p>
          {refused > 0 && (
            <p class="message" role="status">
              {messages.stays}
            </p>
          )}
          <Declare
            // A new one after each answer that does not help.
            key={refused}
            service={state.service}
            // The rules judge, in the background: this page is the warning already.
            policy={null}
            alternative={null}
            purposes={state.purposes}
            last={null}
            accountType={null}
            asksConnectors={state.asksConnectors}
            given={null}
            remembers
            onSave={(answer, memory, _overridden, justification) => call({ kind: 'barrier/answer', service: state.service.id, answer, memory, justification })}
            onSaved={go}
          />
        </>
      )}
    </details>
  )
}
