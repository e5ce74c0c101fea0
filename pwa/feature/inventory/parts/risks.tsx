import { useState } from 'preact/hooks'
import { riskText } from '#shared/message/risk.ts'
import { pwaInventoryMessages } from '#shared/message/pwa-inventory.ts'
import type { RiskInstance } from '#shared/register/index.ts'
import { riskRank } from '#shared/register/level.ts'
import { Button } from '../../../ui/button/index.tsx'
import { locale, textsOf } from '../../../ui/locale/index.ts'
import { Section } from '../../../ui/page/index.tsx'
import { Table, type Column } from '../../../ui/table/index.tsx'
import { RiskLevelMark, RiskStatusMark } from '../../mark/index.tsx'

/** Rows before one asks for all. */
const first = 6

/** Risks of one service: active ones by level, then those that wait for facts. */
export function ServiceRisks({ risks }: { readonly risks: readonly RiskInstance[] }) {
  const { service: texts } = textsOf(pwaInventoryMessages)
  const shown = risks.filter((risk) => risk.status !== 'needs-declaration').sort((a, b) => riskRank(b.level) - riskRank(a.level) || (a.risk < b.risk ? -1 : 1))
  const active = shown.filter((risk) => risk.active).length
  const undeclared = risks.length - shown.length
  const [all, setAll] = useState(false)
  const columns: readonly Column<RiskInstance>[] = [
    { id: 'risk', label: texts.risk, cell: (risk) => riskText(risk.risk, locale.value).title },
    { id: 'level', label: texts.level, cell: (risk) => <RiskLevelMark level={risk.level} /> },
    { id: 'status', label: texts.state, cell: (risk) => <RiskStatusMark risk={risk} />, wide: true },
  ]
  return (
    <Section title={texts.risks} note={texts.risksNote(active, shown.length - active)}>
      <Table caption={texts.risks} columns={columns} rows={all ? shown : shown.slice(0, first)} keyOf={(risk) => risk.id} hrefOf={(risk) => `/risks/${risk.risk}/${risk.service ?? 'organisation'}`} empty={<p class="soft">{texts.noRisks}</p>} />
      {shown.length > first && <Button look="quiet" onClick={() => setAll(!all)}>{all ? texts.fewer : texts.allRisks(shown.length)}</Button>}
      {undeclared > 0 && <p class="soft small table-note">{texts.undeclared(undeclared)}</p>}
    </Section>
  )
}
