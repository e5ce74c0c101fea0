import { localDay, type Day } from '#shared/calendar/calendar.ts'
import type { Catalogue } from '#shared/catalogue/index.ts'
import { usualCard } from '#shared/policy/bundle.ts'
import { policyOf } from '#shared/policy/decide.ts'
import { decideSituation, mayBar, situationOf } from '#shared/policy/situation.ts'
import type { Bundle } from '#shared/policy/schema.ts'
import type { Enrolled } from '#extension/platform/enrolment.ts'
import { readPolicy, withHints, withQuestions, withWide, type Context, type Database, type PolicyRow } from '#extension/ledger/index.ts'

/** What the background knows apart from the ledger; all of it can be read again after a restart. */
export type Situation = {
  readonly enrolled: Enrolled
  readonly policy: PolicyRow | null
  readonly private: boolean
  /** This is the wide build. */
  readonly wide: boolean
}

export const local = 'local'

export function homeOf({ enrolled }: Situation): string {
  return enrolled.enrolment?.key ?? local
}

export function bundleOf({ policy }: Situation): Bundle | null {
  return policy?.signed.bundle ?? null
}

/**
 * Names the notice in force: what a person acknowledged holds for one version, one set of people who see the data, and what is
 * recorded and looked at. An organisation's own words stay the same where the product records something new.
 */
export function noticeId(situation: Situation): string {
  const bundle = bundleOf(situation)
  const isEnrolled = situation.enrolled.enrolment !== null
  const more = (isEnrolled ? withQuestions : '') + (situation.wide ? withWide : '') + (bundle?.card.hints.on === true ? withHints : '')
  const known = bundle !== null && bundle.notice.version > 0 ? `${bundle.epoch}/${bundle.notice.version}` : `shipped/${isEnrolled ? 'enrolled' : 'local'}`
  return known + more
}

export function contextOf(situation: Situation, now: Date, newId: () => string, catalogue: Pick<Catalogue, 'serviceById'>): Context {
  const bundle = bundleOf(situation)
  return {
    day: localDay(now) satisfies Day,
    home: homeOf(situation),
    notice: noticeId(situation),
    department: situation.enrolled.department,
    private: situation.private,
    policyOf: (service) => policyOf(bundle, service),
    rungOf: (service, department, answer) => decideSituation(bundle, catalogue.serviceById(service) ?? { id: service }, department, answer).rung,
    rule(service, department, use) {
      const facts = catalogue.serviceById(service) ?? { id: service }
      return { ...decideSituation(bundle, facts, department, use), mayBar: mayBar(bundle, situationOf(bundle, facts, department, use)) }
    },
    questionsPerDay: bundle?.card.questionsPerDay ?? usualCard.questionsPerDay,
    newId,
  }
}

/** The policy row for an enrolment. */
export async function policyFor(db: Database, enrolled: Enrolled): Promise<PolicyRow | null> {
  return (await readPolicy(db, enrolled.enrolment?.key ?? local)) ?? null
}
