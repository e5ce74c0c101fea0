import { isActOf, lastActs, type ActOf } from '#shared/act/ledger.ts'
import { mayAct } from '#shared/act/rules.ts'
import type { ActContentOf } from '#shared/act/schema.ts'
import { mayEdit } from '#shared/document/access.ts'
import { draftOfRules, orderAt, type RuleDraft, type RuleEdits } from '#shared/document/ruleDraft.ts'
import { entryKey, isRuleEntry } from '#shared/document/schema.ts'
import type { RuleServiceFacts, ServicePolicy } from '#shared/policy/schema.ts'
import { serviceSituation } from '#shared/register/ruleFacts.ts'
import type { LintService } from '#shared/rule/lint.ts'
import type { Rule } from '#shared/rule/schema.ts'
import { catalogue } from '../../../data/catalogue.ts'
import { register } from '../../../worker/index.ts'
import { acts, entries, pendingActs, session, setEntry, type PendingAct } from '../../../data/index.ts'

export type RulesState = {
  readonly published: ActOf<'publish-rules'> | null
  /** What the draft is laid over: what is in force, or already sent to be. */
  readonly base: readonly Rule[]
  readonly inForce: readonly Rule[]
  readonly draft: RuleDraft
  readonly waiting: PendingAct | null
  readonly returned: readonly PendingAct[]
  readonly mayEdit: boolean
}

/** Everything the page shows, as of now. */
export function rulesState(): RulesState {
  const last = lastActs(acts.value).get('rules')
  const published = isActOf(last, 'publish-rules') ? last : null
  const own = pendingActs.value.filter(({ act }) => act.content.kind === 'publish-rules')
  const waiting = own.find(({ state }) => state === 'waiting') ?? null
  const inForce = published?.content.rules ?? []
  const base = waiting === null ? inForce : rulesOf(waiting)
  const role = session.value?.member.role
  return {
    published,
    base,
    inForce,
    draft: draftOfRules(base, entries('policy').value),
    waiting,
    returned: own.filter(({ state }) => state === 'returned'),
    mayEdit: role !== undefined && mayEdit(role, 'policy') && mayAct(role, 'publish-rules'),
  }
}

/** The rules an act of publishing carries. */
export function rulesOf({ act }: PendingAct): readonly Rule[] {
  return act.content.kind === 'publish-rules' ? act.content.rules : []
}

/** Writes changes into the shared draft. */
export async function writeEdits(edits: RuleEdits): Promise<void> {
  await Promise.all([...edits].map(([id, edit]) => setEntry('policy', entryKey.rule(id), edit)))
}

/** Takes all changes back: the draft is what is in force again. */
export async function clearDraft(): Promise<void> {
  const keys = [...entries('policy').value].flatMap(([key, entry]) => (isRuleEntry(entry) ? [key] : []))
  await Promise.all(keys.map((key) => setEntry('policy', key, null)))
}

/** Changes as they stand in the draft, to bring them back after they were taken away. */
export function editsNow(): RuleEdits {
  return new Map([...entries('policy').value].flatMap(([key, entry]) => (isRuleEntry(entry) ? [[key.slice(entryKey.rule('').length), { rule: entry.rule, order: entry.order }] as const] : [])))
}

/** The edit that puts a rule into the draft: in its place when it is there, else before the rule now at `place`. */
export function putRule(draft: RuleDraft, rule: Rule, base: readonly Rule[], place: number): RuleEdits {
  const known = draft.rules.find((item) => item.rule.id === rule.id)
  const before = base.findIndex(({ id }) => id === rule.id)
  const order = known === undefined ? (orderAt(draft.rules, place) ?? draft.rules.length + 1) : known.order === before + 1 ? null : known.order
  return new Map([[rule.id, { rule, order }]])
}

/** The content an act of publishing would carry. */
export function contentOf({ rules }: RuleDraft): ActContentOf<'publish-rules'> {
  return { kind: 'publish-rules', rules: rules.map(({ rule }) => rule) }
}

/** How many rules differ in which way. */
export function changesOf({ rules, removed }: RuleDraft) {
  const count = (change: string) => rules.filter((item) => item.change === change).length
  return { new: count('new'), changed: count('changed'), moved: count('moved'), removed: removed.length }
}

/** Decisions on services, as browsers get them. */
export function policies(): ServicePolicy[] {
  return [...lastActs(acts.value).values()].flatMap(({ content }) => {
    if (content.kind !== 'decide-service') return []
    const { service, status, uses, conditions, alternative, reviewOn } = content
    return [{ service, status, uses, conditions, alternative, reviewOn }]
  })
}

/** All services of the catalogue as faults of rules are looked for. */
export function lintServices(decided: readonly ServicePolicy[], facts: readonly RuleServiceFacts[]): LintService[] {
  const policyOf = new Map(decided.map((policy) => [policy.service, policy]))
  const factsOf = new Map(facts.map((item) => [item.service, item]))
  return catalogue.services.map(({ id, category, country }) => {
    const policy = policyOf.get(id)
    const { riskLevel, trainsOnInputs } = factsOf.get(id) ?? { riskLevel: null, trainsOnInputs: null }
    const situation = serviceSituation(id, policy?.status ?? 'detected', { category, country })
    return {
      id,
      alternative: policy?.alternative ?? null,
      inUse: register.value?.services.has(id) === true,
      situation: { ...situation, ...(riskLevel !== null && { riskLevel }), ...(trainsOnInputs !== null && { trainsOnInputs }) },
    }
  })
}
