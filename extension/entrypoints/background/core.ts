import type { Catalogue } from '#shared/catalogue/index.ts'
import { createDetector, type Detector, type RequestDetails, type Seen } from '#extension/detect/index.ts'
import {
  changeTab, currentRows, currentTab, expire, forgetTabs, inbox, isStorageError, keepTabs, moveToInbox, newTabRow, noteSocket, openPage, recordUse, remind, sessionById,
  tabsOfService, type Context, type Database, type TabRow,
} from '#extension/ledger/index.ts'
import { openMonths, push, pushDelay, refreshPolicy, retryDelay, type Transport } from '#extension/outbox/index.ts'
import type { Enrolment } from '#shared/protocol/http.ts'
import type { Enrolled } from '#extension/platform/enrolment.ts'
import type { FrameOrder, HintOrder, HostMessage } from '#extension/platform/message.ts'
import type { Ports } from '#extension/platform/ports.ts'
import { createSerial } from '#extension/platform/serial.ts'
import type { Further } from './further.ts'
import { createBarrier } from './barrier.ts'
import { createHints } from './hints.ts'
import { createKnown } from './known.ts'
import { createReportSender } from './reporting.ts'
import { bundleOf, contextOf, policyFor, type Situation } from './situation.ts'

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

/** Sizes of the frame until its page says what it needs, CSS pixels. */
const firstSize = { chip: { width: 240, height: 48 }, card: { width: 360, height: 440 }, nothing: { width: 0, height: 0 } } as const
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
  const { db, catalogue, ports, subtle, transport, now, random } = tools
  const detector: Detector = createDetector(catalogue, catalogue.compiled, () => now().getTime())
  const serial = createSerial()
  const pushTools = { db, subtle, now, transport, newId: tools.newId }
  const sizes = new Map<number, { width: number; height: number }>()
  /** What tabs show, for the time the store cannot be read. */
  const shown = new Map<number, TabRow>()
  /** Uses just counted, by tab: gone with the first change that comes from a person. */
  const justCounted = new Map<number, { readonly service: string; readonly at: number }>()
  let storageBroken = false
  let situation: Situation | null = null
  let pushing: Promise<void> | null = null

  async function situate(): Promise<Situation> {
    if (situation !== null) return situation
    const enrolled = await tools.readEnrolment()
    const policy = await guarded(() => policyFor(db, enrolled), null)
    situation = { enrolled, policy, private: await tools.readPrivate(), wide: isWide }
    known.follow(bundleOf(situation)?.hosts ?? null)
    return situation
  }

  async function rereadSituation(): Promise<void> {
    situation = null
    justCounted.clear()
    await situate()
  }

  /** The relay no longer takes this enrolment: a newer one may have been put beside the extension or set by policy. */
  async function isEnrolledAnew(before: Enrolment): Promise<boolean> {
    await rereadSituation()
    const { enrolment } = (await situate()).enrolled
    return enrolment !== null && enrolment.token !== before.token
  }

  async function context(): Promise<Context> {
    return contextOf(await situate(), now(), tools.newId, catalogue)
  }

  const reports = createReportSender({ tools, push: pushTools, situate, guarded, announce: () => announce(null), isEnrolledAnew })

  /** Runs what touches the store. Where the store refuses, remembers that and gives `otherwise`; other errors are ours. */
  async function guarded<T>(task: () => Promise<T>, otherwise: T): Promise<T> {
    try {
      if (!db.isOpen()) await db.open()
      const result = await task()
      storageBroken = false
      return result
    } catch (error) {
      if (!isStorageError(error)) throw error
      storageBroken = true
      return otherwise
    }
  }

  const hints = createHints({ tools, guarded, situate, context })
  const barrier = createBarrier({ tools, guarded, situate, context })

  function orderFor(row: TabRow, focus = false): FrameOrder {
    const { width, height } = sizes.get(row.tab) ?? firstSize[row.view]
    return { kind: 'frame', show: row.view, listen: row.page === 'app', width, height, focus }
  }

  /** Brings a tab's frame in line with its row. */
  async function show(row: TabRow, focus = false): Promise<void> {
    const before = shown.get(row.tab)
    if (before?.view !== row.view) sizes.delete(row.tab)
    shown.set(row.tab, row)
    // Not awaited: while a page is being replaced the browser may answer late or never, and the queue must not stand.
    void deliver(row, orderFor(row, focus))
    await hints.ensure(row)
    await announce(row.tab)
  }

  /** A card that cannot be shown waits in the inbox. */
  async function deliver(row: TabRow, order: FrameOrder): Promise<void> {
    const there = (await ports.order(row.tab, order)) || (order.show !== 'nothing' && (await ports.inject(row.tab)))
    const { session } = row
    if (there || order.show !== 'card' || session === null || row.state !== 'counted') return
    await serial(async () => {
      await guarded(() => moveToInbox(db, session), undefined)
      await announce(row.tab)
    })
  }

  async function announce(tab: number | null): Promise<void> {
    const rows = tab === null ? await guarded(() => currentRows(db), []) : []
    const tabs = tab === null ? rows.map((row) => row.tab) : [tab]
    ports.announce({ kind: 'changed', tab }, tabs)
    for (const row of rows) await hints.ensure(row)
    await ports.badge(await guarded(async () => (await inbox(db)).length, 0))
  }

  async function take(tab: number, seen: Seen): Promise<void> {
    if (seen.kind === 'socket') return void (await guarded(() => noteSocket(db, tab, seen.service), undefined))
    const { service, account } = seen
    if (seen.kind === 'page' && seen.fresh) hints.forget(tab)
    if (isKnown(tab, seen)) return
    if (seen.kind === 'page' && seen.page === 'app' && (await barrier.turnAway({ tab, service, account }))) return
    const row = await guarded(
      async () => (seen.kind === 'page'
        ? openPage(db, { tab, service, kind: seen.page, account, fresh: seen.fresh }, await context())
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
    const row = shown.get(tab)
    if (row === undefined || row.service !== seen.service || row.current === 0 || (seen.account !== null && seen.account !== row.account)) return false
    if (seen.kind === 'page') return !seen.fresh && row.page === seen.page
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

  /** A site may put a chat into a frame that some AI vendor runs for it: talking there to the site is no use of the vendor. */
  async function isForeign(tab: number, seen: Seen): Promise<boolean> {
    if (seen.kind !== 'use' || !seen.embedded) return false
    return (await guarded(() => currentTab(db, tab), undefined))?.service !== seen.service
  }

  async function scheduleIfOpen(): Promise<void> {
    await reports.schedule()
    const { enrolled } = await situate()
    if (enrolled.enrolment === null || (await ports.hasAlarm('push'))) return
    const { key } = enrolled.enrolment
    const { waiting } = await guarded(() => openMonths(pushTools, key), { waiting: [], tooLate: [] })
    if (waiting.length > 0) await ports.setAlarm('push', pushDelay(random()))
  }

  /** Sends what waits. One at a time, and apart from the queue: the relay may take long, the card must not wait for it. */
  async function pushNow(): Promise<void> {
    pushing ??= sendAll().finally(() => {
      pushing = null
    })
    await pushing
  }

  async function sendAll(): Promise<void> {
    const { enrolled } = await situate()
    const { enrolment } = enrolled
    if (enrolment === null) return
    const { fault, attempts } = await guarded(() => push(pushTools, enrolment), { fault: null, attempts: 0 })
    if (fault?.code === 'enrolment' && (await isEnrolledAnew(enrolment))) return sendAll()
    await ports.clearAlarms('push')
    if (fault !== null) await ports.setAlarm('push', retryDelay(attempts, random()))
    else await scheduleIfOpen()
    await announce(null)
  }

  async function refreshNow(): Promise<void> {
    const { enrolled } = await situate()
    const { enrolment } = enrolled
    if (enrolment === null) return
    const before = bundleOf(await situate())?.number
    const fault = await guarded(() => refreshPolicy(pushTools, enrolment), null)
    if (fault?.code === 'enrolment' && (await isEnrolledAnew(enrolment))) return refreshNow()
    // All of it: while the policy was on its way the enrolment may have become another.
    await rereadSituation()
    // Hosts that were settled since leave the next sheet.
    if (bundleOf(await situate())?.number !== before) await scheduleIfOpen()
    await serial(() => barrier.align())
    await announce(null)
  }

  async function remindOf(session: string): Promise<void> {
    const row = await guarded(() => remind(db, session), undefined)
    if (row !== undefined) await show(row)
  }

  async function start(newBrowserSession: boolean): Promise<void> {
    await situate()
    await guarded(async () => {
      if (newBrowserSession) await forgetTabs(db)
      else await keepTabs(db, await ports.openTabs())
      await expire(db, (await context()).day)
    }, undefined)
    await barrier.align(newBrowserSession)
    if (newBrowserSession) await ports.clearAlarms('remind:')
    if (!(await ports.hasAlarm('policy'))) await ports.setAlarm('policy', policyMinutes, policyMinutes)
    if (!(await ports.hasAlarm('expire'))) await ports.setAlarm('expire', 6 * 60, 6 * 60)
    await scheduleIfOpen()
    await announce(null)
  }

  /**
   * True when the tab still shows the service it showed last: going from there to a page that is none wakes nobody. Where
   * the browser does not tell the address, it can only be a page of a host that was never granted.
   */
  async function isStillThere(tab: number): Promise<boolean> {
    const row = (await guarded(() => currentTab(db, tab), undefined)) ?? shown.get(tab)
    if (row === undefined) return true
    const address = await ports.addressOf(tab)
    if (address !== null) {
      const sighting = catalogue.match({ url: address, type: 'navigation' })
      if (sighting !== null) return sighting.service === row.service
      // Work with the AI of a suite is seen by its requests, on pages that are no page of the AI: the script that was brought
      // there answers as long as that page stands.
      return row.page === 'visit' && row.state !== 'none' && ports.order(tab, orderFor(row))
    }
    const hosts = catalogue.serviceById(row.service)?.hosts ?? []
    return (await ports.missingHosts()).some((pattern) => hosts.some((host) => pattern.includes(`/${host}/`) || pattern.includes(`.${host}/`)))
  }

  const besides = tools.further?.create({
    tools, base: given.catalogue, extra: known.extra, guarded, situate, context, takeAll, scheduleIfOpen, hasGesture: detector.hasGesture, seenIn: detector.reply,
  })

  async function hostReady(tab: number): Promise<FrameOrder | null> {
    const row = await guarded(async () => {
      const known = await currentTab(db, tab)
      const answered = known?.view === 'card' && known.session !== null && (await sessionById(db, known.session))?.answer !== null
      return answered && known.state === 'counted' ? changeTab(db, tab, (row) => ({ ...row, view: 'chip', reason: null })) : known
    }, shown.get(tab))
    if (row === undefined) return null
    await hints.ensure(row)
    return orderFor(row)
  }

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
    scheduleIfOpen,
    rereadSituation,
    isStillThere,
    /** A person has said or changed something: the next use is looked at afresh. */
    personActed: () => justCounted.clear(),
    pushTools,
    sendReports: reports.now,
    barrier,
    isStorageBroken: () => storageBroken,
    shownIn: (tab: number) => shown.get(tab),
    resize: (tab: number, size: { width: number; height: number }) => void sizes.set(tab, size),
    /** Tells the tab its order again, after its size changed. */
    async reorder(tab: number): Promise<void> {
      const row = shown.get(tab) ?? (await guarded(() => currentTab(db, tab), undefined))
      if (row !== undefined) void ports.order(tab, orderFor(row))
    },
    remindLater: (session: string) => ports.setAlarm(`remind:${session}`, reminderMinutes),

    /**
     * Call first at every start of the background, before any event: it stands at the head of the queue. Takes how to find
     * out whether the browser session is new (tabs of before are gone); gives that back.
     */
    start: (isNewBrowserSession: () => Promise<boolean>) => serial(async () => {
      const fresh = await isNewBrowserSession()
      await start(fresh)
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
        return hostReady(tab)
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
      if (name === 'report') return reports.now()
      if (name === 'barrier') return serial(barrier.release)
      if (name === 'expire') {
        return serial(async () => {
          await guarded(async () => expire(db, (await context()).day), undefined)
          await barrier.align()
          // With a day that is over, cards left standing have become questions that were ignored.
          await scheduleIfOpen()
        })
      }
      if (name.startsWith('remind:')) return serial(() => remindOf(name.slice(7)))
    },
  }
}
