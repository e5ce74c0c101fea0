import type { FunctionComponent } from 'preact'
import { pwaSettingsMessages } from '#shared/message/pwa-settings.ts'
import { session } from '../../data/index.ts'
import { textsOf } from '../../ui/locale/index.ts'
import { PageHeader } from '../../ui/page/index.tsx'
import { Tabs } from '../../ui/tabs/index.tsx'
import { EnrolmentPart } from './enrolment.tsx'
import { GeneralPart } from './general.tsx'
import { LedgerPart } from './ledger.tsx'
import { MembersPart } from './members.tsx'
import { OrganisationPart } from './organisation.tsx'
import { PrivacyPart } from './privacy.tsx'
import './settings.css'

const parts = { general: GeneralPart, organisation: OrganisationPart, members: MembersPart, enrolment: EnrolmentPart, ledger: LedgerPart, privacy: PrivacyPart } as const
type PartName = keyof typeof parts
const names = Object.keys(parts) as PartName[]
const forAdministrators: readonly PartName[] = ['members', 'enrolment']

/** Settings: this browser, the organisation, its members and browsers, the ledger, and what is recorded. */
export function SettingsPage({ part = 'general' }: { readonly part?: string }) {
  const texts = textsOf(pwaSettingsMessages)
  const isAdministrator = session.value?.member.role === 'administrator'
  const current = names.find((name) => name === part) ?? 'general'
  const Part: FunctionComponent = parts[current]
  const tabs = names
    .filter((name) => isAdministrator || !forAdministrators.includes(name))
    .map((name) => ({ id: name, label: texts.part[name], href: name === 'general' ? '/settings' : `/settings/${name}` }))
  return (
    <>
      <PageHeader title={texts.title} />
      <Tabs label={texts.parts} tabs={tabs} current={current} />
      <div class="settings-part">
        <Part />
      </div>
    </>
  )
}
