import { mayBecome } from '#shared/act/rules.ts'
import type { ActContentOf, AllowedUse } from '#shared/act/schema.ts'
import { addDays, type Day } from '#shared/calendar/calendar.ts'
import { accountTypes, levels, purposes } from '#shared/taxonomy/lists.ts'
import type { AccountType, Level, Purpose, ServiceStatus } from '#shared/taxonomy/schema.ts'

export const outcomes = ['approved', 'approved_with_conditions', 'prohibited', 'under_review', 'retired', 'dismissed', 'detected'] as const satisfies readonly ServiceStatus[]
export type Outcome = (typeof outcomes)[number]

/** Accounts a decision can speak of; nobody can allow an account that was not named. */
export const decidable = accountTypes.filter((type) => type !== 'unknown')
const company: readonly AccountType[] = ['corporate_enterprise', 'corporate_team']
/** Purposes that decide about people are allowed one by one, never by a preset. */
const usual: readonly Purpose[] = purposes.filter((purpose) => purpose.group !== 'people').map((purpose) => purpose.id)

export const presets = {
  internal: { purposes: [...usual], levels: ['public', 'internal'], accountTypes: [...company] },
  confidential: { purposes: [...usual], levels: ['public', 'internal', 'confidential'], accountTypes: [...company] },
  publicAny: { purposes: [...usual], levels: ['public'], accountTypes: [...decidable] },
} as const satisfies Record<string, { readonly purposes: readonly Purpose[]; readonly levels: readonly Level[]; readonly accountTypes: readonly AccountType[] }>
export type PresetName = keyof typeof presets
export const presetNames = Object.keys(presets) as PresetName[]

export type DecisionFields = {
  readonly outcome: Outcome
  readonly uses: readonly AllowedUse[]
  readonly conditions: string
  readonly alternative: string
  readonly reviewOn: Day | ''
  readonly reason: string
}

/** Outcomes the status may change to. Staying as it is renews the decision; only a decided status can be renewed. */
export function offeredOutcomes(from: ServiceStatus): Outcome[] {
  return outcomes.filter((to) => mayBecome(from, to) && !(from === 'detected' && to === 'detected'))
}

export function approves(outcome: Outcome): outcome is 'approved' | 'approved_with_conditions' {
  return outcome === 'approved' || outcome === 'approved_with_conditions'
}

/** Days until the next review by outcome. Source: taxonomy, lifecycle. */
const reviewDays: { readonly [K in Outcome]?: number } = { approved: 365, approved_with_conditions: 180, prohibited: 365, under_review: 30 }

export function reviewFor(outcome: Outcome, today: Day): Day | '' {
  const days = reviewDays[outcome]
  return days === undefined ? '' : addDays(today, days)
}

/** Statuses that wait for a decision: the form then starts with the likeliest one. */
const undecided: readonly Outcome[] = ['detected', 'under_review']

/** The form as it starts: from a decision that came back, else from the one in force, else from the first preset. */
export function startFields(from: ActContentOf<'decide-service'> | null, reason: string, today: Day): DecisionFields {
  const outcome: Outcome = from?.status ?? 'approved'
  const uses = from !== null && from.uses.length > 0 ? from.uses : [presets.internal]
  const reviewOn = from?.reviewOn ?? ''
  return {
    outcome: undecided.includes(outcome) ? 'approved' : outcome,
    uses: uses.map(copyOf),
    conditions: from?.conditions.join('\n') ?? '',
    alternative: from?.alternative ?? '',
    reviewOn: reviewOn > today && !undecided.includes(outcome) ? reviewOn : reviewFor(undecided.includes(outcome) ? 'approved' : outcome, today),
    reason,
  }
}

/** A use whose lists may be changed, in the order of the taxonomy. */
export function copyOf(use: { readonly purposes: readonly Purpose[]; readonly levels: readonly Level[]; readonly accountTypes: readonly AccountType[] }): AllowedUse {
  return {
    purposes: purposes.map((purpose) => purpose.id).filter((id) => use.purposes.includes(id)),
    levels: levels.filter((level) => use.levels.includes(level)),
    accountTypes: accountTypes.filter((type) => use.accountTypes.includes(type)),
  }
}

/** The preset that a single use equals, or null. */
export function presetOf(uses: readonly AllowedUse[]): PresetName | null {
  const [only] = uses
  if (uses.length !== 1 || only === undefined) return null
  return presetNames.find((name) => JSON.stringify(copyOf(presets[name])) === JSON.stringify(copyOf(only))) ?? null
}

export type FieldError = { readonly field: 'uses' | 'conditions' | 'review' | 'reason' }

/** What is wrong with the form, or the act's content. */
export function readDecision(service: string, fields: DecisionFields, today: Day): { readonly ok: true; readonly content: ActContentOf<'decide-service'> } | { readonly ok: false; readonly error: FieldError } {
  const { outcome } = fields
  const uses = approves(outcome) ? fields.uses.map(copyOf) : []
  if (uses.some((use) => use.purposes.length === 0 || use.levels.length === 0 || use.accountTypes.length === 0)) return { ok: false, error: { field: 'uses' } }
  const conditions = outcome === 'approved_with_conditions' ? linesOf(fields.conditions) : []
  if (outcome === 'approved_with_conditions' && conditions.length === 0) return { ok: false, error: { field: 'conditions' } }
  if (fields.reviewOn !== '' && fields.reviewOn <= today) return { ok: false, error: { field: 'review' } }
  if (fields.reason.trim() === '') return { ok: false, error: { field: 'reason' } }
  const alternative = fields.alternative === '' || outcome === 'dismissed' ? null : fields.alternative
  return { ok: true, content: { kind: 'decide-service', service, status: outcome, uses, conditions, alternative, reviewOn: fields.reviewOn === '' ? null : fields.reviewOn } }
}

export function linesOf(text: string): string[] {
  return text.split('\n').map((line) => line.trim()).filter((line) => line !== '').slice(0, 20)
}

/** Purposes allowed on an account and level. */
export function allowedPurposes(uses: readonly AllowedUse[], accountType: AccountType, level: Level): Set<Purpose> {
  return new Set(uses.filter((use) => use.accountTypes.includes(accountType) && use.levels.includes(level)).flatMap((use) => use.purposes))
}
