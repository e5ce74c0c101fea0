import { useMemo } from 'preact/hooks'
import { formatNumber } from '#shared/message/format.ts'
import { pwaRegisterMessages } from '#shared/message/pwa-register.ts'
import { pwaRisksMessages } from '#shared/message/pwa-risks.ts'
import { riskText } from '#shared/message/risk.ts'
import type { RiskLine } from '#shared/register/readModel.ts'
import { riskRank } from '#shared/register/level.ts'
import { EmptyState } from '../../../ui/empty/index.tsx'
import { locale, textsOf } from '../../../ui/locale/index.ts'
import { Table, type Column } from '../../../ui/table/index.tsx'
import { RiskLevelMark, RiskStatusMark } from '../../mark/index.tsx'
import { summary } from '../../../worker/index.ts'
import { nameOf } from '../name.ts'
import { listedStatuses, type RiskFilters } from '../state.ts'

type RiskListProps = {
  readonly rows: readonly RiskLine[]
  readonly all: readonly RiskLine[]
  readonly filters: RiskFilters
  readonly hrefOf: (id: string) => string
  /** The risk that is open beside the list; then the list shows fewer columns. */
  readonly selected: string | null
}

/** The register by use: one line for each risk of each service. */
export function RiskList({ rows, all, filters, hrefOf, selected }: RiskListProps) {
  const { list: texts } = textsOf(pwaRisksMessages)
  const waiting = all.filter((risk) => risk.status === 'needs-facts' && concerns(risk, filters)).length
  const undeclared = all.filter((risk) => risk.status === 'needs-declaration' && concerns(risk, filters)).length
  const columns = useMemo(() => columnsOf(selected !== null), [selected !== null, locale.value, summary.value])
  return (
    <>
      <div class="uses">
        <Table
          caption={texts.caption}
          columns={columns}
          rows={rows}
          keyOf={(risk) => risk.id}
          hrefOf={(risk) => hrefOf(`${risk.risk}/${risk.service ?? 'organisation'}`)}
          selected={selected}
          empty={<EmptyState title={texts.none}>{texts.noneText}</EmptyState>}
        />
      </div>
      {filters.status === undefined && (
        <p class="soft small table-note">
          {waiting > 0 && <>{texts.waiting(waiting)} <a href="/risks?view=questions">{texts.toQuestions}</a> </>}
          {undeclared > 0 && texts.undeclared(undeclared)}
        </p>
      )}
    </>
  )
}

function concerns(risk: RiskLine, filters: RiskFilters): boolean {
  return (filters.service === undefined || (risk.service ?? 'organisation') === filters.service) && (filters.risk === undefined || risk.risk === filters.risk)
}

function columnsOf(narrow: boolean): readonly Column<RiskLine>[] {
  const { list: texts } = textsOf(pwaRisksMessages)
  const nothing = <span class="soft">{textsOf(pwaRegisterMessages).nothing}</span>
  const score = (value: number | undefined) => (value === undefined ? nothing : formatNumber(locale.value, value))
  const title = (risk: RiskLine) => riskText(risk.risk, locale.value).title
  const base: readonly Column<RiskLine>[] = [
    { id: 'risk', label: texts.risk, cell: (risk) => <span title={title(risk)}>{title(risk)}</span>, value: title },
    { id: 'service', label: texts.service, cell: (risk) => nameOf(risk.service), value: (risk) => nameOf(risk.service) },
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
