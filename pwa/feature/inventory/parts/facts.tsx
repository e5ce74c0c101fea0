import { useState } from 'preact/hooks'
import { formatDay } from '#shared/message/format.ts'
import { factLabel, factValueText } from '#shared/message/fact.ts'
import { pwaInventoryMessages } from '#shared/message/pwa-inventory.ts'
import { pwaRegisterMessages } from '#shared/message/pwa-register.ts'
import { taxonomyMessages } from '#shared/message/taxonomy.ts'
import { statementOf, type FactSheet, type Statement } from '#shared/register/index.ts'
import { factKeys, type FactKey } from '#shared/risk/schema.ts'
import { accountTypes } from '#shared/taxonomy/lists.ts'
import type { AccountType } from '#shared/taxonomy/schema.ts'
import { Button } from '../../../ui/button/index.tsx'
import { locale, textsOf } from '../../../ui/locale/index.ts'
import { Section } from '../../../ui/page/index.tsx'
import { factSheet } from '../../../worker/sheet.ts'
import { FactForm, type FactSubject } from './fact-form.tsx'
import { isOfAccount, rightsFor } from './fact-state.ts'
import { SourceText } from './source-text.tsx'

const computed: readonly FactKey[] = ['s.status', 's.inCatalogue']
const shownFacts = factKeys.filter((fact) => (fact.startsWith('s.') || fact.startsWith('r.')) && !computed.includes(fact))

/** Facts by whom they depend on: the account, nobody, us. */
const groups = [
  { id: 'terms', facts: shownFacts.filter(isOfAccount) },
  { id: 'identity', facts: shownFacts.filter((fact) => fact.startsWith('s.') && !isOfAccount(fact)) },
  { id: 'record', facts: shownFacts.filter((fact) => fact.startsWith('r.')) },
] as const

type Row = { readonly fact: FactKey; readonly statement: Statement | null; readonly proposal: Statement | null; readonly expired: string | null }

/** The term sheet of a service on one account type, and the facts of its record. */
export function FactsSection({ service, seen }: { readonly service: string; readonly seen: readonly AccountType[] }) {
  const { service: texts } = textsOf(pwaInventoryMessages)
  const accounts = textsOf(taxonomyMessages).accountType
  const offered = accountTypes.filter((type) => type !== 'unknown')
  const [chosen, setChosen] = useState<AccountType>(seen.find((type) => type !== 'unknown') ?? 'corporate_team')
  const [subject, setSubject] = useState<FactSubject | null>(null)
  const sheet = factSheet(service, chosen)
  const others = seen.filter((type) => type !== chosen && type !== 'unknown')
  const edit = (fact: FactKey) => setSubject({ fact, service, accountTypes: isOfAccount(fact) ? [chosen, ...others] : [] })
  return (
    <Section title={texts.facts} note={texts.factsNote}>
      <fieldset class="segments" aria-label={texts.factsOf}>
        {offered.map((type) => (
          <button key={type} type="button" aria-pressed={type === chosen} onClick={() => setChosen(type)}>
            {accounts[type].label}
            {seen.includes(type) && <i class="seen" title={texts.seenHere} />}
          </button>
        ))}
      </fieldset>
      {groups.map(({ id, facts }) => (
        <FactGroup key={id} title={texts.factGroup[id]} rows={facts.map((fact) => rowOf(sheet, fact))} service={service} open={id === 'terms'} onEdit={edit} />
      ))}
      <FactForm subject={subject} onClose={() => setSubject(null)} />
    </Section>
  )
}

type FactGroupProps = { readonly title: string; readonly rows: readonly Row[]; readonly service: string; readonly open: boolean; readonly onEdit: (fact: FactKey) => void }

/** Facts that belong together: what is known first, the rest on request. */
function FactGroup({ title, rows, service, open, onEdit }: FactGroupProps) {
  const { service: texts } = textsOf(pwaInventoryMessages)
  const [all, setAll] = useState(false)
  const known = rows.filter((row) => row.statement !== null || row.expired !== null)
  const waiting = rows.filter((row) => row.proposal !== null).length
  return (
    <details class="fact-group" open={open}>
      <summary>
        <h3>{title}</h3>
        <span class="soft">{texts.groupCount(known.length, rows.length)}</span>
        {waiting > 0 && <span class="proposal">{texts.groupWaits(waiting)}</span>}
      </summary>
      {known.length === 0 && !all && <p class="soft">{texts.nothingKnown}</p>}
      <ul class="facts">
        {(all ? rows : known).map((row) => <FactItem key={row.fact} row={row} service={service} onChange={() => onEdit(row.fact)} />)}
      </ul>
      {rows.length > known.length && <Button look="quiet" onClick={() => setAll(!all)}>{all ? texts.hideUnknown : texts.showUnknown(rows.length - known.length)}</Button>}
    </details>
  )
}

function rowOf(sheet: FactSheet, fact: FactKey): Row {
  const statement = statementOf(sheet, fact) ?? null
  const proposal = sheet.drafts.get(fact) ?? null
  const isOpen = proposal !== null && (statement === proposal || JSON.stringify(proposal.value) !== JSON.stringify(statement?.value))
  return { fact, statement, proposal: isOpen ? proposal : null, expired: sheet.expired.get(fact)?.content.expiresOn ?? null }
}

type FactItemProps = { readonly row: Row; readonly service: string; readonly onChange: () => void }

function FactItem({ row: { fact, statement, proposal, expired }, service, onChange }: FactItemProps) {
  const { service: texts } = textsOf(pwaInventoryMessages)
  const words = textsOf(pwaRegisterMessages)
  const rights = rightsFor({ fact, service, accountTypes: isOfAccount(fact) ? ['corporate_team'] : [] })
  const waits = rights.confirm && (proposal !== null || (statement?.origin === 'catalogue' && !statement.confirmed))
  const label = waits ? texts.confirm : texts.propose
  const name = factLabel(fact, locale.value)
  return (
    <li>
      <span class="soft">{name}</span>
      <span>
        {statement === null ? (
          <>
            <span class="soft">{words.unknown}</span>
            {expired !== null && <small class="soft">{texts.expired(expired)}</small>}
          </>
        ) : (
          <>
            <span class="fact-value">{statement.day !== null ? formatDay(locale.value, statement.day) : factValueText(fact, statement.value, locale.value)}</span>
            <small><SourceText statement={statement} /></small>
          </>
        )}
        {proposal !== null && proposal !== statement && (
          <small class="proposal">{texts.proposedValue(factValueText(fact, proposal.value, locale.value))}</small>
        )}
      </span>
      {(rights.propose || rights.confirm) && (
        <Button look={waits && proposal !== null ? 'plain' : 'quiet'} aria-label={`${label}: ${name}`} onClick={onChange}>{label}</Button>
      )}
    </li>
  )
}
