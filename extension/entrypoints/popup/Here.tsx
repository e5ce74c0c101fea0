import { useState } from 'preact/hooks'
import { popupMessages } from '#shared/message/popup.ts'
import { taxonomyMessages } from '#shared/message/taxonomy.ts'
import { answerInWords, Declare } from '../../feature/declare/index.ts'
import { Allowed, Alternative, StatusWord } from '../../feature/service/index.ts'
import { call } from '../../platform/client.ts'
import type { CardState } from '../../platform/message.ts'
import { useLocale } from '../../ui/language.ts'

/** The service in the tab the popup was opened on: status, what is allowed, and the question where there is one. */
export function Here({ here }: { readonly here: CardState | null }) {
  const locale = useLocale()
  const messages = popupMessages[locale].here
  const [isOpen, open] = useState(false)
  const [isSaved, setSaved] = useState(false)
  if (here === null) {
    return (
      <section aria-labelledby="here-title">
        <h2 id="here-title">{messages.title}</h2>
        <p class="quiet">{messages.none}</p>
      </section>
    )
  }
  const { service, policy, session, current, alternative } = here
  const isApproved = policy.status === 'approved' || policy.status === 'approved_with_conditions'
  return (
    <section class="here" aria-labelledby="here-title">
      <p class="small quiet">{messages.title}</p>
      <h2 id="here-title" class="service">
        {service.name} <span class="quiet small">{service.vendor}</span>
      </h2>
      <StatusWord status={policy.status} />
      <Allowed policy={policy} levels={here.allowedLevels} />
      {alternative !== null && !isApproved && <Alternative to={alternative} />}
      {current !== null && !isOpen && (
        <p class="small">
          <span class="quiet">{current.source === 'remembered' ? messages.remembered : messages.answered}:</span> {answerInWords(taxonomyMessages[locale], current.answer)}
        </p>
      )}
      <output class="small good">{isSaved && !isOpen && messages.saved}</output>
      {isOpen && session !== null ? (
        <>
          <Declare
            service={service}
            policy={policy}
            alternative={isApproved ? alternative : null}
            purposes={here.purposes}
            last={here.last}
            repeated={here.repeated}
            accountType={here.accountType}
            asksConnectors={here.asksConnectors}
            given={current?.answer ?? null}
            remembers
            onSave={(answer, memory, overridden, justification) => call({ kind: 'session/answer', session, answer, memory, overridden, ...(justification === null ? {} : { justification }) })}
            onSaved={() => {
              setSaved(true)
              open(false)
            }}
          />
          <button type="button" class="button text small" onClick={() => open(false)}>
            {messages.cancel}
          </button>
        </>
      ) : session === null ? (
        <p class="small quiet">{messages.noUse}</p>
      ) : (
        <button type="button" class={current === null ? 'button primary' : 'button'} onClick={() => open(true)}>
          {current === null ? messages.answer : messages.change}
        </button>
      )}
    </section>
  )
}
