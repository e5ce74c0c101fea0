import { pwaDecideMessages } from '#shared/message/pwa-decide.ts'
import { riskText } from '#shared/message/risk.ts'
import { findRisk, findTreatment } from '#shared/risk/catalogue.ts'
import { leavesOf } from '#shared/risk/logic.ts'
import type { RiskInstance } from '#shared/register/index.ts'
import { riskRank } from '#shared/register/level.ts'
import { locale, textsOf } from '../../../ui/locale/index.ts'
import { Section } from '../../../ui/page/index.tsx'
import { Tag } from '../../../ui/status/index.tsx'
import { RiskLevelMark } from '../../mark/index.tsx'

/** Risks named before the rest is counted. */
const named = 7

/** Active risks of the service; those whose rule reads the decision change with it. */
export function TouchedRisks({ risks }: { readonly risks: readonly RiskInstance[] }) {
  const texts = textsOf(pwaDecideMessages)
  const active = risks.filter((risk) => risk.active).sort((a, b) => riskRank(b.level) - riskRank(a.level) || Number(readsStatus(b)) - Number(readsStatus(a)) || (a.id < b.id ? -1 : 1))
  return (
    <Section title={texts.risks} note={texts.risksNote(active.length)}>
      {active.length === 0 && <p class="soft">{texts.noRisks}</p>}
      <ul class="touched">
        {active.slice(0, named).map((risk) => (
          <li key={risk.id}>
            <a href={`/risks/${risk.id}`}>{riskText(risk.risk, locale.value).title}</a>
            {readsStatus(risk) && <Tag>{texts.changes}</Tag>}
            <RiskLevelMark level={risk.level} />
          </li>
        ))}
      </ul>
      {active.length > named && <a href={`/risks?service=${active[0]?.service ?? ''}`}>{texts.moreRisks(active.length - named)}</a>}
    </Section>
  )
}

function readsStatus({ risk: id }: RiskInstance): boolean {
  const risk = findRisk(id)
  if (risk === undefined) return false
  const conditions = [risk.trigger, ...risk.treatments.flatMap((treatment) => findTreatment(treatment)?.verifiedWhen ?? [])]
  return conditions.flatMap(leavesOf).some((leaf) => leaf.fact === 's.status')
}
