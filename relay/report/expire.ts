import type { Act } from '#shared/act/schema.ts'
import { addDays, localDay, type Day } from '#shared/calendar/calendar.ts'
import { reportRetentionDays } from '#shared/report/schema.ts'
import type { Store } from '#relay/store/store.ts'

/** Deletes reports that have reached their end: some time after they were answered, and in any case after a year. */
export async function expireReports(store: Store, acts: readonly Act[], now: Date): Promise<void> {
  const today = localDay(now)
  const answered = answerDays(acts)
  const over = (await store.reports()).filter(({ id, receivedOn }) => lastReportDay(receivedOn, answered.get(id) ?? null) < today)
  if (over.length > 0) await store.deleteReports(over.map(({ id }) => id))
}

/** Last day a report is kept. */
export function lastReportDay(receivedOn: Day, answeredOn: Day | null): Day {
  const unanswered = addDays(receivedOn, reportRetentionDays.open)
  if (answeredOn === null) return unanswered
  const afterAnswer = addDays(answeredOn, reportRetentionDays.answered)
  return afterAnswer < unanswered ? afterAnswer : unanswered
}

/** Day of the last answer to each report. */
function answerDays(acts: readonly Act[]): Map<string, Day> {
  return new Map(acts.flatMap(({ content, at }) => (content.kind === 'answer-report' ? [[content.report, localDay(new Date(at))] as const] : [])))
}
