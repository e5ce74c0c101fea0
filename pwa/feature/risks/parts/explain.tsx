import { useLocation } from 'preact-iso'
import { useEffect, useState } from 'preact/hooks'
import { pwaRegisterMessages } from '#shared/message/pwa-register.ts'
import { pwaRisksMessages } from '#shared/message/pwa-risks.ts'
import { riskText } from '#shared/message/risk.ts'
import { taxonomyMessages } from '#shared/message/taxonomy.ts'
import { mayAct } from '#shared/act/rules.ts'
import { explainRisk, identityFacts, type Explanation, type RiskInstance } from '#shared/register/index.ts'
import { session } from '../../../data/index.ts'
import { Button, LinkButton } from '../../../ui/button/index.tsx'
import { EmptyState } from '../../../ui/empty/index.tsx'
import { Icon } from '../../../ui/icon/index.tsx'
import { locale, textsOf } from '../../../ui/locale/index.ts'
import { factSheet, organisationFacts } from '../../../worker/sheet.ts'
import { FactForm, type FactSubject } from '../../inventory/index.tsx'
import { isTyping, RiskLevelMark, RiskStatusMark } from '../../mark/index.tsx'
import { serviceName } from '../../name/index.tsx'
import { AcceptDialog, PendingActs } from './accept.tsx'
import { ReasonList } from './reason.tsx'
import { Treatments } from './treatments.tsx'

/** Why a risk stands as it does, where each fact comes from, and what can be done. */
export function ExplainPanel({ risk, closeHref }: { readonly risk: RiskInstance | null; readonly closeHref: string }) {
  const { explain: texts } = textsOf(pwaRisksMessages)
  const { route } = useLocation()
  useEffect(() => {
    // A dialog closes first; a field keeps its own Escape.
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && document.querySelector('dialog[open]') === null && !isTyping(event.target)) route(closeHref)
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [closeHref, route])
  const explanation = risk === null ? null : explainRisk(risk, factSheet(risk.service ?? '', risk.accountType), organisationFacts())
  return (
    <aside class="explain" aria-label={risk === null ? texts.unknown : riskText(risk.risk, locale.value).title}>
      <a class="button quiet explain-close" href={closeHref} aria-label={texts.close}><Icon name="close" /></a>
      {risk === null || explanation === null ? <EmptyState title={texts.unknown}>{texts.unknownText}</EmptyState> : <Explained risk={risk} explanation={explanation} />}
    </aside>
  )
}

function Explained({ risk, explanation }: { readonly risk: RiskInstance; readonly explanation: Explanation }) {
  const { explain: texts } = textsOf(pwaRisksMessages)
  const accounts = textsOf(taxonomyMessages).accountType
  const [subject, setSubject] = useState<FactSubject | null>(null)
  const text = riskText(risk.risk, locale.value)
  const ask = (fact: FactSubject['fact']) => setSubject(subjectOf(risk, fact))
  return (
    <>
      <p class="soft small">{risk.risk} · {serviceName(risk.service)}</p>
      <h2>{text.title}</h2>
      <div class="line explain-status">
        <RiskLevelMark level={risk.level} />
        <RiskStatusMark risk={risk} />
      </div>
      <Scores risk={risk} />
      <dl class="story">
        <div><dt>{texts.cause}</dt><dd>{text.cause}</dd></div>
        <div><dt>{texts.event}</dt><dd>{text.event}</dd></div>
        <div><dt>{texts.consequence}</dt><dd>{text.consequence}</dd></div>
      </dl>
      <PendingActs risk={risk} />
      <WhatToDo risk={risk} acceptAllowed={explanation.risk.acceptAllowed} />
      {explanation.because.length > 0 && (
        <section>
          <h3>{texts.because}</h3>
          <p class="soft small">{risk.service === null ? texts.organisation : risk.month !== null && texts.seenOn(risk.accountTypes.map((type) => accounts[type].label).join(' · '), risk.month)}</p>
          <ReasonList reasons={explanation.because} risk={risk} onAsk={ask} />
        </section>
      )}
      {explanation.modifiers.length > 0 && (
        <section>
          <h3>{texts.modifiers}</h3>
          <ul class="modifiers">
            {explanation.modifiers.map(({ index, likelihood, impact }) => (
              <li key={index}><span>{text.modifiers[index]}</span> <span class="soft">{texts.raises(likelihood, impact)}</span></li>
            ))}
          </ul>
          <p class="soft small">{texts.starts}: {explanation.risk.likelihood} × {explanation.risk.impact}. {text.likelihood}. {text.impact}.</p>
        </section>
      )}
      {explanation.missing.length > 0 && !risk.active && (
        <section>
          <h3>{texts.missing}</h3>
          <ReasonList reasons={explanation.missing} risk={risk} onAsk={ask} />
        </section>
      )}
      {risk.active && <Treatments explanation={explanation} risk={risk} />}
      <section>
        <h3>{texts.controls}</h3>
        <p>{explanation.risk.controls.join(', ')} <span class="soft">{texts.controlNote}</span></p>
        <Law explanation={explanation} />
        <p class="soft small">{texts.watch}: {text.indicator}</p>
      </section>
      <FactForm subject={subject} onClose={() => setSubject(null)} />
    </>
  )
}

