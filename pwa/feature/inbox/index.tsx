import type { FunctionComponent } from 'preact'
import { formatNumber } from '#shared/message/format.ts'
import { pwaInboxMessages } from '#shared/message/pwa-inbox.ts'
import { acts, tables } from '../../data/index.ts'
import { locale, textsOf } from '../../ui/locale/index.ts'
import { PageHeader } from '../../ui/page/index.tsx'
import { Tabs } from '../../ui/tabs/index.tsx'
import { RequestsPart } from './requests.tsx'
import { UnknownPart } from './unknown.tsx'
import { unknownHosts } from './unknown/state.ts'

const parts = { requests: RequestsPart, unknown: UnknownPart } as const
type PartName = keyof typeof parts
const names = Object.keys(parts) as PartName[]

/** What waits for an answer of the security team: requests and concerns of staff, hosts that look like AI. */
export function InboxPage({ part = 'requests' }: { readonly part?: string }) {
  const texts = textsOf(pwaInboxMessages)
  const current = names.find((name) => name === part) ?? 'requests'
  const Part: FunctionComponent = parts[current]
  const unknown = unknownHosts(tables.value.presence, acts.value).length
  const tabs = names.map((name) => ({
    id: name, label: texts.part[name], href: name === 'requests' ? '/inbox' : `/inbox/${name}`,
    ...(name === 'unknown' && unknown > 0 ? { count: formatNumber(locale.value, unknown) } : {}),
  }))
  return (
    <>
      <PageHeader title={texts.title} />
      <Tabs label={texts.parts} tabs={tabs} current={current} />
      <Part />
    </>
  )
}
