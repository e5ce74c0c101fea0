import { localDay } from '#shared/calendar/calendar.ts'
import type { Catalogue } from '#shared/catalogue/index.ts'
import { createDetector, type Detector, type RequestDetails, type Seen } from '#extension/detect/index.ts'
import {
  changeTab, currentTab, expire, forgetTabs, isOver, keepTabs, leaveOver, newTabRow, noteSocket, openPage, recordUse, remind, tabsOfService, type Context, type Database,
} from '#extension/ledger/index.ts'
import type { Transport } from '#extension/outbox/index.ts'
import type { Enrolled } from '#extension/platform/enrolment.ts'
import type { FrameOrder, HintOrder, HostMessage } from '#extension/platform/hostMessage.ts'
import type { Ports } from '#extension/platform/ports.ts'
import { createSerial } from '#extension/platform/serial.ts'
import { createBarrier } from './barrier.ts'
import { createFrames } from './frames.ts'
import type { Further } from './further.ts'
import { createGuard } from './guard.ts'
import { createHints } from './hints.ts'
import { createKnown } from './known.ts'
import { bundleOf, contextOf, policyFor, type Situation } from './situation.ts'
import { createSync } from './sync.ts'

export type CoreTools = {
  readonly db: Database
  readonly catalogue: Catalogue
  readonly ports: Ports
  readonly subtle: SubtleCrypto
  readonly transport: Transport
  readonly now: () => Date
  /** In [0, 1). */
  readonly random: () => number
  readonly newId: () => string
  readonly readEnrolment: () => Promise<Enrolled>
  /** The private switch, kept for the browser session. */
  readonly readPrivate: () => Promise<boolean>
  /** What this build does besides; null in the normal one. */
  readonly further?: Further | null
}

export type Core = ReturnType<typeof createCore>

/** A use that was counted says nothing new for this long, milliseconds: a page that floods us with them is not written down over and over. */
const sameUse = 10_000
const policyMinutes = 15
const reminderMinutes = 60

/**
 * The background without the browser: everything that happens comes in here, one after another. Nothing of value lives
 * in its variables, so that it may be killed at any moment and made anew.
 */
