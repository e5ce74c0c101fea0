import type { Month } from '#shared/calendar/calendar.ts'
import { risks } from '#shared/risk/catalogue.ts'
import { factScope, type Facts } from '#shared/risk/facts.ts'
import { leavesOf } from '#shared/risk/logic.ts'
import { createEvaluator, type Evaluator, type HeldModifier, type Outcome } from '#shared/risk/outcome.ts'
import { factKeys, type FactKey, type RiskId, type RiskLevel, type TreatmentId } from '#shared/risk/schema.ts'
import type { Score } from '#shared/risk/score.ts'
import { usageConditions, type TruthVector } from '#shared/risk/vector.ts'
import { accountTypes } from '#shared/taxonomy/lists.ts'
import type { AccountType } from '#shared/taxonomy/schema.ts'
import type { Acceptance } from './acceptance.ts'
import { identityFacts, type FactSheet } from './fact.ts'
import { riskRank } from './level.ts'

/** A fact that somebody could look up, and for which account type. `proposed`: there is a value, it waits to be confirmed. */
export type OpenFact = { readonly fact: FactKey; readonly accountType: AccountType | null; readonly proposed: boolean }

/**
 * active: its rule is true and nobody has accepted it. accepted: active and accepted for a time. needs-facts: a fact
 * would decide it. needs-declaration: only the answers of employees would, because the uses seen went unanswered.
 */
export type RiskStatus = 'active' | 'accepted' | 'needs-facts' | 'needs-declaration'

/** A risk of the catalogue for one service, or for the organisation. */
export type RiskInstance = {
  /** `<risk>/<service or organisation>` */
  readonly id: string
  readonly risk: RiskId
  readonly service: string | null
  readonly status: RiskStatus
  /** The worst outcome over everything seen, and the use that caused it. */
  readonly active: boolean
  readonly inherent: Score | null
  readonly current: Score | null
  readonly inherentLevel: RiskLevel | null
  readonly level: RiskLevel | null
  readonly accountType: AccountType | null
  readonly month: Month | null
  readonly vector: TruthVector
  readonly because: readonly FactKey[]
  readonly missing: readonly FactKey[]
  readonly assumed: readonly FactKey[]
  readonly unconfirmed: readonly FactKey[]
  readonly modifiers: readonly HeldModifier[]
  readonly verifiedTreatments: readonly TreatmentId[]
  /** Account types on which it is active, in the order of the list. */
  readonly accountTypes: readonly AccountType[]
  /** Facts that would decide or clear it, on any account type. */
  readonly open: readonly OpenFact[]
  readonly acceptance: Acceptance | null
}

/** Risks whose rule looks at the organisation only: one for all, not one a service. */
export const organisationRisks: readonly RiskId[] = risks.flatMap((risk) => (leavesOf(risk.trigger).every((leaf) => leaf.fact.startsWith('o.')) ? [risk.id] : []))
const isOrganisationRisk = new Set(organisationRisks)

export type Attested = ReadonlyMap<RiskId, ReadonlySet<TreatmentId>>

/**
 * The evaluators for one sheet: as settled and, where a proposal contradicts the catalogue, with the proposal too. The
 * worse outcome counts, so a draft alone never lowers a risk.
 */
export type SheetEvaluators = (risk: RiskId) => readonly Evaluator[]

export function evaluatorsOf(sheet: FactSheet, organisation: FactSheet, attested: Attested): SheetEvaluators {
  const views = [viewOf(sheet, organisation, true)]
  const contradicts = [sheet, organisation].some(({ settled, drafts }) => [...drafts.keys()].some((fact) => settled.get(fact)?.confirmed === false))
  if (contradicts) views.push(viewOf(sheet, organisation, false))
  const plain = views.map(({ facts, confirmed }) => createEvaluator(facts, { confirmed }))
  return (risk) => {
    const treatments = attested.get(risk)
    return treatments === undefined ? plain : views.map(({ facts, confirmed }) => createEvaluator(facts, { confirmed, attested: treatments }))
  }
}

type View = { readonly facts: Facts; readonly confirmed: (fact: FactKey) => boolean }

function viewOf(sheet: FactSheet, organisation: FactSheet, withDrafts: boolean): View {
  const facts: { [K in FactKey]?: Facts[K] } = {}
  const confirmed = new Set<FactKey>()
  for (const { settled, drafts } of [organisation, sheet]) {
    for (const statement of settled.values()) {
      facts[statement.fact] = statement.value
      if (statement.confirmed) confirmed.add(statement.fact)
    }
    if (!withDrafts) continue
    for (const statement of drafts.values()) if (!confirmed.has(statement.fact)) facts[statement.fact] = statement.value
  }
  return { facts, confirmed: (fact) => confirmed.has(fact) }
}

/** What was found for a risk on one account type with one vector. */
export type Finding = { readonly outcome: Outcome; readonly accountType: AccountType | null; readonly month: Month | null; readonly vector: TruthVector }

const accountRank = new Map(accountTypes.map((type, index) => [type, index]))
function rankOf(accountType: AccountType | null): number {
  return accountType === null ? -1 : (accountRank.get(accountType) ?? -1)
}

