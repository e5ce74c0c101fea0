import { useEffect, useRef, useState } from 'preact/hooks'
import type { Answer, Memory } from '#shared/declaration/schema.ts'
import { answerInWords, Declare, type Saved } from '../../feature/declare/index.ts'
import { Allowed, Alternative } from '../../feature/service/index.ts'
import { call } from '../../platform/client.ts'
import type { Justified } from '../../platform/ladderMessage.ts'
import type { CardState } from '../../platform/message.ts'
import { Announcer } from '../../ui/Announcer.tsx'
import { LazyFold } from '../../ui/LazyFold.tsx'
import { useKeys } from '../../ui/useKeys.ts'
import { useTexts } from '../../feature/text/index.ts'
import { AsideStep, More, NewsStep } from './AsideStep.tsx'
import { CardHead } from './CardHead.tsx'
import { Decline } from './Decline.tsx'
import { Lost, Part } from './Part.tsx'
import { hintPart, noticePart, rulePart } from './parts.ts'
import { SavedStep } from './SavedStep.tsx'
import { useAside } from './useAside.ts'

type Fault = 'storage' | 'gone' | 'notice' | 'private' | 'unreachable'
type DeclineWay = 'not-work' | 'wrong-tool' | 'later' | 'dismiss'

/** The card: what is allowed here, and the question. One sheet of the daybook. */
export function Card({ state }: { readonly state: CardState }) {
  const { card: messages, words } = useTexts()
  const [saved, setSaved] = useState<Saved | null>(null)
  const [isChanging, change] = useState(false)
  const [fault, setFault] = useState<Fault | null>(null)
  const root = useRef<HTMLElement>(null)
  const { service, policy, session, current } = state

  // A hint that is above the answer asks again, also where the card is still open with it.
  useEffect(() => {
    if (state.reason !== 'hint') return
    setSaved(null)
    change(true)
  }, [state.reason])

  // The text of a rule comes before the question, and before the first use.
  const toRead = state.notice.acknowledged && saved === null && current === null ? state.toRead : null
  const isAsking = state.notice.acknowledged && toRead === null && saved === null && (current === null || isChanging)
  const aside = useAside(state, isAsking && current === null && session !== null)

  const save = (answer: Answer, memory: Memory, overridden: boolean, justification: Justified | null) =>
    call({ kind: 'session/answer', session, answer, memory, overridden, ...(justification === null ? {} : { justification }) })

  async function decline(how: DeclineWay): Promise<void> {
    const done = await call({ kind: 'session/decline', session, how }).catch(() => ({ ok: false, reason: 'unreachable' }) as const)
    if (!done.ok) setFault(done.reason)
  }

  const lose = () => setFault('unreachable')

  function fold(): void {
    void call({ kind: 'card/fold', to: 'chip' }).catch(lose)
  }

  useKeys((event) => {
    if (event.key !== 'Escape' || aside.takesEscape()) return
    if (isAsking && current === null && session !== null) void decline('later')
    else fold()
  })

  useFocusWhenAsked(root, `${state.notice.acknowledged} ${toRead?.rule.id ?? ''} ${aside.kind ?? ''} ${isChanging}`)

  const { reason } = state
  // What a hint has to say, its own line says.
  const why = !isAsking || reason === null || reason === 'use' || reason === 'notice' || reason === 'hint' ? null : messages.card.why[reason]
  const isApproved = policy.status === 'approved' || policy.status === 'approved_with_conditions'
  const status = words.status[policy.status].label
  if (aside.kind !== null) {
    return (
      <article ref={root} class="card" aria-label={messages.card.title(service.name)}>
        <CardHead state={state} onFold={fold} onClose={null} />
        <AsideStep aside={aside} state={state} />
      </article>
    )
  }
  return (
    <article ref={root} class={`card ${policy.status}`} aria-label={messages.card.title(service.name)}>
      <CardHead state={state} onFold={fold} onClose={isAsking && session !== null ? () => void decline('dismiss') : null} />
      {state.storageBroken && (
        <p class="message fault" role="alert">
          {messages.fault.broken}
        </p>
      )}
      {why !== null && <p class={state.reason === 'reminder' ? 'small quiet' : 'message needs-you small'}>{why}</p>}
      {saved === null && (
        <section class="guidance" aria-label={messages.allowed.title}>
          <Allowed policy={policy} levels={state.allowedLevels} />
          {state.alternative !== null && !isApproved && <Alternative to={state.alternative} />}
          {state.policyStale && <p class="small quiet">{messages.card.stale}</p>}
        </section>
      )}
      {!state.notice.acknowledged && <Part of={noticePart}>{(part) => <part.NoticeStep state={state} onFault={setFault} />}</Part>}
      {toRead !== null && <Part of={rulePart}>{({ ReadRule }) => <ReadRule view={toRead} onFault={setFault} />}</Part>}
      {isAsking && !state.storageBroken && (
        <>
          {session === null && reason !== 'rule' && <p class="small quiet">{messages.card.ahead}</p>}
          {state.looksLike.length > 0 && (
            <Part of={hintPart}>{(part) => <part.HintLine looksLike={state.looksLike} given={current?.answer ?? null} onRemove={() => void call({ kind: 'card/no-hint' }).catch(lose)} />}</Part>
          )}
          <Declare
            service={service}
            policy={policy}
            alternative={state.alternative}
            purposes={state.purposes}
            last={state.last}
            repeated={state.repeated}
            accountType={state.accountType}
            asksConnectors={state.asksConnectors}
            given={current?.answer ?? null}
            looksLike={state.looksLike}
            remembers
            onSave={save}
            onSaved={(result) => {
              setSaved(result)
              change(false)
              setFault(null)
            }}
          />
        </>
      )}
      {saved !== null && (
        <SavedStep
          saved={saved}
          enrolled={state.enrolled}
          onChange={() => {
            setSaved(null)
            change(true)
          }}
          onDone={fold}
        />
      )}
      {state.notice.acknowledged && saved === null && current !== null && !isChanging && (
        <section class="current">
          <p class="small quiet">{current.source === 'remembered' ? messages.current.remembered : messages.current.answered}</p>
          <p class="fact">
            <strong>{answerInWords(words, current.answer)}</strong>
            <button type="button" class="button text small" onClick={() => change(true)}>
              {messages.current.change}
            </button>
          </p>
          {current.overridden && <p class="small quiet">{messages.saved.override}</p>}
        </section>
      )}
      {fault !== null && (
        <p class="message fault" role="alert">
          {messages.fault[fault]}
        </p>
      )}
      <NewsStep state={state} />
      {saved === null && (
        <footer>
          {session !== null && !state.storageBroken && <Decline isAnswered={current !== null} onDecline={(how) => void decline(how)} />}
          {state.notice.acknowledged && (
            <LazyFold summary={messages.recorded} part={noticePart} small>
              {(part) => (part === 'lost' ? <Lost /> : <part.Statement state={state} onLost={lose} />)}
            </LazyFold>
          )}
          {state.notice.acknowledged && <More isApproved={isApproved} onOpen={aside.open} />}
        </footer>
      )}
      <Announcer text={messages.announce.card(service.name, status)} />
    </article>
  )
}

/**
 * The card never takes the focus by itself. When the person sends the focus here (by the shortcut, or by tabbing in), the
 * first thing to answer gets it; a text to be read, its heading. The same where the focus is here already and what had it
 * is gone: with the chip that was opened, or with the text that was read.
 * @param step changes with what stands in the card
 */
function useFocusWhenAsked(root: { readonly current: HTMLElement | null }, step: string): void {
  const enter = () => {
    if (document.activeElement !== document.body) return
    root.current?.querySelector<HTMLElement>('.first [tabindex], .declare .option, .declare button, .primary, .current button, footer button')?.focus()
  }
  useEffect(() => {
    if (document.hasFocus()) enter()
  }, [step])
  useEffect(() => {
    let isPointer = false
    function notePointer(): void {
      isPointer = true
      setTimeout(() => {
        isPointer = false
      }, 0)
    }
    function arrive(): void {
      if (!isPointer) enter()
    }
    window.addEventListener('pointerdown', notePointer, true)
    window.addEventListener('focus', arrive)
    return () => {
      window.removeEventListener('pointerdown', notePointer, true)
      window.removeEventListener('focus', arrive)
    }
  }, [])
}
