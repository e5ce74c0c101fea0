import { openMonths, push, pushDelay, refreshPolicy, retryDelay, type IsInForce, type PushTools } from '#extension/outbox/index.ts'
import type { Enrolment } from '#shared/protocol/http.ts'
import type { CoreTools } from './core.ts'
import { createReportSender } from './reporting.ts'
import { bundleOf, type Situation } from './situation.ts'

type Parts = {
  readonly tools: CoreTools
  readonly push: PushTools
  readonly situate: () => Promise<Situation>
  readonly isInForce: IsInForce
  /** Reads enrolment, policy and private switch again. */
  readonly reread: () => Promise<void>
  readonly guarded: <T>(task: () => Promise<T>, otherwise: T) => Promise<T>
  readonly announce: () => Promise<void>
  /** Brings the browser's own rules in line with the policy, in its turn. */
  readonly align: () => Promise<void>
}

/** What goes to the relay and comes from it, apart from the queue: the relay may take long, the card must not wait for it. */
export function createSync({ tools, push: pushTools, situate, isInForce, reread, guarded, announce, align }: Parts) {
  const { ports, random } = tools
  let pushing: Promise<void> | null = null

  /** The relay no longer takes this enrolment: a newer one may have been put beside the extension or set by policy. */
  async function isEnrolledAnew(before: Enrolment): Promise<boolean> {
    await reread()
    const { enrolment } = (await situate()).enrolled
    return enrolment !== null && enrolment.token !== before.token
  }

  const reports = createReportSender({ tools, push: pushTools, situate, guarded, announce, isEnrolledAnew })

  async function scheduleIfOpen(): Promise<void> {
    await reports.schedule()
    const { enrolment } = (await situate()).enrolled
    if (enrolment === null || (await ports.hasAlarm('push'))) return
    const { waiting } = await guarded(() => openMonths(pushTools, enrolment.key), { waiting: [], tooLate: [] })
    if (waiting.length > 0) await ports.setAlarm('push', pushDelay(random()))
  }

  async function sendAll(): Promise<void> {
    const { enrolment } = (await situate()).enrolled
    if (enrolment === null) return
    const { fault, attempts } = await guarded(() => push(pushTools, enrolment), { fault: null, attempts: 0 })
    if (fault?.code === 'enrolment' && (await isEnrolledAnew(enrolment))) return sendAll()
    await ports.clearAlarms('push')
    if (fault !== null) await ports.setAlarm('push', retryDelay(attempts, random()))
    else await scheduleIfOpen()
    await announce()
  }

  async function refreshNow(): Promise<void> {
    const before = await situate()
    const { enrolment } = before.enrolled
    if (enrolment === null) return
    const fault = await guarded(() => refreshPolicy(pushTools, enrolment, isInForce), null)
    if (fault?.code === 'enrolment' && (await isEnrolledAnew(enrolment))) return refreshNow()
    // All of it: while the policy was on its way the enrolment may have become another.
    await reread()
    // Hosts that were settled since leave the next sheet.
    if (bundleOf(await situate())?.number !== bundleOf(before)?.number) await scheduleIfOpen()
    await align()
    await announce()
  }

  return {
    /** Sees to it that what waits is sent, after a delay nobody can tell a use by. */
    scheduleIfOpen,
    /** Sends the sheets that wait. One round at a time. */
    async pushNow(): Promise<void> {
      pushing ??= sendAll().finally(() => {
        pushing = null
      })
      await pushing
    },
    /** Asks for the policy. */
    refreshNow,
    /** Asks for the policy where none is kept of the relay in force. */
    async refreshIfNone(): Promise<void> {
      if ((await situate()).policy === null) await refreshNow()
    },
    /** Sends the requests and concerns that wait. */
    sendReports: reports.now,
  }
}
