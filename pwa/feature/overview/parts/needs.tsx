import { pwaOverviewMessages } from '#shared/message/pwa-overview.ts'
import type { ServiceView } from '#shared/register/index.ts'
import { EmptyState } from '../../../ui/empty/index.tsx'
import { textsOf } from '../../../ui/locale/index.ts'
import { Section } from '../../../ui/page/index.tsx'
import { Table, type Column } from '../../../ui/table/index.tsx'
import { BrowsersCell, RiskLevelMark, ServiceStatusMark, whyText } from '../../mark/index.tsx'
import { needingDecision, views } from '../state.ts'

/** Rows here; the rest is in the inventory. */
const shown = 8

export function NeedsSection() {
  const { needs: texts } = textsOf(pwaOverviewMessages)
  const all = needingDecision(views.value)
  if (all.length === 0) return <EmptyState title={texts.none}>{texts.noneText}</EmptyState>
  const columns: readonly Column<ServiceView>[] = [
    { id: 'service', label: texts.service, cell: (service) => service.name },
    { id: 'status', label: texts.status, cell: (service) => <ServiceStatusMark status={service.status} />, wide: true },
    { id: 'why', label: texts.why, cell: (service) => <span class="soft">{whyText(service.needs)}</span>, wide: true },
    { id: 'risk', label: texts.risk, cell: (service) => <RiskLevelMark level={service.risk.level} /> },
    { id: 'browsers', label: texts.browsers, cell: (service) => <BrowsersCell band={service.browsers} seenIn={service.seenIn} />, align: 'end', wide: true },
    { id: 'decide', label: texts.decision, cell: (service) => <a href={`/decide/${service.id}`} aria-label={`${texts.decide}: ${service.name}`}>{texts.decide}</a>, align: 'end' },
  ]
  return (
    <Section title={texts.title} note={texts.note} actions={all.length > shown && <a href="/inventory">{texts.all(all.length)}</a>}>
      <div class="needs-table">
        <Table caption={texts.caption} columns={columns} rows={all.slice(0, shown)} keyOf={(service) => service.id} hrefOf={(service) => `/inventory/${service.id}`} />
      </div>
    </Section>
  )
}
