import { changeTab, currentRows, currentTab, inbox, moveToInbox, sessionById, type TabRow } from '#extension/ledger/index.ts'
import type { FrameOrder } from '#extension/platform/hostMessage.ts'
import type { CoreTools } from './core.ts'

type Parts = {
  readonly tools: Pick<CoreTools, 'db' | 'catalogue' | 'ports' | 'now'>
  readonly serial: <T>(task: () => Promise<T>) => Promise<T>
  readonly guarded: <T>(task: () => Promise<T>, otherwise: T) => Promise<T>
  /** Sees to it that a tab that needs the hint script has it. */
  readonly ensureHints: (row: TabRow) => Promise<void>
}

type Size = { readonly view: 'chip' | 'card'; readonly width: number; readonly height: number }

/** Sizes of the frame until its page says what it needs, CSS pixels. */
const firstSize = { chip: { width: 240, height: 48 }, card: { width: 360, height: 440 }, nothing: { width: 0, height: 0 } } as const

/** A card that stood this long has been seen, milliseconds. */
const glimpse = 5_000

/** What tabs show of us: the order each content script gets, and the word to every page that something has changed. */
export function createFrames({ tools: { db, catalogue, ports, now }, serial, guarded, ensureHints }: Parts) {
  /** What a page says of the chip counts for the chip: it may come when the card is already meant to show. */
  const sizes = new Map<number, Size>()
  /** When the card of a tab was painted first, milliseconds. */
  const painted = new Map<number, number>()
  /** What tabs show, for the time the store cannot be read. */
  const shown = new Map<number, TabRow>()

  function orderFor(row: TabRow, focus = false): FrameOrder {
    const told = sizes.get(row.tab)
    const { width, height } = told?.view === row.view ? told : firstSize[row.view]
    return { kind: 'frame', show: row.view, listen: row.page === 'app', width, height, focus }
  }

  /** Brings a tab's frame in line with its row. */
  async function show(row: TabRow, focus = false): Promise<void> {
    const before = shown.get(row.tab)
    if (before?.view !== row.view) sizes.delete(row.tab)
    if (before?.view !== row.view || before.reason !== row.reason) painted.delete(row.tab)
    shown.set(row.tab, row)
    // Not awaited: while a page is being replaced the browser may answer late or never, and the queue must not stand.
    void deliver(row, orderFor(row, focus))
    await ensureHints(row)
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
    for (const row of rows) await ensureHints(row)
    await ports.badge(await guarded(async () => (await inbox(db)).length, 0))
  }

  return {
    show,
    announce,
    shownIn: (tab: number) => shown.get(tab),
    resize(tab: number, size: Size): void {
      sizes.set(tab, size)
      if (size.view === 'card' && !painted.has(tab)) painted.set(tab, now().getTime())
    },
    /** True where the card stands for so short a time that nobody has seen it: many a service goes on to another page with the first prompt. */
    isGlimpsed: (tab: number) => now().getTime() - (painted.get(tab) ?? 0) < glimpse,
    /** Tells the tab its order again, after its size changed. */
    async reorder(tab: number): Promise<void> {
      const row = shown.get(tab) ?? (await guarded(() => currentTab(db, tab), undefined))
      if (row !== undefined) void ports.order(tab, orderFor(row))
    },
    /** A content script has started: how its frame must be shown, or null. A card whose question is answered is a chip by then. */
    async ready(tab: number): Promise<FrameOrder | null> {
      const row = await guarded(async () => {
        const known = await currentTab(db, tab)
        const answered = known?.view === 'card' && known.session !== null && (await sessionById(db, known.session))?.answer !== null
        return answered && known.state === 'counted' ? changeTab(db, tab, (row) => ({ ...row, view: 'chip', reason: null })) : known
      }, shown.get(tab))
      if (row === undefined) return null
      await ensureHints(row)
      return orderFor(row)
    },
    /**
     * True when the tab still shows the service it showed last: going from there to a page that is none wakes nobody. Where
     * the browser does not tell the address, it can only be a page of a host that was never granted.
     */
    async isStillThere(tab: number): Promise<boolean> {
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
    },
  }
}
