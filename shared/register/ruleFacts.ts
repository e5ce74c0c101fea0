import type { Act } from '#shared/act/schema.ts'
import type { Day } from '#shared/calendar/calendar.ts'
import type { ServiceFacts } from '#shared/catalogue/facts.ts'
import { ownFacts, ownServices } from '#shared/policy/own.ts'
import type { RuleServiceFacts } from '#shared/policy/schema.ts'
import { ruleTruth, type Situation } from '#shared/rule/decide.ts'
import type { Rule } from '#shared/rule/schema.ts'
import type { AccountType, ServiceStatus } from '#shared/taxonomy/schema.ts'
import { serviceSheet } from './fact.ts'
import type { ServiceSource, Tables } from './input.ts'
import { latestIssues, windowMonths } from './issue.ts'
import { ledgersOf, type SubjectLedger } from './ledger.ts'
import { buildRegister, type Register } from './register.ts'
import { compareText } from './risk.ts'

// Facts of services that rules ask for and that neither the catalogue nor a decision states. They follow from what is
// published and decided alone: drafts have no say, so that no rule holds or falls by an edit nobody has confirmed.

export type RuleFactsInput = {
  readonly rules: readonly Rule[]
  readonly tables: Tables
  readonly acts: readonly Act[]
  readonly catalogue: ServiceSource & { readonly services: readonly ServiceFacts[] }
  /** Today as a local date. */
  readonly today: Day
}

/** The catalogue with the organisation's own services, as the acts confirm them. */
export function withOwnServices({ services, serviceById }: RuleFactsInput['catalogue'], acts: readonly Act[]): RuleFactsInput['catalogue'] {
  const own = new Map(ownServices(acts).map((service) => [service.id, ownFacts(service)]))
  return { services: [...services.filter(({ id }) => !own.has(id)), ...own.values()], serviceById: (id) => own.get(id) ?? serviceById(id) }
}

/** What the catalogue and the decision say of a service, as rules see it. */
export function serviceSituation(id: string, status: ServiceStatus, facts: Pick<ServiceFacts, 'category' | 'country'> | undefined): Situation {
  return {
    service: id,
    status,
    ...(facts !== undefined && { category: facts.category }),
    ...(facts !== undefined && facts.country !== 'unknown' && { country: facts.country }),
  }
}

/** True where some rule reads a fact that only `ruleFacts` can tell. */
export function asksForFacts(rules: readonly Rule[]): boolean {
  return rules.some((rule) => asks(rule, 'riskLevel') || asks(rule, 'trainsOnInputs'))
}

/** The register these facts are read from: without drafts, and of the months that count. */
export function bareRegister({ tables, acts, catalogue, today }: Omit<RuleFactsInput, 'rules'>): Register {
  return buildRegister({ tables: countingTables(tables), acts, drafts: {}, catalogue: withOwnServices(catalogue, acts), today })
}

/**
 * The facts the rules ask for, of the services they may speak of, by id. What is not known of a service is null; one of
 * which nothing is known is left out.
 *
 * @param drawn gives `bareRegister` of the same input, where the caller keeps it
 */
export function ruleFacts(input: RuleFactsInput, drawn: () => Register = () => bareRegister(input)): RuleServiceFacts[] {
  const { rules, acts, today } = input
  const catalogue = withOwnServices(input.catalogue, acts)
  const asking = rules.filter((rule) => asks(rule, 'riskLevel') || asks(rule, 'trainsOnInputs'))
  if (asking.length === 0) return []
  const { services } = drawn()
  const ledgers = ledgersOf(acts)
  const ids = [...new Set([...services.keys(), ...catalogue.services.map(({ id }) => id)])].sort(compareText)
  return ids.flatMap((id) => {
    const facts = catalogue.serviceById(id)
    const view = services.get(id)?.view
    const situation = serviceSituation(id, view?.status ?? 'detected', facts)
    const open = asking.filter((rule) => ruleTruth(rule, situation) !== 'false')
    const riskLevel = open.some((rule) => asks(rule, 'riskLevel')) ? (view?.risk.level ?? null) : null
    const trainsOnInputs = open.some((rule) => asks(rule, 'trainsOnInputs')) ? trains(id, view?.accountTypes ?? [], { catalogue: facts, ledger: ledgers.get(id), today }) : null
    return riskLevel === null && trainsOnInputs === null ? [] : [{ service: id, riskLevel, trainsOnInputs }]
  })
}

function asks(rule: Rule, fact: 'riskLevel' | 'trainsOnInputs'): boolean {
  return rule.when.some((condition) => condition.fact === fact)
}

/** What a level of risk follows from: the months that count, no trend. */
function countingTables({ evidence, presence }: Tables): Tables {
  return { evidence: latestIssues(evidence).slice(0, windowMonths), presence: latestIssues(presence).slice(0, windowMonths), trend: [], profile: [], departments: [] }
}

type KnownOfService = { readonly catalogue: ServiceFacts | undefined; readonly ledger: SubjectLedger | undefined; readonly today: Day }

/**
 * Whether the vendor trains on inputs on the accounts in use, or, where none was named, on those anything is stated
 * about. One account on which it does is enough for yes; no needs a confirmation for each of them.
 */
function trains(id: string, seen: readonly AccountType[], known: KnownOfService): boolean | null {
  const named = seen.filter((type) => type !== 'unknown')
  const accounts: readonly (AccountType | null)[] = named.length > 0 ? named : [null, ...statedAccounts(known)]
  const statements = accounts.flatMap((account) => serviceSheet(id, account, { ...known, drafts: {} }).settled.get('s.trainsOnInputs') ?? [])
  if (statements.some(({ value }) => value === 'yes' || value === 'opt_out_available')) return true
  const complete = named.length > 0 ? statements.length === named.length : statements.length > 0
  return complete && statements.every(({ confirmed }) => confirmed) ? false : null
}

function statedAccounts({ catalogue, ledger }: KnownOfService): AccountType[] {
  const terms = (catalogue?.terms ?? []).flatMap(({ key, accountType }) => (key === 'terms.trainsOnInputs' ? [accountType] : []))
  const acts = [...(ledger?.last.values() ?? [])].flatMap(({ content }) => (content.kind === 'confirm-fact' && content.fact === 's.trainsOnInputs' && content.accountType !== null ? [content.accountType] : []))
  return [...new Set([...terms, ...acts])]
}
