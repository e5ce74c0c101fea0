import { useEffect, useState } from 'preact/hooks'
import { inForceMessages } from '#shared/message/inForce.ts'
import { guidanceMessages } from '#shared/message/guidance.ts'
import { popupMessages } from '#shared/message/popup.ts'
import { reportMessages } from '#shared/message/report.ts'
import { EntryTable } from '../../feature/entry/index.ts'
import { GuidanceLine, GuidanceText } from '../../feature/guidance/index.ts'
import { FaultsLine, InForce } from '../../feature/inForce/index.ts'
import { Inbox } from '../../feature/inbox/index.ts'
import { NoticeText } from '../../feature/notice/index.ts'
import { QuietingLine } from '../../feature/quieting/index.ts'
import { Sent } from '../../feature/sent/index.ts'
import { Acknowledge, MissingHosts, PrivateSwitch, RememberedList, RemoveAll, SettingForm } from '../../feature/setting/index.ts'
import { PolicyLine, SyncLine } from '../../feature/sync/index.ts'
import { textsOf } from '../../feature/text/both.ts'
import { TextContext } from '../../feature/text/index.ts'
import type { HomeState } from '../../platform/message.ts'
import { useReply } from '../../platform/useReply.ts'
import { LocaleContext, localeOf, useLocale } from '../../ui/language.ts'
import { Mark } from '../../ui/Mark.tsx'
import { ReportsSection } from './ReportsSection.tsx'

type Section = 'ledger' | 'request' | 'policy' | 'sent' | 'settings' | 'in-force' | 'notice'
const sections: readonly Section[] = ['ledger', 'request', 'policy', 'sent', 'settings', 'in-force', 'notice']

/** The employee's own page: the ledger with room, what was sent, settings, the notice. The address says which. */
export function Options() {
  const [reply] = useReply({ kind: 'home/state', tab: null }, null)
  const home = reply.state === 'here' ? reply.value : null
  const locale = localeOf(home?.language ?? null)
  return (
    <LocaleContext.Provider value={locale}>
      {reply.state === 'unreachable' && (
        <main class="lost">
          <h1>{popupMessages[locale].title}</h1>
          <p class="message fault">{popupMessages[locale].unreachable}</p>
        </main>
      )}
      {home !== null && (
        <TextContext.Provider value={textsOf(locale)}>
          <Page home={home} />
        </TextContext.Provider>
      )}
    </LocaleContext.Provider>
  )
}

function Page({ home }: { readonly home: HomeState }) {
  const locale = useLocale()
  const messages = popupMessages[locale]
  const { section, detail } = useSection()
  const titles = { ledger: messages.entries.title, request: reportMessages[locale].title, policy: guidanceMessages[locale].title, sent: messages.sent.title, settings: messages.settings.title, 'in-force': inForceMessages[locale].title, notice: messages.notice.title }
  const workspace = home.organisation?.mode === 'personal' ? messages.personal : home.organisation?.mode === 'sample' ? messages.sample : null
  return (
    <div class="page">
      <header class="masthead">
        <Mark size={24} />
        <h1>{messages.name}</h1>
        {home.organisation !== null && <span class="quiet organisation">{home.organisation.name}</span>}
        <PrivateSwitch isOn={home.private} />
      </header>
      <nav aria-label={messages.tabs.label}>
        <ul>
          {sections.map((id) => (
            <li key={id}>
              <a href={`#${id}`} aria-current={id === section ? 'page' : undefined}>
                {titles[id]}
              </a>
            </li>
          ))}
        </ul>
        <div class="small state">
          <SyncLine home={home} />
          <PolicyLine policy={home.policy} told={home.sync.problem} />
          {home.relay !== null && <p class="quiet">{messages.sync.relay(home.relay)}</p>}
        </div>
      </nav>
      <main>
        {workspace !== null && <p class="quiet">{workspace}</p>}
        {home.storageBroken && <p class="message fault">{messages.broken}</p>}
        {home.private && <p class="message needs-you">{messages.private.on}</p>}
        {section !== 'in-force' && <FaultsLine faults={home.inForce.faults} />}
        <MissingHosts hosts={home.missingHosts} />
        {section !== 'policy' && <GuidanceLine guidance={home.guidance} href="#policy" />}
        {section === 'request' && <ReportsSection home={home} service={detail} />}
        {section === 'policy' && <GuidanceText guidance={home.guidance} />}
        {section === 'ledger' && (
          <>
            <QuietingLine quieting={home.quieting} />
            <Inbox items={home.inbox} />
            <EntryTable />
          </>
        )}
        {section === 'sent' && <Sent enrolled={home.enrolled} departments={home.departments} nameOf={nameIn(home)} />}
        {section === 'settings' && (
          <>
            <section aria-labelledby="settings-title">
              <h2 id="settings-title">{messages.settings.title}</h2>
              <SettingForm setting={home} />
              <p class="quiet">{messages.private.windows}</p>
            </section>
            <RememberedList remembered={home.remembered} />
            <RemoveAll />
          </>
        )}
        {section === 'in-force' && <InForce home={home} />}
        {section === 'notice' && <Notice home={home} />}
      </main>
    </div>
  )
}

function Notice({ home }: { readonly home: HomeState }) {
  return (
    <section class="prose" aria-labelledby="notice-title">
      <h2 id="notice-title">{popupMessages[useLocale()].notice.title}</h2>
      <NoticeText notice={home.notice} organisation={home.organisation} hints={home.hints !== null} />
      <Acknowledge notice={home.notice} />
    </section>
  )
}

type Place = { readonly section: Section; readonly detail: string | null }

/** The section the address names, and what in it; the ledger where it names none. */
function useSection(): Place {
  const read = (): Place => {
    const [name, detail = null] = location.hash.slice(1).split('/')
    return { section: sections.find((id) => id === name) ?? 'ledger', detail }
  }
  const [section, setSection] = useState(read)
  useEffect(() => {
    const follow = () => setSection(read())
    window.addEventListener('hashchange', follow)
    return () => window.removeEventListener('hashchange', follow)
  }, [])
  return section
}

/** Names of the services this page has met; others are called by their id. */
function nameIn({ inbox, remembered }: HomeState): (service: string) => string {
  const known = [...inbox, ...remembered].map(({ service }) => service)
  return (id) => known.find((service) => service.id === id)?.name ?? id
}
