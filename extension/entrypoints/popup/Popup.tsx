import { useState } from 'preact/hooks'
import { popupMessages } from '#shared/message/popup.ts'
import { EntryList } from '../../feature/entry/index.ts'
import { GuidanceLine } from '../../feature/guidance/index.ts'
import { Inbox } from '../../feature/inbox/index.ts'
import { NoticeText } from '../../feature/notice/index.ts'
import { QuietingLine } from '../../feature/quieting/index.ts'
import { Reports } from '../../feature/report/index.ts'
import { Sent } from '../../feature/sent/index.ts'
import { Acknowledge, MissingHosts, PrivateSwitch, RememberedList, SettingForm } from '../../feature/setting/index.ts'
import { PolicyLine, SyncLine } from '../../feature/sync/index.ts'
import { textsOf } from '../../feature/text/both.ts'
import { TextContext } from '../../feature/text/index.ts'
import { call } from '../../platform/client.ts'
import type { HomeState } from '../../platform/message.ts'
import { useReply } from '../../platform/useReply.ts'
import { LocaleContext, localeOf, useLocale } from '../../ui/language.ts'
import { Mark } from '../../ui/Mark.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { Here } from './Here.tsx'

type Section = 'now' | 'entries' | 'sent' | 'settings'
const sections: readonly Section[] = ['now', 'entries', 'sent', 'settings']

/** The popup: this tab, what waits for an answer, the own entries, what was sent, settings. */
export function Popup({ tab }: { readonly tab: number | null }) {
  const [reply] = useReply({ kind: 'home/state', tab }, null)
  const home = reply.state === 'here' ? reply.value : null
  const locale = localeOf(home?.language ?? null)
  return (
    <LocaleContext.Provider value={locale}>
      {reply.state === 'unreachable' && (
        <main class="popup">
          <h1 class="unseen">{popupMessages[locale].name}</h1>
          <p class="message fault">{popupMessages[locale].unreachable}</p>
        </main>
      )}
      {home !== null && (
        <TextContext.Provider value={textsOf(locale)}>
          <Home home={home} />
        </TextContext.Provider>
      )}
    </LocaleContext.Provider>
  )
}

function Home({ home }: { readonly home: HomeState }) {
  const messages = popupMessages[useLocale()]
  const [section, setSection] = useState<Section>('now')
  const waiting = home.inbox.length
  const tabs = sections.map((id) => ({
    id,
    label: id === 'now' && waiting > 0 ? <>{messages.tabs.now} <span class="count">{waiting}</span></> : messages.tabs[id],
  }))
  return (
    <main class="popup">
      <header class="masthead">
        <Mark size={20} />
        <h1>{messages.name}</h1>
        {home.organisation !== null && <span class="quiet organisation">{home.organisation.name}</span>}
        <PrivateSwitch isOn={home.private} />
      </header>
      <Tabs label={messages.tabs.label} tabs={tabs} value={section} onChoose={setSection}>
        {section === 'now' && <Now home={home} />}
        {section === 'entries' && <EntryList />}
        {section === 'sent' && <Sent enrolled={home.enrolled} departments={home.departments} nameOf={nameIn(home)} />}
        {section === 'settings' && (
          <>
            <SettingForm setting={home} />
            <RememberedList remembered={home.remembered} />
            <p class="small quiet">{messages.private.windows}</p>
          </>
        )}
        <button type="button" class="button text small" onClick={() => void call({ kind: 'page/open', page: section === 'sent' ? 'sent' : section === 'entries' ? 'ledger' : 'options' })}>
          {messages.openPage}
        </button>
      </Tabs>
      <footer class="small">
        <SyncLine home={home} />
        <PolicyLine policy={home.policy} told={home.sync.problem} />
      </footer>
    </main>
  )
}

function Now({ home }: { readonly home: HomeState }) {
  const messages = popupMessages[useLocale()]
  const workspace = home.organisation?.mode === 'personal' ? messages.personal : home.organisation?.mode === 'sample' ? messages.sample : null
  return (
    <>
      {workspace !== null && <p class="small quiet">{workspace}</p>}
      {home.storageBroken && <p class="message fault">{messages.broken}</p>}
      {home.private && <p class="message needs-you">{messages.private.on}</p>}
      <MissingHosts hosts={home.missingHosts} />
      {home.notice.acknowledged ? (
        <>
          <Here here={home.here} />
          <QuietingLine quieting={home.quieting} />
          <Inbox items={home.inbox} />
          <GuidanceLine guidance={home.guidance} />
          <Reports setting={home} service={home.here?.service ?? null} />
        </>
      ) : (
        <section class="first" aria-labelledby="notice-title">
          <h2 id="notice-title">{messages.notice.title}</h2>
          <NoticeText notice={home.notice} organisation={home.organisation} hints={home.hints !== null} brief />
          <Acknowledge notice={home.notice} />
        </section>
      )}
    </>
  )
}

/** Names of the services this page has met; others are called by their id. */
function nameIn({ here, inbox, remembered }: HomeState): (service: string) => string {
  const known = [...inbox, ...remembered, ...(here === null ? [] : [here])].map(({ service }) => service)
  return (id) => known.find((service) => service.id === id)?.name ?? id
}
