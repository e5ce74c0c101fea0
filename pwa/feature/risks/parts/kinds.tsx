import { formatNumber } from '#shared/message/format.ts'
import { pwaRegisterMessages } from '#shared/message/pwa-register.ts'
import { pwaRisksMessages } from '#shared/message/pwa-risks.ts'
import { riskText } from '#shared/message/risk.ts'
import { riskRank } from '#shared/register/level.ts'
import { EmptyState } from '../../../ui/empty/index.tsx'
import { locale, textsOf } from '../../../ui/locale/index.ts'
import { Table, type Column } from '../../../ui/table/index.tsx'
import { RiskLevelMark } from '../../mark/index.tsx'
import type { RiskKind } from '../state.ts'

/** The register by risk: each once, with how many services it concerns. What a first look can take in. */
export function RiskKinds({ kinds, hrefOf }: { readonly kinds: readonly RiskKind[]; readonly hrefOf: (kind: RiskKind) => string }) {
  const { list: texts } = textsOf(pwaRisksMessages)
  const words = textsOf(pwaRegisterMessages)
  const title = ({ risk }: RiskKind) => riskText(risk, locale.value).title
  const columns: readonly Column<RiskKind>[] = [
    { id: 'risk', label: texts.risk, cell: (kind) => <span title={title(kind)}>{title(kind)}</span>, value: title },
    { id: 'level', label: texts.highest, cell: ({ level }) => <RiskLevelMark level={level} />, value: ({ level }) => riskRank(level) },
    { id: 'at', label: texts.atLevel, cell: ({ atLevel, isOrganisation }) => (isOrganisation ? <span class="soft">{words.nothing}</span> : formatNumber(locale.value, atLevel)), value: ({ atLevel }) => atLevel, align: 'end' },
    { id: 'services', label: texts.services, cell: ({ instances, isOrganisation }) => (isOrganisation ? <span class="soft">{words.organisation}</span> : formatNumber(locale.value, instances.length)), value: ({ instances, isOrganisation }) => (isOrganisation ? 0 : instances.length), align: 'end', wide: true },
  ]
  return (
    <div class="kinds">
      <Table caption={texts.kindsCaption} columns={columns} rows={kinds} keyOf={({ risk }) => risk} hrefOf={hrefOf} empty={<EmptyState title={texts.none}>{texts.noneText}</EmptyState>} />
    </div>
  )
}