export function createCore(given: CoreTools) {
  const isWide = (given.further ?? null) !== null
  const known = createKnown(given.catalogue, isWide)
  const tools = { ...given, catalogue: known.catalogue }
  const { db, catalogue, ports, subtle, transport, now } = tools
  const detector: Detector = createDetector(catalogue, catalogue.compiled, () => now().getTime())
  const serial = createSerial()
  const pushTools = { db, subtle, now, transport, newId: tools.newId }
  /** Uses just counted, by tab: gone with the first change that comes from a person. */
  const justCounted = new Map<number, { readonly service: string; readonly at: number }>()
  const { guarded, isBroken } = createGuard(db)
  let situation: Situation | null = null
  let readings = 0

  async function situate(): Promise<Situation> {
    return situation ?? readSituation()
  }

  async function readSituation(): Promise<Situation> {
    const turn = ++readings
    const enrolled = await tools.readEnrolment()
    const policy = await guarded(() => policyFor(db, enrolled), null)
    const read: Situation = { enrolled, policy, private: await tools.readPrivate(), wide: isWide }
    // A reading that began later may have ended before: it knows better.
    if (turn !== readings && situation !== null) return situation
    situation = read
    known.follow(bundleOf(read)?.hosts ?? null)
    return read
  }

  async function rereadSituation(): Promise<void> {
    justCounted.clear()
    await readSituation()
  }

  async function context(): Promise<Context> {
    return contextOf(await situate(), now(), tools.newId, catalogue)
  }

  const hints = createHints({ tools, guarded, situate, context })
  const barrier = createBarrier({ tools, guarded, situate, context, extra: known.extra })

  const { show, announce, shownIn, isGlimpsed, resize, reorder, ready, isStillThere } = createFrames({ tools, serial, guarded, ensureHints: hints.ensure })
  const { scheduleIfOpen, pushNow, refreshNow, refreshIfNone, sendReports } = createSync({
    tools, push: pushTools, situate, isInForce: (key) => situation?.enrolled.enrolment?.key === key, reread: rereadSituation, guarded, announce: () => announce(null), align: () => serial(() => barrier.align()),
  })

  async function take(tab: number, seen: Seen): Promise<void> {
    if (seen.kind === 'socket') return void (await guarded(() => noteSocket(db, tab, seen.service), undefined))
    const { service, account } = seen
    if (seen.kind === 'page' && seen.fresh) hints.forget(tab)
    if (isKnown(tab, seen)) return
    if (seen.kind === 'page' && seen.page === 'app' && (await barrier.turnAway({ tab, service, account }))) return
    const row = await guarded(
      async () => (seen.kind === 'page'
        ? openPage(db, { tab, service, kind: seen.page, account, fresh: seen.fresh, glimpsed: isGlimpsed(tab) }, await context())
        : recordUse(db, { tab, service, account, ownPage: seen.ownPage }, await context())),
      null,
    )
    if (row === null) return showBroken(tab, seen)
    if (seen.kind === 'use' && row.state === 'counted' && row.current === 1) justCounted.set(tab, { service, at: now().getTime() })
    else justCounted.delete(tab)
    if (seen.kind === 'use') await scheduleIfOpen()
    // What took place is written down all the same.
    if (seen.kind === 'use' && seen.ownPage && (await barrier.turnAway(row))) return
    await (row.current === 1 ? show(row) : announce(tab))
  }

  /** True where writing down what was seen could change nothing. */
  function isKnown(tab: number, seen: Exclude<Seen, { kind: 'socket' }>): boolean {
    const row = shownIn(tab)
    if (row === undefined || row.service !== seen.service || row.current === 0 || (seen.account !== null && seen.account !== row.account)) return false
    if (seen.kind === 'page') return !seen.fresh && row.page === seen.page && !isOver(row, localDay(now()))
    const counted = justCounted.get(tab)
    return counted?.service === seen.service && seen.ownPage && now().getTime() - counted.at < sameUse
  }

  async function showBroken(tab: number, seen: Exclude<Seen, { kind: 'socket' }>): Promise<void> {
    const page = seen.kind === 'use' ? 'app' : seen.page
    await show({ ...newTabRow(tab, seen.service), current: 1, page, view: page === 'app' ? 'chip' : 'nothing', account: seen.account })
  }

  /** The tab a request belongs to; one from a page's service worker (tab -1) belongs to a tab of the same service. */
  async function tabFor(tab: number, service: string): Promise<number | null> {
    if (tab >= 0) return tab
    const rows = await guarded(() => tabsOfService(db, service), [])
    const candidates = rows.filter((row) => row.current === 1)
    if (candidates.length <= 1) return candidates[0]?.tab ?? rows[0]?.tab ?? null
    const active = await ports.activeTab()
    return (candidates.find((row) => row.tab === active) ?? candidates[0])?.tab ?? null
  }

  async function takeAll(tab: number, all: readonly Seen[]): Promise<void> {
    for (const seen of all) {
      const owner = await tabFor(tab, seen.service)
      if (owner !== null && !(await isForeign(owner, seen))) await take(owner, seen)
    }
  }

  /**
   * A site may put a chat into a frame that some AI vendor runs for it: talking there to the site is no use of the vendor. What
   * page is around a frame only the tab tells; where the browser does not let us see it, it is a site we know nothing of.
   */
  async function isForeign(tab: number, seen: Seen): Promise<boolean> {
    return seen.kind === 'use' && seen.embedded && !catalogue.speaksFor((await ports.addressOf(tab)) ?? undefined, seen.service)
  }

  async function remindOf(session: string): Promise<void> {
    const row = await guarded(async () => remind(db, session, await context()), undefined)
    if (row !== undefined) await show(row)
  }

  /** What was kept for its time goes, and cards of days that are over are folded. */
  async function endDays(): Promise<void> {
    await guarded(async () => expire(db, (await context()).day), undefined)
    for (const row of await guarded(async () => leaveOver(db, await context()), [])) await show(row)
  }

  async function start(newBrowserSession: boolean, noteBegan: () => Promise<void>): Promise<void> {
    await situate()
    // First of all: whatever fails below is tried again by them.
    if (!(await ports.hasAlarm('policy'))) await ports.setAlarm('policy', policyMinutes, policyMinutes)
    if (!(await ports.hasAlarm('expire'))) await ports.setAlarm('expire', 6 * 60, 6 * 60)
    await guarded(async () => {
      if (newBrowserSession) await forgetTabs(db)
      else await keepTabs(db, await ports.openTabs())
    }, undefined)
    await endDays()
    if (newBrowserSession) {
      await ports.clearAlarms('remind:')
      await noteBegan()
    }
    await barrier.align(newBrowserSession)
    await scheduleIfOpen()
    await announce(null)
  }

  const besides = tools.further?.create({
    tools, base: given.catalogue, extra: known.extra, guarded, situate, context, takeAll, scheduleIfOpen, hasGesture: detector.hasGesture, seenIn: detector.reply,
  })

  return {
    tools,
    serial,
    guarded,
    context,
    situate,
    show,
    announce,
    pushNow,
    refreshNow,
    refreshIfNone,
    scheduleIfOpen,
    rereadSituation,
    isStillThere,
    /** A person has said or changed something: the next use is looked at afresh. */
    personActed: () => justCounted.clear(),
    pushTools,
    sendReports,
    barrier,
    isStorageBroken: isBroken,
    shownIn,
    resize,
    reorder,
    remindLater: (session: string) => ports.setAlarm(`remind:${session}`, reminderMinutes),

    /**
     * Call first at every start of the background, before any event: it stands at the head of the queue. Takes how to find
     * out whether the browser session is new (tabs of before are gone), and how to note that it has begun: only when they are
     * forgotten, or a background that ends in between would take their numbers for those of tabs of today. Gives back whether it is new.
     */
    start: (isNewBrowserSession: () => Promise<boolean>, noteBegan: () => Promise<void>) => serial(async () => {
      const fresh = await isNewBrowserSession()
      await start(fresh, noteBegan)
      return fresh
    }),
    /** Enrolment, policy or private switch may have changed: read them again. */
    resituate: () => serial(async () => {
      await rereadSituation()
      await barrier.align()
      await scheduleIfOpen()
      await announce(null)
    }),
    committed: (details: { tabId: number; frameId: number; url: string }) => serial(() => takeAll(details.tabId, detector.committed(details))),
    moved: (details: { tabId: number; frameId: number; url: string }) => serial(() => takeAll(details.tabId, detector.moved(details))),
    request: (details: RequestDetails) => serial(() => takeAll(details.tabId, detector.request(details))),
    reply: (details: RequestDetails) => serial(() => takeAll(details.tabId, detector.reply(details))),
    /** A reply from anywhere, in the wide build. */
    suspect: (details: RequestDetails) => serial(async () => besides?.note(details)),
    /**
     * A message of a content script. Returns how its frame must be shown, or null. `url`: of the page, from the browser;
     * it is matched where the navigation itself was missed (the browser or the extension was just starting).
     */
    host: (tab: number, message: HostMessage, url: string) => serial(async (): Promise<FrameOrder | HintOrder | null> => {
      if (message.kind === 'host/hint') {
        const { row, order } = await hints.take(tab, message.classes)
        if (row !== null) await show(row)
        return order
      }
      if (message.kind === 'host/ready') {
        const row = await guarded(() => currentTab(db, tab), undefined)
        if (row === undefined) await takeAll(tab, detector.committed({ tabId: tab, frameId: 0, url }))
        return ready(tab)
      }
      const row = await guarded(() => currentTab(db, tab), undefined)
      if (row?.page === 'app') await takeAll(tab, detector.gesture(tab, row))
      return null
    }),
    /** The person asked for the card by the shortcut. */
    summon: (tab: number) => serial(async () => {
      const row = await guarded(() => changeTab(db, tab, (known) => ({ ...known, view: 'card', reason: null, hidden: false })), undefined)
      if (row !== undefined) await show(row, true)
    }),
    alarm: async (name: string) => {
      if (name === 'push') return pushNow()
      if (name === 'policy') return refreshNow()
      if (name === 'report') return sendReports()
      if (name === 'barrier') return serial(barrier.release)
      if (name === 'expire') {
        return serial(async () => {
          await endDays()
          await barrier.align()
          // With a day that is over, cards left standing have become questions that were ignored.
          await scheduleIfOpen()
        })
      }
      if (name.startsWith('remind:')) return serial(() => remindOf(name.slice(7)))
    },
  }
}
