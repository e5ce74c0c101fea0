import { useMemo } from 'preact/hooks'
import { formatDay, formatNumber } from '#shared/message/format.ts'
import { catalogueMessages } from '#shared/message/catalogue.ts'
import { pwaInventoryMessages } from '#shared/message/pwa-inventory.ts'
import { pwaRegisterMessages } from '#shared/message/pwa-register.ts'
import type { ServiceView } from '#shared/register/index.ts'
import type { Summary } from '#shared/register/readModel.ts'
import { riskRank } from '#shared/register/level.ts'
import { levels, serviceStatuses } from '#shared/taxonomy/lists.ts'
import { LinkButton } from '../../ui/button/index.tsx'
import { BandBars } from '../../ui/chart/index.tsx'
import { EmptyState } from '../../ui/empty/index.tsx'
import { locale, textsOf } from '../../ui/locale/index.ts'
import { PageHeader } from '../../ui/page/index.tsx'
import { Table, type Column } from '../../ui/table/index.tsx'
import { Tabs } from '../../ui/tabs/index.tsx'
import { bandLabel, BrowsersCell, DataLevels, LogsMark, RiskLevelMark, ServiceStatusMark, setQuery, SummaryGate, useQuery, useRowKeys, weekNumber, whyText } from '../mark/index.tsx'
import { FilterBar } from './parts/filter-bar.tsx'
import { inventoryViews, matches, readQuery, servicesOf } from './state.ts'
import './inventory.css'

const weeksShown = 12

/** Which AI services are used here? One line a service. */
export function InventoryPage() {
  useRowKeys()
  return <SummaryGate>{(summary) => <Inventory summary={summary} />}</SummaryGate>
}

function Inventory({ summary: { services: all, period } }: { readonly summary: Summary }) {
  const texts = textsOf(pwaInventoryMessages)
  const { query, url, change } = useQuery()
  const { view, filters } = readQuery(query)
  const inView = useMemo(() => servicesOf(all, view), [all, view])
  const rows = inView.filter((service) => matches(service, filters))
  const columns = useMemo(() => columnsOf(period), [period, locale.value])
  const counts = useMemo(() => new Map(inventoryViews.map((id) => [id, servicesOf(all, id).length])), [all])
  if (all.length === 0) {
    return (
      <>
        <PageHeader title={texts.title} actions={<ImportLink />} />
        <EmptyState title={texts.empty.new} action={<LinkButton href="/" look="primary">{texts.empty.overview}</LinkButton>}>{texts.empty.newText}</EmptyState>
      </>
    )
  }
  return (
    <>
      <PageHeader title={texts.title} note={texts.shown(rows.length, all.length)} actions={<ImportLink />} />
      <Tabs
        label={texts.views}
        current={view}
        tabs={inventoryViews.map((id) => ({
          id,
          label: texts.view[id],
          href: setQuery(url, { view: id === 'needs' ? null : id }),
          count: formatNumber(locale.value, counts.get(id) ?? 0),
        }))}
      />
      <FilterBar filters={filters} change={change} />
      {/* A view has its own order, so its table begins anew. */}
      <div class="inventory">
        <Table
          key={view}
          twoLines
          caption={texts.caption}
          columns={columns}
          rows={rows}
          keyOf={(service) => service.id}
          hrefOf={(service) => `/inventory/${service.id}`}
          empty={
            inView.length === 0 && view === 'needs'
              ? <EmptyState title={texts.empty.needs}>{texts.empty.needsText}</EmptyState>
              : <EmptyState title={texts.empty.none}>{texts.empty.noneText}</EmptyState>
          }
        />
      </div>
    </>
  )
}

/** The way to what browsers do not see. */
function ImportLink() {
  return <LinkButton href="/import" icon="search">{textsOf(pwaRegisterMessages).compareLogs}</LinkButton>
}

function columnsOf(period: Summary['period']): readonly Column<ServiceView>[] {
  const { column: texts, bars, risks } = textsOf(pwaInventoryMessages)
  const words = textsOf(pwaRegisterMessages)
  const categories = textsOf(catalogueMessages).category
  const nothing = <span class="soft">{words.nothing}</span>
  const points = ({ trend }: ServiceView) => trend.slice(0, weeksShown).map((band, index) => ({ label: words.weekShort(weekNumber(period.weeks[index] ?? '')), band })).reverse()
  const label = (service: ServiceView) => bars(service.name, service.browsers === null ? words.fewBrowsers : bandLabel(service.browsers))
  const about = ({ name, vendor, category }: ServiceView) => [vendor === name ? null : vendor, category === null ? null : categories[category]].filter((part) => part !== null).join(' · ')
  const count = ({ risk }: ServiceView) => (risk.level === null ? null : risk.active[risk.level])
  return [
    { id: 'service', label: texts.service, cell: (service) => <>{service.name} <LogsMark seenIn={service.seenIn} /><small class="under">{about(service)}</small></>, value: (service) => service.name },
    { id: 'status', label: texts.status, cell: (service) => <><ServiceStatusMark status={service.status} /><small class="under">{whyText(service.needs)}</small></>, value: (service) => serviceStatuses.indexOf(service.status), wide: true },
    { id: 'risk', label: texts.risk, cell: (service) => <><RiskLevelMark level={service.risk.level} /><small class="under">{risks(count(service) ?? 0)}</small></>, value: (service) => (service.risk.level === null ? null : riskRank(service.risk.level) * 1000 + (count(service) ?? 0)) },
    {
      id: 'browsers',
      label: texts.browsers,
      cell: (service) => (
        <span class="browsers">
          <span><BrowsersCell band={service.browsers} seenIn={service.seenIn} /></span>
          {service.trend.some((band) => band !== null) && <BandBars label={label(service)} points={points(service)} />}
        </span>
      ),
      value: (service) => service.browsers?.from ?? null,
    },
    { id: 'levels', label: texts.levels, cell: (service) => <DataLevels levels={service.levels} />, value: (service) => (service.levels.length === 0 ? null : levels.indexOf(service.levels.at(-1) ?? 'public')), wide: true },
    { id: 'owner', label: texts.owner, cell: (service) => service.owner ?? nothing, value: (service) => service.owner, wide: true },
    { id: 'review', label: texts.review, cell: (service) => (service.reviewOn === null ? nothing : formatDay(locale.value, service.reviewOn)), value: (service) => service.reviewOn, align: 'end', wide: true },
  ]
}
