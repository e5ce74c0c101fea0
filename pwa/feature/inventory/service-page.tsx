import { formatDay } from '#shared/message/format.ts'
import { catalogueMessages } from '#shared/message/catalogue.ts'
import { countryName } from '#shared/message/fact.ts'
import { pwaInventoryMessages } from '#shared/message/pwa-inventory.ts'
import { pwaUnknownMessages } from '#shared/message/pwa-unknown.ts'
import { mayAct } from '#shared/act/rules.ts'
import type { ServiceFacts } from '#shared/catalogue/facts.ts'
import type { ServiceView } from '#shared/register/index.ts'
import { catalogue } from '../../data/catalogue.ts'
import { session } from '../../data/index.ts'
import { LinkButton } from '../../ui/button/index.tsx'
import { EmptyState } from '../../ui/empty/index.tsx'
import { locale, textsOf } from '../../ui/locale/index.ts'
import { DefinitionList, PageHeader, Section } from '../../ui/page/index.tsx'
import { needText, RegisterGate, ServiceStatusMark } from '../mark/index.tsx'
import { FactsSection } from './parts/facts.tsx'
import { HistorySection } from './parts/history.tsx'
import { LogsSection } from './parts/logs.tsx'
import { PendingDecisions } from './parts/pending.tsx'
import { ProfileSection } from './parts/profile.tsx'
import { RecordSection } from './parts/record.tsx'
import { ServiceRisks } from './parts/risks.tsx'
import { UsageSection } from './parts/usage.tsx'
import './inventory.css'
import './service.css'

/** Everything about one service: how it is used, what is known, its risks, its record and its history. */
export function ServicePage({ service: id = '' }: { readonly service?: string }) {
  const { service: texts } = textsOf(pwaInventoryMessages)
  return (
    <RegisterGate>
      {(register) => {
        const entry = register.services.get(id)
        const facts = catalogue.serviceById(id)
        if (entry === undefined && facts === undefined) {
          return <EmptyState whole title={texts.unknown} action={<LinkButton href="/inventory?view=all">{texts.back}</LinkButton>}>{texts.unknownText}</EmptyState>
        }
        const name = entry?.view.name ?? facts?.name ?? id
        return (
          <>
            <PageHeader title={name} back={{ href: '/inventory', label: texts.back }} note={<HeaderNote view={entry?.view} facts={facts} />} actions={<DecideLink id={id} view={entry?.view} />} />
            <PendingDecisions service={id} />
            {entry === undefined ? <p class="soft not-seen">{texts.notSeen}</p> : <NeedsLine view={entry.view} />}
            <div class="service-columns">
              <div>
                {entry !== undefined && <UsageSection view={entry.view} period={register.period} />}
                {entry !== undefined && <LogsSection view={entry.view} />}
                {entry !== undefined && <ServiceRisks risks={entry.risks} />}
                <FactsSection service={id} seen={entry?.view.accountTypes ?? []} />
                {entry !== undefined && <ProfileSection service={id} />}
              </div>
              <aside>
                <RecordSection service={id} />
                {facts !== undefined && (catalogue.isOwn(id) ? <OwnSection facts={facts} /> : <CatalogueSection facts={facts} />)}
                <HistorySection service={id} />
              </aside>
            </div>
          </>
        )
      }}
    </RegisterGate>
  )
}

function HeaderNote({ view, facts }: { readonly view: ServiceView | undefined; readonly facts: ServiceFacts | undefined }) {
  const { service: texts } = textsOf(pwaInventoryMessages)
  const categories = textsOf(catalogueMessages).category
  const decision = view?.decision ?? null
  const parts = [
    facts?.vendor,
    facts !== undefined && categories[facts.category],
    view === undefined ? undefined : (view.owner ?? texts.noOwner),
    decision !== null && texts.by(decision.by.name, decision.at.slice(0, 10)),
    view !== undefined && view.reviewOn !== null && texts.review(view.reviewOn),
  ]
  return (
    <span class="line">
      <ServiceStatusMark status={view?.status ?? 'detected'} />
      <span>{parts.filter((part) => part !== undefined && part !== false).join(' · ')}</span>
    </span>
  )
}

function NeedsLine({ view }: { readonly view: ServiceView }) {
  if (view.needs.length === 0) return null
  return <p class="needs-line">{view.needs.map(needText).join(' · ')}</p>
}

function DecideLink({ id, view }: { readonly id: string; readonly view: ServiceView | undefined }) {
  const { service: texts } = textsOf(pwaInventoryMessages)
  const role = session.value?.member.role
  if (role === undefined || !mayAct(role, 'decide-service')) return null
  return (
    <LinkButton href={`/decide/${id}`} look="primary" icon="decide">
      {(view?.decision ?? null) === null ? texts.decide : texts.decideAgain}
    </LinkButton>
  )
}

/** A service of the organisation's own: what is known of it is what was written down when it was confirmed. */
function OwnSection({ facts }: { readonly facts: ServiceFacts }) {
  const { service: texts } = textsOf(pwaInventoryMessages)
  const words = textsOf(pwaUnknownMessages)
  return (
    <Section title={words.ownService}>
      <DefinitionList items={[{ term: texts.vendor, value: facts.vendor }, { term: words.form.host, value: facts.hosts.join(', ') }]} />
      <p class="soft">{words.ownServiceText}</p>
    </Section>
  )
}

function CatalogueSection({ facts }: { readonly facts: ServiceFacts }) {
  const { service: texts } = textsOf(pwaInventoryMessages)
  const capabilities = textsOf(catalogueMessages).capability
  const pages = (Object.keys(texts.page) as (keyof typeof texts.page)[]).flatMap((page) => {
    const href = facts.pages[page]
    return href === undefined ? [] : [<a key={page} href={href} target="_blank" rel="noreferrer">{texts.page[page]}</a>]
  })
  const checked = facts.sources.find((source) => source.for.includes('category'))
  return (
    <Section title={texts.catalogueInfo} note={checked !== undefined && (checked.source === 'unverified' ? texts.unverified : formatDay(locale.value, checked.checkedOn))}>
      <DefinitionList
        items={[
          { term: texts.vendor, value: facts.country === 'unknown' ? facts.vendor : `${facts.vendor}, ${countryName(facts.country, locale.value)}` },
          { term: texts.capabilities, value: facts.capabilities.map((capability) => capabilities[capability]).join(', ') },
          ...(pages.length === 0 ? [] : [{ term: texts.pages, value: <span class="line">{pages}</span> }]),
        ]}
      />
    </Section>
  )
}
