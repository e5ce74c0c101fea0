import { decideUse } from '#shared/policy/decide.ts'
import type { ServicePolicy } from '#shared/policy/schema.ts'
import { conditionTruth, decideRung, type Situation } from '#shared/rule/decide.ts'
import type { Condition, Rule } from '#shared/rule/schema.ts'
import type { PresenceRow } from '#shared/table/schema.ts'
import { accountTypes, levels } from '#shared/taxonomy/lists.ts'
import { purposeIds, type AccountType, type Level, type Purpose } from '#shared/taxonomy/schema.ts'

// Every kind of session a service may have had, as far as rules can tell sessions apart. The tables say how many there
// were by each fact alone; which kinds fall under a rule is worked out here.

/** Facts of a session that the tables break down, each on its own. */
export const sides = ['department', 'accountType', 'level', 'purpose'] as const
export type Side = (typeof sides)[number]
/** Values by side, as the tables name them; `unknown` where nothing was said. */
export type Case = { readonly [S in Side]: readonly string[] }

/** A service as rules see it. */
export type RuledService = { readonly situation: Situation; readonly policy: ServicePolicy }

/** Any department that no rule and no table names. */
const anotherDepartment = '*'

/** A case with the rule that holds in it, for each list of rules; null where none does. */
export type DecidedCase = { readonly values: Case; readonly rules: readonly (Rule | null)[] }

/**
 * The kinds of sessions of a service, decided under each list of rules. Values that no rule tells apart share a case.
 *
 * @param presence what was seen of the service in the month; null: not known, so that everything is possible
 */
export function decidedCases(lists: readonly (readonly Rule[])[], service: RuledService, presence: readonly PresenceRow[] | null, departments: readonly string[]): DecidedCase[] {
  const conditions = lists.flat().flatMap((rule) => rule.when)
  const classes = {
    department: classesOf('department', [...new Set([...departments, ...named(conditions, 'department'), 'unknown', anotherDepartment])], conditions, service, () => ''),
    accountType: classesOf('accountType', accountTypes, conditions, service, (type) => (presence === null ? '' : type)),
    level: classesOf('level', [...levels, 'unknown'], conditions, service, (level) => accountsWith(presence, (row) => hasLevel(row, level))),
    purpose: classesOf('purpose', [...purposeIds, 'unknown'], conditions, service, (purpose) => accountsWith(presence, (row) => hasPurpose(row, purpose))),
  }
  const cases: DecidedCase[] = []
  for (const accountType of classes.accountType) {
    const row = presence?.find((item) => item.accountType === accountType[0])
    if (presence !== null && row === undefined) continue
    for (const level of classes.level) {
      if (row !== undefined && !hasLevel(row, level[0] as string)) continue
      for (const purpose of classes.purpose) {
        if (row !== undefined && !hasPurpose(row, purpose[0] as string)) continue
        for (const department of classes.department) {
          const values = { department, accountType, level, purpose }
          const situation = situationOf(values, service)
          cases.push({ values, rules: lists.map((rules) => decideRung(rules, situation).rule) })
        }
      }
    }
  }
  return cases
}

/** A session as rules see it once everything has been said that will be. */
function situationOf({ department, accountType, level, purpose }: Case, { situation, policy }: RuledService): Situation {
  return sessionSituation({ situation, policy }, { department: department[0] ?? 'unknown', accountType: accountType[0] ?? 'unknown', level: level[0] ?? 'unknown', purpose: purpose[0] ?? 'unknown' })
}

/** What is known of one session, `unknown` being what was not said. */
export function sessionSituation({ situation, policy }: RuledService, said: { readonly [S in Side]: string }): Situation {
  const use = {
    ...(said.accountType !== 'unknown' && { accountType: said.accountType as AccountType }),
    ...(said.level !== 'unknown' && { level: said.level as Level }),
    ...(said.purpose !== 'unknown' && { purpose: said.purpose as Purpose }),
  }
  const verdict = decideUse(policy, use)
  return { ...situation, ...use, ...(said.department !== 'unknown' && { department: said.department }), ...(verdict !== 'unknown' && { verdict }) }
}

function hasLevel(row: PresenceRow, level: string): boolean {
  return level === 'unknown' ? row.unanswered : (row.levels as readonly string[]).includes(level)
}

function hasPurpose(row: PresenceRow, purpose: string): boolean {
  return purpose === 'unknown' ? row.unanswered : (row.purposes as readonly string[]).includes(purpose)
}

function accountsWith(presence: readonly PresenceRow[] | null, has: (row: PresenceRow) => boolean): string {
  return presence === null ? '' : presence.map((row) => (has(row) ? 1 : 0)).join('')
}

function named(conditions: readonly Condition[], fact: 'department'): string[] {
  return conditions.flatMap((condition) => (condition.fact === fact ? condition.values : []))
}

/** Values in groups that no condition, no allowed use and nothing seen tells apart. */
function classesOf(side: Side, values: readonly string[], conditions: readonly Condition[], { policy }: RuledService, seen: (value: string) => string): string[][] {
  const own = conditions.filter(({ fact }) => fact === side)
  const readsVerdict = side !== 'department' && conditions.some(({ fact }) => fact === 'verdict')
  const listOf = { accountType: 'accountTypes', level: 'levels', purpose: 'purposes' } as const
  const groups = Map.groupBy(values, (value) => {
    const situation = (value === 'unknown' ? {} : { [side]: value }) as Situation
    const truths = own.map((condition) => conditionTruth(condition, situation))
    const uses = readsVerdict ? policy.uses.map((use) => (use[listOf[side]] as readonly string[]).includes(value)) : []
    // What was not said decides nothing, so it is a case of its own.
    return JSON.stringify([value === 'unknown', truths, uses, seen(value)])
  })
  return [...groups.values()]
}
