import type { Enrolment } from '#shared/protocol/http.ts'
import { noteReport, readFault, waitingReports, writeFault, type SyncFault } from '#extension/ledger/index.ts'
import { localDay } from '#shared/calendar/calendar.ts'
import { faultOf, problemOf } from './fault.ts'
import type { Pushed, PushTools } from './push.ts'
import { gzip } from './transport.ts'

/**
 * Sends the requests and concerns that wait, oldest first, each until the relay has acknowledged or refused it. Apart from
 * the sheets, so that the two never come together. Call it one at a time.
 */
export async function pushReports(tools: PushTools, enrolment: Enrolment): Promise<Pushed> {
  const { db, now } = tools
  const before = await readFault(db, 'reports')
  let fault: SyncFault | null = null
  let sent = false
  for (const { report } of await waitingReports(db, enrolment.key)) {
    const reply = await tools.transport(enrolment.relay, { path: '/api/reports', method: 'POST', token: enrolment.token, body: await gzip(JSON.stringify(report)) })
    if (reply.status === 204) {
      await noteReport(db, report.id, 'sent')
      sent = true
      continue
    }
    const refusal = faultOf(reply)
    // Only the relay's own word about this report ends it; whatever else answers, it is sent again.
    if (refusal.code === 'refused' && problemOf(reply) !== null) await noteReport(db, report.id, 'refused', refusal.detail)
    else {
      fault = refusal
      break
    }
  }
  const attempts = fault === null ? 0 : before.attempts + 1
  await writeFault(db, { id: 'reports', fault, attempts, lastSent: sent ? localDay(now()) : before.lastSent })
  return { fault, attempts }
}
