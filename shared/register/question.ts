import { factScope, type FactScope } from '#shared/risk/facts.ts'
import { factKeys, type FactKey } from '#shared/risk/schema.ts'
import { accountTypes } from '#shared/taxonomy/lists.ts'
import type { AccountType } from '#shared/taxonomy/schema.ts'
import { identityFacts } from './fact.ts'
import { compareText, type RiskInstance } from './risk.ts'

/** One fact nobody has settled, with everything it would decide. */
export type Question = {
  readonly fact: FactKey
  readonly scope: Exclude<FactScope, 'usage'>
  /** Risks the answer decides or may clear. */
  readonly risks: number
  /** Of these, active ones: the unknown counts against us. */
  readonly active: number
  readonly subjects: readonly QuestionSubject[]
}

/** About which service, or the organisation, the question is. */
export type QuestionSubject = {
  readonly service: string | null
  /** On which account types; empty where the answer does not depend on it. */
  readonly accountTypes: readonly AccountType[]
  /** Ids of the risk instances. */
  readonly risks: readonly string[]
  readonly active: number
  /** A proposal is there and waits for confirmation. */
  readonly proposed: boolean
}

type Collected = { accountTypes: Set<AccountType>; risks: Set<string>; active: number; proposed: boolean }

/** Open questions grouped by fact, the one that decides most risks first; in each, the service with most risks first. */
export function openQuestions(risks: Iterable<RiskInstance>): Question[] {
  const groups = new Map<FactKey, Map<string | null, Collected>>()
  for (const risk of risks) {
    for (const { fact, accountType, proposed } of risk.open) {
      let subjects = groups.get(fact)
      if (subjects === undefined) groups.set(fact, (subjects = new Map()))
      const service = fact.startsWith('o.') ? null : risk.service
      let subject = subjects.get(service)
      if (subject === undefined) subjects.set(service, (subject = { accountTypes: new Set(), risks: new Set(), active: 0, proposed: false }))
      if (accountType !== null) subject.accountTypes.add(accountType)
      if (!subject.risks.has(risk.id) && risk.active) subject.active++
      subject.risks.add(risk.id)
      subject.proposed ||= proposed
    }
  }
  return [...groups].map(([fact, subjects]) => questionOf(fact, subjects)).sort((a, b) => b.risks - a.risks || b.active - a.active || order(a.fact) - order(b.fact))
}

function questionOf(fact: FactKey, collected: Map<string | null, Collected>): Question {
  const subjects = [...collected]
    .map(([service, subject]) => ({
      service,
      accountTypes: accountTypes.filter((type) => subject.accountTypes.has(type)),
      risks: [...subject.risks].sort(compareText),
      active: subject.active,
      proposed: subject.proposed,
    }))
    .sort((a, b) => b.risks.length - a.risks.length || b.active - a.active || compareText(a.service ?? '', b.service ?? ''))
  const scope = factScope(fact)
  return {
    fact,
    scope: fact.startsWith('s.') && !identityFacts.has(fact) ? 'account' : scope === 'organisation' ? scope : 'service',
    risks: subjects.reduce((sum, subject) => sum + subject.risks.length, 0),
    active: subjects.reduce((sum, subject) => sum + subject.active, 0),
    subjects,
  }
}

const positions = new Map(factKeys.map((fact, index) => [fact, index]))
function order(fact: FactKey): number {
  return positions.get(fact) ?? 0
}
