import { useState } from 'preact/hooks'
import { formatDay, formatList } from '#shared/message/format.ts'
import { factLabel } from '#shared/message/fact.ts'
import { pwaRisksMessages } from '#shared/message/pwa-risks.ts'
import { treatmentText } from '#shared/message/risk.ts'
import { mayAct } from '#shared/act/rules.ts'
import { mayEdit } from '#shared/document/access.ts'
import { entryKey, type PlanEntry } from '#shared/document/schema.ts'
import type { Explanation, RiskInstance } from '#shared/register/index.ts'
import type { TreatmentId } from '#shared/risk/schema.ts'
import { entries, session } from '../../../data/index.ts'
import { Button } from '../../../ui/button/index.tsx'
import { locale, textsOf } from '../../../ui/locale/index.ts'
import { StatusPill } from '../../../ui/status/index.tsx'
import { AttestDialog } from './attest.tsx'
import { PlanDialog } from './plan.tsx'

type Open = { readonly form: 'attest' | 'plan'; readonly treatment: TreatmentId } | null

/** What lowers the risk, proven or possible: each can be planned, and where no fact shows it, attested. */
export function Treatments({ explanation, risk }: { readonly explanation: Explanation; readonly risk: RiskInstance }) {
  const { explain: texts } = textsOf(pwaRisksMessages)
  const [open, setOpen] = useState<Open>(null)
  const role = session.value?.member.role
  const close = () => setOpen(null)
  return (
    <section>
      <h3>{texts.treatments}</h3>
      <ul class="treatments">
        {explanation.verified.map((id) => (
          <li key={id}><StatusPill tone="good">{texts.verified}</StatusPill> <span>{treatmentText(id, locale.value)}</span></li>
        ))}
        {explanation.further.map(({ treatment, asks, attested }) => {
          const plan = planOf(risk, treatment)
          const name = treatmentText(treatment, locale.value)
          return (
            <li key={treatment}>
              <StatusPill tone={plan === null ? 'open' : 'partial'}>{plan === null ? texts.further : texts.planned}</StatusPill>
              <span>
                {name} <small class="soft">{attested ? texts.attested : texts.asks(formatList(locale.value, asks.map((fact) => factLabel(fact, locale.value))))}</small>
                {plan !== null && <small>{[plan.owner, plan.dueOn === null ? null : texts.planDue(formatDay(locale.value, plan.dueOn)), plan.note].filter((part) => part !== null && part !== '').join(', ')}</small>}
                <span class="line">
                  {attested && role !== undefined && mayAct(role, 'attest-treatment') && <Button look="quiet" aria-label={`${texts.attest}: ${name}`} onClick={() => setOpen({ form: 'attest', treatment })}>{texts.attest}</Button>}
                  {role !== undefined && mayEdit(role, 'risk') && <Button look="quiet" aria-label={`${texts.plan}: ${name}`} onClick={() => setOpen({ form: 'plan', treatment })}>{plan === null ? texts.plan : texts.changePlan}</Button>}
                </span>
              </span>
            </li>
          )
        })}
      </ul>
      <AttestDialog risk={risk} treatment={open?.form === 'attest' ? open.treatment : null} onClose={close} />
      <PlanDialog risk={risk} treatment={open?.form === 'plan' ? open.treatment : null} plan={open === null ? null : planOf(risk, open.treatment)} onClose={close} />
    </section>
  )
}

/** The plan for a treatment, as far as there is one. */
function planOf({ risk, service }: RiskInstance, treatment: TreatmentId): PlanEntry | null {
  const entry = entries('risk').value.get(entryKey.plan(risk, service ?? 'organisation', treatment))
  return entry !== undefined && 'option' in entry ? entry : null
}
