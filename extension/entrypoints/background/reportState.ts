import { localDay } from '#shared/calendar/calendar.ts'
import { isDue } from '#extension/ask/index.ts'
import { freshAnswer, ownReports, reportKeptUntil, type OwnReportRow, type Setting } from '#extension/ledger/index.ts'
import type { GuidanceState, OwnReport } from '#extension/platform/reportMessage.ts'
import { bundleOf, homeOf } from './situation.ts'
import { serviceView, type StateTools } from './view.ts'

/** How the AI policy stands with this browser; null: none is published, or the store cannot be read. */
export function guidanceState({ situation, now }: Pick<StateTools, 'situation' | 'now'>, setting: Setting | null): GuidanceState | null {
  const guidance = bundleOf(situation)?.guidance ?? null
  if (guidance === null || setting === null) return null
  const day = localDay(now)
  const known = setting.guidance
  const acknowledged = known !== null && known.home === homeOf(situation) ? known : null
  const due = isDue(guidance, acknowledged, day)
  return { version: guidance.version, acknowledgedOn: acknowledged?.on ?? null, isDue: due, comesUp: due && setting.guidanceShownOn !== day && setting.noticeShownOn !== day }
}

/** The own requests and concerns, latest first. */
export async function reportList(tools: StateTools): Promise<OwnReport[]> {
  return (await ownReports(tools.db)).map((row) => ownReport(tools, row))
}

/** An answer no card has shown yet, or null. */
export async function unseenAnswer(tools: StateTools): Promise<OwnReport | null> {
  const row = await freshAnswer(tools.db)
  return row === undefined ? null : ownReport(tools, row)
}

function ownReport({ catalogue, situation }: StateTools, row: OwnReportRow): OwnReport {
  const { report, answer } = row
  const request = report.kind === 'request' ? report : null
  return {
    id: row.id,
    kind: report.kind,
    on: row.writtenOn,
    until: reportKeptUntil(row.writtenOn),
    service: report.service === null ? null : serviceView(catalogue, report.service),
    tool: request?.tool ?? null,
    topic: report.kind === 'concern' ? report.topic : null,
    purpose: request?.purpose ?? null,
    level: request?.level ?? null,
    text: report.text,
    name: report.name,
    state: row.state === 'waiting' && row.home !== homeOf(situation) ? 'moved' : row.state,
    detail: row.detail,
    answer: answer === null ? null : { outcome: answer.outcome, service: answered(answer.service), text: answer.text, on: answer.on, isNew: !row.answerSeen },
  }

  function answered(id: string | null): NonNullable<OwnReport['answer']>['service'] {
    if (id === null) return null
    const host = catalogue.serviceById(id)?.hosts[0] ?? bundleOf(situation)?.hosts.own.find((own) => own.id === id)?.host
    return { ...serviceView(catalogue, id), url: host === undefined ? null : `https://${host}/` }
  }
}