/** Worst first: active before open, then level, impact, likelihood; then newest month, account type and vector, so that the order of input never decides. */
export function compareFindings(a: Finding, b: Finding): number {
  const x = a.outcome
  const y = b.outcome
  return (
    activity(y) - activity(x) ||
    riskRank(y.level) - riskRank(x.level) ||
    (y.current?.impact ?? 0) - (x.current?.impact ?? 0) ||
    (y.current?.likelihood ?? 0) - (x.current?.likelihood ?? 0) ||
    riskRank(y.inherentLevel) - riskRank(x.inherentLevel) ||
    compareText(b.month ?? '', a.month ?? '') ||
    rankOf(a.accountType) - rankOf(b.accountType) ||
    compareText(a.vector, b.vector)
  )
}

function activity(outcome: Outcome): number {
  return outcome.active === true ? 2 : outcome.active === null ? 1 : 0
}

export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Adds what evidence of one account type says to the findings, by risk. Outcomes that are not active are left out. */
export function addFindings(
  findings: Map<RiskId, Finding[]>,
  accountType: AccountType,
  evidence: ReadonlyMap<RiskId, ReadonlyMap<TruthVector, Month>>,
  evaluators: SheetEvaluators,
): void {
  for (const [risk, vectors] of evidence) {
    if (isOrganisationRisk.has(risk)) continue
    for (const evaluator of evaluators(risk)) {
      for (const [vector, month] of vectors) {
        const outcome = evaluator.evaluate(risk, vector)
        if (outcome.active === false) continue
        const known = findings.get(risk)
        const finding = { outcome, accountType, month, vector }
        if (known === undefined) findings.set(risk, [finding])
        else known.push(finding)
      }
    }
  }
}

/** Findings for the risks that no use has to show. */
export function organisationFindings(organisation: FactSheet, attested: Attested): Map<RiskId, Finding[]> {
  const evaluators = evaluatorsOf({ settled: new Map(), drafts: new Map(), expired: new Map() }, organisation, attested)
  const findings = new Map<RiskId, Finding[]>()
  for (const risk of organisationRisks) {
    const vector = 'u'.repeat(usageConditions(risk).length)
    const found = evaluators(risk)
      .map((evaluator) => ({ outcome: evaluator.evaluate(risk, vector), accountType: null, month: null, vector }))
      .filter((finding) => finding.outcome.active !== false)
    if (found.length > 0) findings.set(risk, found)
  }
  return findings
}

/** The instance that follows from the findings of one risk; its acceptance is judged by the caller. */
export function instanceOf(risk: RiskId, service: string | null, findings: readonly Finding[], judge: (worst: Finding) => Acceptance | null): RiskInstance {
  const worst = findings.reduce((a, b) => (compareFindings(a, b) <= 0 ? a : b))
  const { outcome } = worst
  const active = outcome.active === true
  const open = openFacts(findings)
  const acceptance = active ? judge(worst) : null
  return {
    id: `${risk}/${service ?? 'organisation'}`,
    risk,
    service,
    status: active ? (acceptance !== null && acceptance.state !== 'reopened' ? 'accepted' : 'active') : open.length > 0 ? 'needs-facts' : 'needs-declaration',
    active,
    inherent: outcome.inherent,
    current: outcome.current,
    inherentLevel: outcome.inherentLevel,
    level: outcome.level,
    accountType: worst.accountType,
    month: worst.month,
    vector: worst.vector,
    because: outcome.because,
    missing: outcome.missing,
    assumed: outcome.assumed,
    unconfirmed: outcome.unconfirmed,
    modifiers: outcome.modifiers,
    verifiedTreatments: outcome.verifiedTreatments,
    accountTypes: activeAccounts(findings),
    open,
    acceptance,
  }
}

function activeAccounts(findings: readonly Finding[]): AccountType[] {
  let bits = 0
  for (const { outcome, accountType } of findings) if (outcome.active === true && accountType !== null) bits |= 1 << rankOf(accountType)
  return accountTypes.filter((_, index) => bits & (1 << index))
}

/** Facts the findings wait for, as far as somebody could look them up: not how a tool is used, nor the terms of an account nobody named. */
function openFacts(findings: readonly Finding[]): OpenFact[] {
  // One bit an account type; bit 0 where the answer does not depend on it.
  const open = new Map<FactKey, { asked: number; proposed: number }>()
  for (const { outcome, accountType } of findings) {
    for (const facts of [outcome.assumed, outcome.missing, outcome.unconfirmed]) {
      for (const fact of facts) {
        if (!askable.has(fact)) continue
        const ofAccount = fact.startsWith('s.') && !identityFacts.has(fact)
        if (ofAccount && accountType === 'unknown') continue
        const bit = 1 << ((ofAccount ? rankOf(accountType) : -1) + 1)
        let bits = open.get(fact)
        if (bits === undefined) open.set(fact, (bits = { asked: 0, proposed: 0 }))
        bits.asked |= bit
        if (facts === outcome.unconfirmed) bits.proposed |= bit
      }
    }
  }
  const list: OpenFact[] = []
  for (const [fact, { asked, proposed }] of [...open].sort(([a], [b]) => compareText(a, b))) {
    if (asked & 1) list.push({ fact, accountType: null, proposed: (proposed & 1) > 0 })
    for (const [index, accountType] of accountTypes.entries()) {
      const bit = 2 << index
      if (asked & bit) list.push({ fact, accountType, proposed: (proposed & bit) > 0 })
    }
  }
  return list
}

/** Facts a person can look up and state. */
const askable: ReadonlySet<FactKey> = new Set(factKeys.filter((fact) => factScope(fact) !== 'usage' && fact !== 's.status' && fact !== 's.inCatalogue'))
