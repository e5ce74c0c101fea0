import { useEffect } from 'preact/hooks'
import type { ComponentChildren } from 'preact'
import { ladderMessages } from '#shared/message/ladder.ts'
import { RuleWords } from '../../feature/rule/index.ts'
import { textsOf } from '../../feature/text/both.ts'
import { TextContext } from '../../feature/text/index.ts'
import { call } from '../../platform/client.ts'
import type { BarrierState } from '../../platform/ladderMessage.ts'
import { useReply } from '../../platform/useReply.ts'
import { LocaleContext, localeOf, useLocale } from '../../ui/language.ts'
import { Mark } from '../../ui/Mark.tsx'
import { Exception } from './Exception.tsx'
import { LeadOn } from './LeadOn.tsx'
import { StopSign } from './StopSign.tsx'

type StopProps = { readonly service: string; readonly rule: string | null }

/** The page that stands in the way of a service: what, why, what to use instead, whom to ask, and the exception where there is one. */
export function Stop({ service, rule }: StopProps) {
  const [reply] = useReply({ kind: 'barrier/state', service, rule }, null)
  const state = reply.state === 'here' ? (reply.value ?? null) : null
  const locale = localeOf(state?.language ?? null)
  const messages = ladderMessages[locale].stop
  return (
    <LocaleContext.Provider value={locale}>
      <TextContext.Provider value={textsOf(locale)}>
        {reply.state === 'unreachable' && <Sheet title={messages.lost}><p class="message fault">{messages.fault}</p></Sheet>}
        {reply.state === 'here' && state === null && <Sheet title={messages.unknown}><p>{messages.unknownHint}</p></Sheet>}
        {state !== null && (state.barred === null ? <Freed state={state} /> : <Barred state={state} barred={state.barred} isAnswered={rule !== null} />)}
      </TextContext.Provider>
    </LocaleContext.Provider>
  )
}

/** Tells why, and offers ways on. Only `block` looks like a stop; `redirect` leads on by itself. */
function Barred({ state, barred, isAnswered }: { readonly state: BarrierState; readonly barred: NonNullable<BarrierState['barred']>; readonly isAnswered: boolean }) {
  const messages = ladderMessages[useLocale()].stop
  const { service, alternative, notice, organisation } = state
  const isBlock = barred.rung === 'block'
  const title = isBlock ? messages.title(service.name) : alternative === null ? messages.titleRedirect(service.name) : messages.titleInstead(service.name, alternative.name)
  return (
    <Sheet title={title} organisation={organisation?.name ?? ''} isStop={isBlock}>
      <section aria-labelledby="why">
        <h2 id="why">{messages.why}</h2>
        {barred.rule === null ? <p>{messages.unread}</p> : <RuleWords view={barred.rule} />}
        {organisation !== null && organisation.name !== '' && <p class="quiet">{messages.organisation(organisation.name)}</p>}
      </section>
      <p class="ways">
        {alternative !== null && (
          <a class="button primary" href={alternative.url}>
            {isBlock ? messages.instead(alternative.name) : messages.open(alternative.name)}
          </a>
        )}
        {state.enrolled && (
          <button type="button" class="button" onClick={() => void call({ kind: 'page/open', page: 'request' })}>
            {messages.request}
          </button>
        )}
      </p>
      {!isBlock && alternative !== null && <LeadOn href={alternative.url} name={alternative.name} />}
      {alternative === null && <p class="quiet">{messages.noInstead}</p>}
      {state.isOpen && <Exception state={state} isAnswered={isAnswered} />}
      <footer class="small quiet">
        {notice.contact !== null && <p>{messages.contact(notice.contact)}</p>}
        <p>{isAnswered ? messages.answered : messages.recorded}</p>
      </footer>
    </Sheet>
  )
}

function Freed({ state: { service, url, organisation } }: { readonly state: BarrierState }) {
  const messages = ladderMessages[useLocale()].stop
  return (
    <Sheet title={messages.freed(service.name)} organisation={organisation?.name ?? ''}>
      <p>{messages.freedHint}</p>
      <p class="ways">
        <a class="button primary" href={url}>
          {messages.open(service.name)}
        </a>
      </p>
    </Sheet>
  )
}

type SheetProps = { readonly title: string; readonly organisation?: string; readonly isStop?: boolean; readonly children: ComponentChildren }

function Sheet({ title, organisation = '', isStop = false, children }: SheetProps) {
  useEffect(() => {
    document.title = `${title} – Daybook`
  }, [title])
  return (
    <div class={isStop ? 'sheet stopped' : 'sheet'}>
      <header class="masthead">
        <Mark size={20} />
        <span>Daybook</span>
        {organisation !== '' && <span class="quiet organisation">{organisation}</span>}
      </header>
      <main>
        <h1>
          {isStop && <StopSign />}
          <span>{title}</span>
        </h1>
        {children}
      </main>
    </div>
  )
}
