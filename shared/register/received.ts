import type { Month } from '#shared/calendar/calendar.ts'
import type { Band, ProfileRow, TableOf } from '#shared/table/schema.ts'
import { justifications } from '#shared/taxonomy/lists.ts'
import type { Justification } from '#shared/taxonomy/schema.ts'
import { latestIssues } from './issue.ts'

// How the questions of the card are received, from the bands of the published tables only.

export const outcomes = ['answered', 'answered_later', 'ignored', 'ignored_again'] as const
export type Outcome = (typeof outcomes)[number]

/** A share known as a range, both ends in whole percent: no narrower than the bands allow. */
export type ShareRange = { readonly from: number; readonly to: number }

/** `share` null: answered or left ones are too rare to be told, and nobody knows how many they are. */
export type OutcomeRow = { readonly outcome: Outcome; readonly questions: Band; readonly browsers: Band; readonly share: ShareRange | null }

/**
 * What one month says. `left`: share of the questions not answered, whether reminded or not. `rare`: fewer than k browsers
 * answered, or left, a question, so that no share is known.
 */
export type ReceivedMonth = {
  readonly month: Month
  readonly k: number
  readonly questions: Band
  readonly rows: readonly OutcomeRow[]
  readonly left: ShareRange | null
  readonly rare: 'answered' | 'left' | null
  readonly reasons: readonly { readonly reason: Justification; readonly times: Band }[]
}

/** Months of which something is told, oldest first. */
export function receivedMonths(profiles: readonly TableOf<'profile'>[]): ReceivedMonth[] {
  return latestIssues(profiles).toReversed().flatMap(({ period, k, rows }) => {
    const own = rows.filter((row) => row.service === 'organisation')
    const asks = outcomes.flatMap((outcome) => own.filter((row) => row.by === 'asks' && row.value === outcome).map((row) => ({ outcome, row })))
    const reasons = justifications.flatMap((reason) => own.filter((row) => row.by === 'justified' && row.value === reason).map((row) => ({ reason, times: row.sessions })))
    if (asks.length === 0 && reasons.length === 0) return []
    const all = asks.map(({ row }) => row.sessions)
    const ofLeft = asks.filter(({ outcome }) => isLeft(outcome)).map(({ row }) => row.sessions)
    const rare = ofLeft.length === 0 ? 'left' : ofLeft.length === all.length ? 'answered' : null
    return [{
      month: period,
      k,
      questions: sumOf(all),
      rows: asks.map(({ outcome, row }) => ({ outcome, ...countsOf(row), share: rare === null ? shareOf([row.sessions], all) : null })),
      left: rare === null ? shareOf(ofLeft, all) : null,
      rare,
      reasons,
    }]
  })
}

function isLeft(outcome: Outcome): boolean {
  return outcome.startsWith('ignored')
}

function countsOf({ sessions, browsers }: ProfileRow): { questions: Band; browsers: Band } {
  return { questions: sessions, browsers }
}

function sumOf(bands: readonly Band[]): Band {
  return bands.reduce((sum, { from, to }) => ({ from: sum.from + from, to: sum.to === null || to === null ? null : sum.to + to }), { from: 0, to: 0 })
}

/** The share that `part` of `all` can have: least where it is small and the rest large, most the other way round. */
function shareOf(part: readonly Band[], all: readonly Band[]): ShareRange {
  const rest = sumOf(all.filter((band) => !part.includes(band)))
  const { from, to } = sumOf(part)
  const least = rest.to === null ? 0 : from / Math.max(1, from + rest.to)
  const most = to === null ? 1 : to / Math.max(1, to + rest.from)
  return { from: Math.floor(100 * least), to: Math.min(100, Math.ceil(100 * most)) }
}
