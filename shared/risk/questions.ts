import { factScope } from './facts.ts'
import type { Outcome } from './outcome.ts'
import type { FactKey, RiskId } from './schema.ts'

/** An outcome and where it stands. For a risk of the organisation as a whole both are null. */
export type PlacedOutcome = {
  readonly outcome: Pick<Outcome, 'risk' | 'active' | 'missing' | 'assumed' | 'unconfirmed'>
  readonly service: string | null
  readonly accountType: string | null
}

/** A line of the register the answer touches. */
export type QuestionEntry = {
  readonly risk: RiskId
  readonly service: string | null
  /** decides: the risk is undecided without it. clears: the risk is active and counts the open fact against us. */
  readonly effect: 'decides' | 'clears'
}

export type Question = {
  readonly fact: FactKey
  /** answer: there is no value. confirm: there is one, and somebody else has to confirm it. */
  readonly kind: 'answer' | 'confirm'
  /** null: asked once for the organisation. */
  readonly service: string | null
  /** Set for facts of a term sheet, which hold for one account type only. */
  readonly accountType: string | null
  /** Sorted by risk, then service; each once. */
  readonly entries: readonly QuestionEntry[]
}

/**
 * The open facts behind outcomes, each once per organisation, service or term sheet, the one that touches most lines of
 * the register first. What staff have not said (u.* and agg.*) is not among them: nobody can answer for them.
 *
 * @param placed outcomes of any number of cells; several of one risk and service count as one line
 */
export function openQuestions(placed: readonly PlacedOutcome[]): Question[] {
  const questions = new Map<string, { question: Omit<Question, 'entries'>; entries: Map<string, QuestionEntry> }>()
  const ask = (fact: FactKey, kind: Question['kind'], { outcome, service, accountType }: PlacedOutcome) => {
    const scope = factScope(fact)
    if (scope === 'usage') return
    const question = {
      fact,
      kind,
      service: scope === 'organisation' ? null : service,
      accountType: scope === 'account' ? accountType : null,
    }
    const key = JSON.stringify(question)
    let asked = questions.get(key)
    if (asked === undefined) questions.set(key, (asked = { question, entries: new Map() }))
    const line = JSON.stringify([outcome.risk, service])
    const effect = outcome.active === null ? 'decides' : 'clears'
    // The register shows the worst cell of a line: if one is active, an answer can only clear it.
    if (effect === 'clears' || !asked.entries.has(line)) asked.entries.set(line, { risk: outcome.risk, service, effect })
  }
  for (const item of placed) {
    for (const fact of item.outcome.missing) ask(fact, 'answer', item)
    for (const fact of item.outcome.assumed) ask(fact, 'answer', item)
    for (const fact of item.outcome.unconfirmed) ask(fact, 'confirm', item)
  }
  return [...questions.values()]
    .map(({ question, entries }) => ({ ...question, entries: [...entries.values()].sort(byRiskAndService) }))
    .sort((a, b) => b.entries.length - a.entries.length || compare(placeOf(a), placeOf(b)))
}

function byRiskAndService(a: QuestionEntry, b: QuestionEntry): number {
  return compare(a.risk, b.risk) || compare(a.service ?? '', b.service ?? '')
}

function placeOf({ fact, service, accountType, kind }: Omit<Question, 'entries'>): string {
  return [fact, service, accountType, kind].join(' ')
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
