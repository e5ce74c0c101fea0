import type { HintClass } from '#shared/hint/kind.ts'
import { currentTab, isAcknowledged, readSetting, recordHint, type Context, type TabRow } from '#extension/ledger/index.ts'
import type { HintOrder } from '#extension/platform/hostMessage.ts'
import { bundleOf, noticeId, type Situation } from './situation.ts'
import type { CoreTools } from './core.ts'

type CoreForHints = {
  readonly tools: Pick<CoreTools, 'db' | 'ports'>
  readonly guarded: <T>(task: () => Promise<T>, otherwise: T) => Promise<T>
  readonly situate: () => Promise<Situation>
  readonly context: () => Promise<Context>
}

/**
 * Local hints: which tabs get the script that looks at what is pasted, and what becomes of the classes it names. It runs
 * only where the organisation has switched hints on, the notice that says so was acknowledged, the private switch is off,
 * and the tab shows the working surface of a service.
 */
export function createHints({ tools, guarded, situate, context }: CoreForHints) {
  const { db, ports } = tools
  /** Documents that have the script. After a restart of the background it is put there once more, which changes nothing. */
  const present = new Set<number>()

  async function order(): Promise<HintOrder | null> {
    const situation = await situate()
    const hints = bundleOf(situation)?.card.hints
    if (hints?.on !== true || situation.private) return null
    const isSeen = await guarded(async () => isAcknowledged(await readSetting(db), noticeId(situation)), false)
    return isSeen ? { kind: 'hints', markings: hints.markings } : null
  }

  return {
    /** A tab has a new document, without the script. */
    forget: (tab: number) => void present.delete(tab),
    async ensure({ tab, page, muted }: TabRow): Promise<void> {
      if (page !== 'app' || muted || present.has(tab) || (await order()) === null) return
      present.add(tab)
      // Not awaited: a page that is being replaced may answer late or never, and the queue must not stand.
      void ports.injectHints(tab).then((there) => (there ? undefined : present.delete(tab)))
    },
    /** The script has started, or has seen something. Returns the tab's row where that changed it, and what holds for the script. */
    async take(tab: number, classes: readonly HintClass[]): Promise<{ readonly row: TabRow | null; readonly order: HintOrder | null }> {
      const here = await guarded(() => currentTab(db, tab), undefined)
      const holds = here?.page === 'app' && !here.muted ? await order() : null
      if (holds === null || classes.length === 0) return { row: null, order: holds }
      const row = await guarded(async () => recordHint(db, { tab, classes }, await context()), null)
      return { row, order: holds }
    },
  }
}
