import { addDays, type Day } from '#shared/calendar/calendar.ts'

// Automatic quieting: a browser whose questions are mostly left asks less. Judged from the own ledger only, from shares,
// never from how long an answer took; told nobody but the person.

/** One thing the person did about a use: left a question, or answered, asked or not. Oldest first. */
export type Reaction = { readonly day: Day; readonly kind: 'answered' | 'ignored' }

/**
 * `usual`; `less`: one question a day, and only about services not asked about for a week; `least`: only where status or
 * policy changed, and warnings of what is not allowed.
 */
export type Quieting = 'usual' | 'less' | 'least'

export const quietingRule = {
  /** The last questions that are looked at, and how far back. */
  reactions: 10, days: 30,
  /** It asks less when so many of them were left, and at least this share. */
  lessFrom: 5, share: 0.6,
  /** It asks least when so many were left. */
  leastFrom: 9,
  /** So many answers in a row, and all before them is forgotten. */
  answersInARow: 2,
  /** With `less`: questions a day, and days before a service is asked about again. */
  perDay: 1, serviceDays: 7,
} as const

/** How much to hold back, from the reactions so far, oldest first. */
export function quietingOf(reactions: readonly Reaction[], today: Day): Quieting {
  const { reactions: size, days, lessFrom, share, leastFrom } = quietingRule
  const since = addDays(today, -days)
  const judged = sinceAnswers(reactions).filter(({ day }) => day > since).slice(-size)
  const left = judged.filter(({ kind }) => kind === 'ignored').length
  if (left >= leastFrom) return 'least'
  return left >= lessFrom && left >= share * judged.length ? 'less' : 'usual'
}

/** What came after the last answers in a row. */
function sinceAnswers(reactions: readonly Reaction[]): readonly Reaction[] {
  const { answersInARow } = quietingRule
  for (let end = reactions.length; end >= answersInARow; end--) {
    if (reactions.slice(end - answersInARow, end).every(({ kind }) => kind === 'answered')) return reactions.slice(end)
  }
  return reactions
}
