import { formatDay } from '#shared/message/format.ts'
import { factLabel, factValueText } from '#shared/message/fact.ts'
import { pwaRisksMessages } from '#shared/message/pwa-risks.ts'
import { taxonomyMessages } from '#shared/message/taxonomy.ts'
import { mayAct } from '#shared/act/rules.ts'
import { mayEdit } from '#shared/document/access.ts'
import type { Reason, RiskInstance, Statement } from '#shared/register/index.ts'
import type { FactKey } from '#shared/risk/schema.ts'
import { session } from '../../../data/index.ts'
import { Button } from '../../../ui/button/index.tsx'
import { locale, textsOf } from '../../../ui/locale/index.ts'
import { conditionText } from './condition.ts'

type ReasonListProps = { readonly reasons: readonly Reason[]; readonly risk: RiskInstance; readonly onAsk: (fact: FactKey) => void }

/** The facts behind a risk, each with its source and date. */
export function ReasonList({ reasons, risk, onAsk }: ReasonListProps) {
  return (
    <ul class="reasons">
      {reasons.map((reason) => (
        <ReasonItem key={reason.fact} reason={reason} risk={risk} onAsk={onAsk} />
      ))}
    </ul>
  )
}

function ReasonItem({ reason, risk, onAsk }: { readonly reason: Reason; readonly risk: RiskInstance; readonly onAsk: (fact: FactKey) => void }) {
  const { explain: texts } = textsOf(pwaRisksMessages)
  const { accountType } = textsOf(taxonomyMessages)
  const { fact, statement } = reason
  if (reason.usage) {
    const isKnown = risk.because.includes(fact)
    const source = risk.accountType !== null && risk.month !== null ? texts.usageSource(accountType[risk.accountType].label, risk.month) : ''
    return (
      <li>
        <strong>{fact === 'u.accountType' && risk.accountType !== null ? texts.stated(factLabel(fact, locale.value), accountType[risk.accountType].label) : reason.conditions.map(conditionText).join('; ')}</strong>
        <span class="soft">{isKnown ? source : texts.usageUnknown}</span>
      </li>
    )
  }
  const isAskable = fact !== 's.status' && fact !== 's.inCatalogue' && statement?.origin !== 'daybook' && (statement === null || !statement.confirmed) && mayState(fact) && risk.accountType !== 'unknown'
  return (
    <li>
      <strong>{factLabel(fact, locale.value)}: {statement === null ? factValueText(fact, null, locale.value) : statement.day !== null ? formatDay(locale.value, statement.day) : factValueText(fact, statement.value, locale.value)}</strong>
      <span class="soft">{statement === null ? texts.assumed : <><SourceOf statement={statement} />{sourceText(statement)}</>}</span>
      {isAskable && <Button look="quiet" aria-label={`${texts.answer}: ${factLabel(fact, locale.value)}`} onClick={() => onAsk(fact)}>{texts.answer}</Button>}
    </li>
  )
}

function mayState(fact: FactKey): boolean {
  const role = session.value?.member.role
  if (role === undefined) return false
  return mayAct(role, 'confirm-fact') || mayEdit(role, fact.startsWith('o.') ? 'governance' : 'inventory')
}

/** The address of a source as a link; other sources are told in the line itself. */
function SourceOf({ statement: { source } }: { readonly statement: Statement }) {
  return isAddress(source) ? <><a href={source} target="_blank" rel="noreferrer">{new URL(source).hostname}</a>, </> : null
}

function isAddress(source: string): boolean {
  return source.startsWith('https://')
}

/** Source, date and confirmation of a statement in one line. */
function sourceText(statement: Statement): string {
  const { explain: texts } = textsOf(pwaRisksMessages)
  const day = statement.checkedOn === null ? null : formatDay(locale.value, statement.checkedOn)
  if (statement.origin === 'decision') return statement.act === null ? texts.noDecision : `${texts.decision(statement.act.number)}, ${day}`
  const source = isAddress(statement.source) ? null : statement.source === 'unverified' ? texts.noSource : statement.source
  const standing =
    statement.origin === 'act' ? texts.confirmedBy(statement.act?.by.name ?? '') : statement.origin === 'catalogue' && statement.source !== 'unverified' ? texts.catalogue : statement.confirmed ? null : texts.notConfirmed
  return [source, day, standing, statement.expiresOn === null ? null : texts.expires(statement.expiresOn)].filter((part) => part !== null).join(', ')
}
