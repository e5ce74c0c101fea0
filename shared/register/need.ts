import type { AllowedUse } from '#shared/act/schema.ts'
import type { Day, Month } from '#shared/calendar/calendar.ts'
import { accountTypes, levels, purposes } from '#shared/taxonomy/lists.ts'
import type { AccountType, Level, Purpose } from '#shared/taxonomy/schema.ts'
import type { PresenceRow } from '#shared/table/schema.ts'
import type { ActOf } from '#shared/act/ledger.ts'
import type { RiskInstance } from './risk.ts'
import type { MonthPresence } from './usage.ts'

/** Why a service needs a decision. */
export type Need =
  | { readonly kind: 'critical-risk'; readonly risks: number }
  | { readonly kind: 'used-although-prohibited'; readonly month: Month }
  | { readonly kind: 'outside-decision'; readonly month: Month; readonly outside: readonly OutsideUse[] }
  | { readonly kind: 'undecided' }
  /** In logs, and no browser has declared it. */
  | { readonly kind: 'seen-in-logs' }
  | { readonly kind: 'acceptance-ended'; readonly risks: number }
  | { readonly kind: 'review-due'; readonly on: Day }

/** What presence shows on one account type that no allowed use covers. Levels and purposes each on their own. */
export type OutsideUse = { readonly accountType: AccountType; readonly accountNotAllowed: boolean; readonly levels: readonly Level[]; readonly purposes: readonly Purpose[] }

/** What is seen and not allowed. Nothing is said of sessions whose account type nobody named. */
export function outsideUses(uses: readonly AllowedUse[], rows: readonly PresenceRow[]): OutsideUse[] {
  const outside: OutsideUse[] = []
  for (const { accountType, ...row } of rows) {
    if (accountType === 'unknown') continue
    const allowed = uses.filter((use) => use.accountTypes.includes(accountType))
    const seenLevels = row.levels.filter((level) => !allowed.some((use) => use.levels.includes(level)))
    const seenPurposes = row.purposes.filter((purpose) => !allowed.some((use) => use.purposes.includes(purpose)))
    if (row.levels.length === 0 && row.purposes.length === 0) continue
    if (seenLevels.length === 0 && seenPurposes.length === 0) continue
    outside.push({ accountType, accountNotAllowed: allowed.length === 0, levels: seenLevels, purposes: seenPurposes })
  }
  return outside
}

/** Presence of several months as one row an account type. */
export function joinPresence(months: readonly MonthPresence[]): PresenceRow[] {
  const joined = new Map<AccountType, PresenceRow>()
  for (const { row } of months) {
    const known = joined.get(row.accountType)
    joined.set(row.accountType, known === undefined ? row : joinRows(known, row))
  }
  return accountTypes.flatMap((type) => joined.get(type) ?? [])
}

function joinRows(a: PresenceRow, b: PresenceRow): PresenceRow {
  return {
    ...a,
    levels: levels.filter((level) => a.levels.includes(level) || b.levels.includes(level)),
    purposes: purposes.map((purpose) => purpose.id).filter((id) => a.purposes.includes(id) || b.purposes.includes(id)),
    unanswered: a.unanswered || b.unanswered,
  }
}

type Subject = {
  readonly decision: ActOf<'decide-service'> | null
  readonly reviewOn: Day | null
  /** Presence in the months that count, newest first. */
  readonly presence: readonly MonthPresence[]
  readonly isInLogs: boolean
  readonly risks: readonly RiskInstance[]
  readonly today: Day
}

const closed = new Set(['prohibited', 'retired', 'dismissed'])

/** The reasons, most pressing first; none when nothing needs a decision. */
export function needsOf({ decision, reviewOn, presence, isInLogs, risks, today }: Subject): Need[] {
  const status = decision?.content.status ?? 'detected'
  const needs: Need[] = []
  const critical = risks.filter((risk) => risk.status === 'active' && risk.level === 'critical').length
  if (critical > 0 && !closed.has(status)) needs.push({ kind: 'critical-risk', risks: critical })
  // Only whole months after the decision can be held against it: the month it was made in was allowed before.
  const after = decision === null ? [] : presence.filter(({ month }) => month > decision.at.slice(0, 7))
  const month = after[0]?.month
  if (month !== undefined && (status === 'prohibited' || status === 'retired')) needs.push({ kind: 'used-although-prohibited', month })
  if (month !== undefined && decision !== null && (status === 'approved' || status === 'approved_with_conditions')) {
    const outside = outsideUses(decision.content.uses, joinPresence(after))
    if (outside.length > 0) needs.push({ kind: 'outside-decision', month, outside })
  }
  if (status === 'detected' || status === 'under_review') {
    if (presence.length > 0 || decision !== null) needs.push({ kind: 'undecided' })
    else if (isInLogs) needs.push({ kind: 'seen-in-logs' })
  }
  const ended = risks.filter((risk) => risk.acceptance?.state === 'reopened').length
  if (ended > 0) needs.push({ kind: 'acceptance-ended', risks: ended })
  if (reviewOn !== null && reviewOn <= today && !closed.has(status)) needs.push({ kind: 'review-due', on: reviewOn })
  return needs
}
