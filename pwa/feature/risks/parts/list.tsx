import { formatNumber } from '#shared/message/format.ts'
import { pwaRegisterMessages } from '#shared/message/pwa-register.ts'
import { pwaRisksMessages } from '#shared/message/pwa-risks.ts'
import { riskText } from '#shared/message/risk.ts'
import type { RiskInstance } from '#shared/register/index.ts'
import { levelOrder, riskRank } from '#shared/register/level.ts'
import { EmptyState } from '../../../ui/empty/index.tsx'
import { Icon } from '../../../ui/icon/index.tsx'
import { locale, textsOf } from '../../../ui/locale/index.ts'
import { Table, type Column } from '../../../ui/table/index.tsx'
import { RiskLevelMark, RiskStatusMark, serviceName } from '../../mark/index.tsx'
import { listedStatuses, type RiskFilters } from '../state.ts'

type RiskListProps = {
  readonly rows: readonly RiskInstance[]
  readonly all: readonly RiskInstance[]
  readonly filters: RiskFilters
  readonly change: (changes: Readonly<Record<string, string | null>>) => void
  readonly hrefOf: (id: string) => string
  /** The risk that is open beside the list; then the list shows fewer columns. */
  readonly selected: string | null
}

export function RiskList({ rows, all, filters, change, hrefOf, selected }: RiskListProps) {
  const { list: texts } = textsOf(pwaRisksMessages)
  const undeclared = all.filter((risk) => risk.status === 'needs-declaration').length
  const columns = columnsOf(selected !== null)
  return (
    <section class="risk-list">
      <Filters filters={filters} change={change} shown={rows.length} all={all.length - undeclared} narrow={selected !== null} />
      <Table
        caption={texts.caption}
        columns={columns}
        rows={rows}
        keyOf={(risk) => risk.id}
        hrefOf={(risk) => hrefOf(`${risk.risk}/${risk.service ?? 'organisation'}`)}
        selected={selected}
        empty={<EmptyState title={texts.none}>{texts.noneText}</EmptyState>}
      />
      {undeclared > 0 && filters.status === undefined && <p class="soft small table-note">{texts.undeclared(undeclared)}</p>}
    </section>
  )
}

function columnsOf(narrow: boolean): readonly Column<RiskInstance>[] {
  const { list: texts } = textsOf(pwaRisksMessages)
  const nothing = <span class="soft">{textsOf(pwaRegisterMessages).nothing}</span>
  const score = (value: number | undefined) => (value === undefined ? nothing : formatNumber(locale.value, value))
  const title = (risk: RiskInstance) => riskText(risk.risk, locale.value).title
  const base: readonly Column<RiskInstance>[] = [
    { id: 'risk', label: texts.risk, cell: (risk) => <span title={title(risk)}>{title(risk)}</span>, value: title },
    { id: 'service', label: texts.service, cell: (risk) => serviceName(risk.service), value: (risk) => serviceName(risk.service) },
    { id: 'level', label: texts.level, cell: (risk) => <RiskLevelMark level={risk.level} />, value: (risk) => (risk.level === null ? null : riskRank(risk.level)) },
  ]
  if (narrow) return base
  return [
    ...base,
    { id: 'likelihood', label: texts.likelihood, cell: (risk) => score(risk.current?.likelihood), value: (risk) => risk.current?.likelihood ?? null, align: 'end', wide: true },
    { id: 'impact', label: texts.impact, cell: (risk) => score(risk.current?.impact), value: (risk) => risk.current?.impact ?? null, align: 'end', wide: true },
    { id: 'status', label: texts.status, cell: (risk) => <RiskStatusMark risk={risk} />, value: (risk) => listedStatuses.indexOf(risk.status), wide: true },
  ]
}

function Filters({ filters, change, shown, all, narrow }: Pick<RiskListProps, 'filters' | 'change'> & { readonly shown: number; readonly all: number; readonly narrow: boolean }) {
  const { list: texts } = textsOf(pwaRisksMessages)
  const words = textsOf(pwaRegisterMessages)
  const chips = [
    filters.cell !== undefined && { name: 'cell', label: texts.cellChip(filters.cell.likelihood, filters.cell.impact) },
    filters.level !== undefined && { name: 'level', label: `${texts.level}: ${words.riskLevel[filters.level]}` },
    filters.status !== undefined && { name: 'status', label: `${texts.status}: ${words.riskStatus[filters.status]}` },
    filters.service !== undefined && { name: 'service', label: serviceName(filters.service === 'organisation' ? null : filters.service) },
  ].filter((chip) => chip !== false)
  return (
    <search class="filters" aria-label={texts.filter}>
      <input type="search" class="input filter-text" data-filter placeholder={texts.text} aria-label={texts.text} value={filters.text ?? ''} onInput={(event) => change({ text: event.currentTarget.value })} />
      {filters.level === undefined && (
        <select class="filter-choice" aria-label={texts.level} value="" onChange={(event) => change({ level: event.currentTarget.value })}>
          <option value="">{texts.level}</option>
          {levelOrder.toReversed().map((level) => <option key={level} value={level}>{words.riskLevel[level]}</option>)}
        </select>
      )}
      {filters.status === undefined && (
        <select class="filter-choice" aria-label={texts.status} value="" onChange={(event) => change({ status: event.currentTarget.value })}>
          <option value="">{texts.status}</option>
          {listedStatuses.map((status) => <option key={status} value={status}>{words.riskStatus[status]}</option>)}
        </select>
      )}
      {chips.map(({ name, label }) => (
        <button key={name} type="button" class="chip" aria-label={texts.remove(label)} onClick={() => change({ [name]: null })}>
          <span>{label}</span>
          <Icon name="close" />
        </button>
      ))}
      <span class="soft filter-count"><output>{texts.shown(shown, all)}</output>{!narrow && <span class="scale-note"> · {texts.scale}</span>}</span>
    </search>
  )
}
