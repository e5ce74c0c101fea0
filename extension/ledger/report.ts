import { addDays, type Day } from '#shared/calendar/calendar.ts'
import type { ReportAnswer } from '#shared/policy/schema.ts'
import { reportRetentionDays } from '#shared/report/schema.ts'
import type { Database, OwnReportRow } from './database.ts'

// The person's own requests and concerns. They stand apart from the day ledger: nothing in a row points at a session, a
// tab or a sheet.

export async function addReport(db: Database, fresh: Pick<OwnReportRow, 'home' | 'writtenOn' | 'report'>): Promise<void> {
  await db.reports.add({ ...fresh, id: fresh.report.id, state: 'waiting', detail: null, answer: null, answerSeen: false })
}

/** All own reports, latest first. */
export async function ownReports(db: Database): Promise<OwnReportRow[]> {
  return db.reports.orderBy('order').reverse().toArray()
}

/** What the relay `home` has not acknowledged yet, oldest first. */
export async function waitingReports(db: Database, home: string): Promise<OwnReportRow[]> {
  return db.reports.orderBy('order').filter((row) => row.home === home && row.state === 'waiting').toArray()
}

/** The relay has it, or refuses it for what it says (`detail`: in its own words). */
export async function noteReport(db: Database, id: string, state: 'sent' | 'refused', detail: string | null = null): Promise<void> {
  await db.reports.where('id').equals(id).modify({ state, detail })
}

/** Keeps the answers to own reports: the policy carries an answer for some months only. A new answer is shown once more. */
export async function noteAnswers(db: Database, answers: readonly ReportAnswer[]): Promise<void> {
  await db.transaction('rw', db.reports, async () => {
    for (const answer of answers) {
      const row = await db.reports.get({ id: answer.report })
      if (row !== undefined && !isSameAnswer(row.answer, answer)) await db.reports.put({ ...row, state: 'sent', answer, answerSeen: false })
    }
  })
}

function isSameAnswer(known: ReportAnswer | null, answer: ReportAnswer): boolean {
  return known !== null && known.outcome === answer.outcome && known.service === answer.service && known.text === answer.text && known.on === answer.on
}

/** An answer the card has not shown yet: the oldest. */
export async function freshAnswer(db: Database): Promise<OwnReportRow | undefined> {
  return db.reports.orderBy('order').filter((row) => row.answer !== null && !row.answerSeen).first()
}

export async function noteAnswersSeen(db: Database, ids: readonly string[]): Promise<void> {
  await db.reports.where('id').anyOf([...ids]).modify({ answerSeen: true })
}

/** Takes a report off the own list. One that was not sent yet is never sent. False when there was none. */
export async function deleteReport(db: Database, id: string): Promise<boolean> {
  return (await db.reports.where('id').equals(id).delete()) > 0
}

/** Last day an own report is kept here: as long as the relay may have it. */
export function reportKeptUntil(writtenOn: Day): Day {
  return addDays(writtenOn, reportRetentionDays.open)
}

export async function expireReports(db: Database, today: Day): Promise<void> {
  await db.reports.filter((row) => reportKeptUntil(row.writtenOn) < today).delete()
}

