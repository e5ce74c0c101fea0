import { pwaRegisterMessages } from '#shared/message/pwa-register.ts'
import { pwaRisksMessages } from '#shared/message/pwa-risks.ts'
import { riskText } from '#shared/message/risk.ts'
import { levelOrder } from '#shared/register/level.ts'
import { Icon } from '../../../ui/icon/index.tsx'
import { locale, textsOf } from '../../../ui/locale/index.ts'
import { serviceName } from '../../name/index.tsx'
import { listedStatuses, type RiskFilters } from '../state.ts'

type RiskFilterBarProps = {
  readonly filters: RiskFilters
  readonly change: (changes: Readonly<Record<string, string | null>>) => void
  readonly shown: number
  /** No room, or no need, to explain the columns of single uses. */
  readonly narrow: boolean
}

/** Filters as chips, with what they leave. */
export function RiskFilterBar({ filters, change, shown, narrow }: RiskFilterBarProps) {
  const { list: texts } = textsOf(pwaRisksMessages)
  const words = textsOf(pwaRegisterMessages)
  const chips = [
    filters.cell !== undefined && { name: 'cell', label: texts.cellChip(filters.cell.likelihood, filters.cell.impact) },
    filters.level !== undefined && { name: 'level', label: `${texts.level}: ${words.riskLevel[filters.level]}` },
    filters.status !== undefined && { name: 'status', label: `${texts.status}: ${words.riskStatus[filters.status]}` },
    filters.risk !== undefined && { name: 'risk', label: riskText(filters.risk, locale.value).title },
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
      <span class="soft filter-count"><output>{texts.shown(shown)}</output>{!narrow && <span class="scale-note"> · {texts.scale}</span>}</span>
    </search>
  )
}