/** The fact of this risk as something to answer: on the accounts for which it is open. */
function subjectOf(risk: RiskInstance, fact: FactSubject['fact']): FactSubject {
  const open = risk.open.flatMap((item) => (item.fact === fact && item.accountType !== null ? [item.accountType] : []))
  const own = risk.accountType === null || !fact.startsWith('s.') || identityFacts.has(fact) ? [] : [risk.accountType, ...open.filter((type) => type !== risk.accountType)]
  return { fact, service: fact.startsWith('o.') ? null : risk.service, accountTypes: own }
}

function Scores({ risk }: { readonly risk: RiskInstance }) {
  const { explain: texts } = textsOf(pwaRisksMessages)
  const { riskLevel } = textsOf(pwaRegisterMessages)
  if (risk.level === null || risk.current === null || risk.inherent === null || risk.inherentLevel === null) return null
  return (
    <p class="soft">
      {texts.levelLine(riskLevel[risk.level], risk.current.likelihood, risk.current.impact)}; {texts.inherentLine(riskLevel[risk.inherentLevel], risk.inherent.likelihood, risk.inherent.impact)}
    </p>
  )
}

function WhatToDo({ risk, acceptAllowed }: { readonly risk: RiskInstance; readonly acceptAllowed: boolean }) {
  const { explain: texts } = textsOf(pwaRisksMessages)
  const [accepting, setAccepting] = useState(false)
  const role = session.value?.member.role
  const mayAccept = risk.status === 'active' && risk.level !== 'critical' && acceptAllowed && role !== undefined && mayAct(role, 'accept-risk')
  const mayDecide = risk.service !== null && role !== undefined && mayAct(role, 'decide-service')
  return (
    <section class="to-do">
      <h3>{texts.toDo}</h3>
      {risk.status === 'accepted' && risk.acceptance !== null ? (
        <p>{texts.acceptedBy(risk.acceptance.act.by.name, risk.acceptance.until)}. {texts.acceptEnds} <span class="soft">{risk.acceptance.act.reason}</span></p>
      ) : (
        <p>{!risk.active ? texts.toDoOf.open : !acceptAllowed ? texts.toDoOf.avoid : risk.level !== null && texts.toDoOf[risk.level]}</p>
      )}
      <div class="line">
        {mayDecide && <LinkButton href={`/decide/${risk.service}`}>{texts.decide}</LinkButton>}
        {mayAccept && <Button onClick={() => setAccepting(true)}>{texts.accept}</Button>}
        {risk.service !== null && <a href={`/inventory/${risk.service}`}>{texts.openService}</a>}
      </div>
      {mayAccept && <AcceptDialog risk={risk} open={accepting} onClose={() => setAccepting(false)} />}
    </section>
  )
}

function Law({ explanation }: { readonly explanation: Explanation }) {
  const { explain: texts } = textsOf(pwaRisksMessages)
  const { euAiAct, gdpr, iso27001, owaspLlm2025 } = explanation.risk.mappings
  const parts = [
    ...gdpr.map((item) => `GDPR ${item}`),
    ...euAiAct.map((item) => `AI Act ${item}`),
    ...iso27001.map((item) => `ISO/IEC 27001 ${item}`),
    ...owaspLlm2025.map((item) => `OWASP ${item}`),
  ]
  return parts.length === 0 ? null : <p class="small"><span class="soft">{texts.law}:</span> {parts.join(', ')}</p>
}
