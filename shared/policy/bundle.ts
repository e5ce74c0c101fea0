import { isActOf, lastActs, type ActOf } from '#shared/act/ledger.ts'
import type { Act, ActContentOf, ActKind } from '#shared/act/schema.ts'
import { settlements } from './own.ts'
import { bundleVersion, type Bundle, type RuleServiceFacts } from './schema.ts'
import { workspaceOf } from './workspace.ts'

/** What the card does where nobody has set it otherwise. */
export const usualCard: Bundle['card'] = { questionsPerDay: 3, hints: { on: false, markings: [] } }

/** Days an answer to a report stays in the bundle: longer than a browser may be away and still expect one. */
export const answerDays = 180

/**
 * The bundle that follows from the acts. Pure: the same acts and facts give the same bundle but for the two times.
 * `facts`: of services, where rules ask for them.
 */
export function bundleOf(acts: readonly Act[], stamp: Pick<Bundle, 'epoch' | 'issuedAt' | 'expiresAt'>, facts: readonly RuleServiceFacts[] = []): Bundle {
  const last = lastActs(acts)
  const contents = [...last.values()]
  const { departments, ...organisation } = workspaceOf(acts)
  const policy = lastOf(last, 'policy', 'publish-policy')
  const { questionsPerDay, hints } = lastOf(last, 'card', 'set-card')?.content ?? usualCard
  const guidance = lastOf(last, 'guidance', 'publish-guidance')
  return {
    version: bundleVersion,
    ...stamp,
    number: acts.at(-1)?.number ?? 0,
    organisation,
    departments,
    services: each(contents, 'decide-service', ({ service, status, uses, conditions, alternative, reviewOn }) => [{ service, status, uses, conditions, alternative, reviewOn }])
      .sort((a, b) => (a.service < b.service ? -1 : 1)),
    notice: policy === null
      ? { version: 0, en: null, de: null, contact: null }
      : { version: policy.number, ...policy.content.notice, contact: policy.content.contact },
    rules: lastOf(last, 'rules', 'publish-rules')?.content.rules ?? [],
    facts: [...facts],
    card: { questionsPerDay, hints },
    guidance: guidance === null || guidance.content.policy === null
      ? null
      : { version: guidance.number, policy: guidance.content.policy, training: guidance.content.training, repeatMonths: guidance.content.repeatMonths },
    hosts: settlements(acts),
    answers: each(contents, 'answer-report', ({ report, outcome, service, text }, { at }) =>
      Date.parse(stamp.issuedAt) - Date.parse(at) > answerDays * 86_400_000 ? [] : [{ report, outcome, service, text, on: at.slice(0, 10) }]),
  }
}

function lastOf<K extends ActKind>(last: ReadonlyMap<string, Act>, subject: string, kind: K): ActOf<K> | null {
  const act = last.get(subject)
  return isActOf(act, kind) ? act : null
}

function each<K extends ActKind, T>(acts: readonly Act[], kind: K, map: (content: ActContentOf<K>, act: Act) => readonly T[]): T[] {
  return acts.flatMap((act) => (isActOf(act, kind) ? map(act.content, act) : []))
}

/** A bundle that a browser has kept since before version 2, as one of today: what it could not say was not set. */
export function currentBundle(kept: Bundle): Bundle {
  const since2 = { rules: [], facts: [], card: usualCard, guidance: null, hosts: { own: [], merged: [], dismissed: [] }, answers: [] }
  return { ...since2, ...kept, version: bundleVersion }
}
