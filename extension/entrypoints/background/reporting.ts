import { localDay } from '#shared/calendar/calendar.ts'
import type { Enrolment } from '#shared/protocol/http.ts'
import { addReport, changeSetting, deleteReport, noteAnswersSeen, waitingReports } from '#extension/ledger/index.ts'
import { pushReports, retryDelay, type PushTools } from '#extension/outbox/index.ts'
import type { Done, RequestKind, RequestOf } from '#extension/platform/message.ts'
import type { ReportReplyOf } from '#extension/platform/reportMessage.ts'
import { serviceView, type StateTools } from './view.ts'
import type { Core, CoreTools } from './core.ts'
import { reportList } from './reportState.ts'
import { bundleOf, homeOf, type Situation } from './situation.ts'

// Requests and concerns, and the AI policy people acknowledge: sending, and what pages ask about them.

/** Minutes until one that was written but not sent, because the background ended, is tried again. */
const soon = 1

type SenderParts = {
  readonly tools: CoreTools
  readonly push: PushTools
  readonly situate: () => Promise<Situation>
  readonly guarded: <T>(task: () => Promise<T>, otherwise: T) => Promise<T>
  readonly announce: () => Promise<void>
  readonly isEnrolledAnew: (before: Enrolment) => Promise<boolean>
}

/** Sends requests and concerns, by an alarm of their own: at no time together with a sheet. */
export function createReportSender({ tools, push, situate, guarded, announce, isEnrolledAnew }: SenderParts) {
  const { db, ports, random } = tools
  let sending: Promise<void> | null = null
  let isAskedAgain = false

  async function sendAll(): Promise<void> {
    const { enrolment } = (await situate()).enrolled
    if (enrolment === null) return
    const { fault, attempts } = await guarded(() => pushReports(push, enrolment), { fault: null, attempts: 0 })
    if (fault?.code === 'enrolment' && (await isEnrolledAnew(enrolment))) return sendAll()
    await ports.clearAlarms('report')
    if (fault !== null) await ports.setAlarm('report', retryDelay(attempts, random()))
    await announce()
  }

  async function rounds(): Promise<void> {
    try {
      while (isAskedAgain) {
        isAskedAgain = false
        await sendAll()
      }
    } finally {
      sending = null
    }
  }

  return {
    /** Sends what waits. One round at a time, and apart from the queue: the card does not wait for the network. */
    async now(): Promise<void> {
      // What was written while a round is under way may have been too late for it: another follows.
      isAskedAgain = true
      sending ??= rounds()
      await sending
    },
    /** Sees to it that what waits is tried again. */
    async schedule(): Promise<void> {
      const { enrolment } = (await situate()).enrolled
      if (enrolment === null || sending !== null || (await ports.hasAlarm('report'))) return
      const waiting = await guarded(() => waitingReports(db, enrolment.key), [])
      if (waiting.length > 0) await ports.setAlarm('report', soon)
    },
  }
}

type ReportRequestKind = Extract<RequestKind, keyof ReportReplyOf>
type Handlers = { readonly [K in ReportRequestKind]: (request: RequestOf<K>) => Promise<ReportReplyOf[K]> }

/** Kinds a card may ask too. */
export const sharedReportKinds: readonly RequestKind[] = ['report/write', 'report/seen', 'guidance/read', 'guidance/shown', 'guidance/acknowledge']

/** Answers what pages ask. `write` stores, tells every page, and says whether it worked. */
export function reportHandlers(core: Core, stateTools: () => Promise<StateTools>, write: (task: () => Promise<unknown>) => Promise<Done>): Handlers {
  const { db, newId, now } = core.tools
  return {
    async 'report/write'({ report }) {
      const situation = await core.situate()
      if (situation.enrolled.enrolment === null) return { ok: false, reason: 'not-enrolled' }
      const written = await write(() => addReport(db, { home: homeOf(situation), writtenOn: localDay(now()), report: { ...report, version: 1, id: newId() } }))
      // Not awaited: it is kept, and the person is told so; whether it has arrived shows in the list.
      if (written.ok) void core.sendReports()
      return written
    },
    'report/seen': async ({ ids }) => write(() => noteAnswersSeen(db, ids)),
    'report/list': async () => core.guarded(async () => reportList(await stateTools()), []),
    async 'report/delete'({ id }) {
      let there = false
      const done = await write(async () => {
        there = await deleteReport(db, id)
      })
      return done.ok && !there ? { ok: false, reason: 'gone' } : done
    },
    'report/service': async ({ service }) => {
      const { catalogue } = core.tools
      return catalogue.serviceById(service) === undefined ? null : serviceView(catalogue, service)
    },
    async 'report/send'() {
      await core.sendReports()
      return null
    },
    'guidance/read': async () => bundleOf(await core.situate())?.guidance ?? null,
    'guidance/shown': async () => write(() => changeSetting(db, { guidanceShownOn: localDay(now()) })),
    async 'guidance/acknowledge'({ version }) {
      const situation = await core.situate()
      // Another version may have come while this one was read: what was read is what counts.
      if (bundleOf(situation)?.guidance?.version !== version) return { ok: false, reason: 'gone' }
      return write(() => changeSetting(db, { guidance: { home: homeOf(situation), version, on: localDay(now()) } }))
    },
  }
}
