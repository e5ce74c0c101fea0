import type { LedgerEntry } from '#extension/platform/ledgerMessage.ts'
import type { CardState, HomeState } from '#extension/platform/message.ts'
import type { ServiceRow } from '#test/fixture/services.ts'
import type { SilentRow, SilentStep } from '#test/fixture/silent.ts'

/** A tab of either browser, as the tests of detection drive it. */
export type TestTab = {
  /** The number under which the extension knows it. */
  readonly number: number
  readonly go: (address: string) => Promise<void>
  /** Evaluates an expression in the page; a promise is awaited. */
  readonly evaluate: (expression: string) => Promise<unknown>
  /** Types into the composer and sends with Enter, as a person does. */
  readonly enter: () => Promise<void>
  /** True when chip or card stands in the page. */
  readonly isFramed: () => Promise<boolean>
  readonly close: () => Promise<void>
}

/** Asks the background as a page of the extension does. */
export type Ask = (request: object) => Promise<unknown>

export async function ledger(ask: Ask): Promise<readonly LedgerEntry[]> {
  return (await ask({ kind: 'ledger/list' })) as readonly LedgerEntry[]
}

/** Ids of the services in the day ledger, one for each use session, oldest first. */
export async function counted(ask: Ask): Promise<string[]> {
  return (await ledger(ask)).map(({ service }) => service.id).toReversed()
}

/** What the popup would show for a tab. */
export async function here(ask: Ask, tab: number): Promise<CardState | null> {
  return ((await ask({ kind: 'home/state', tab })) as HomeState).here
}

export async function acknowledge(ask: Ask): Promise<void> {
  const { notice } = (await ask({ kind: 'home/state', tab: null })) as HomeState
  await ask({ kind: 'notice/acknowledge', notice: notice.id })
}

/** Does what a page does by itself, or a person on it. */
export async function perform(tab: TestTab, steps: readonly SilentStep[]): Promise<void> {
  for (const step of steps) {
    if (step.kind === 'enter') await tab.enter()
    // A reply that the page may not read is no fault of the test.
    else await tab.evaluate(`act[${JSON.stringify(step.kind)}](${JSON.stringify(step)}).catch?.(() => null)`)
  }
}

export type Outcome = { readonly page: string; readonly sees: 'app' | 'visit' | 'nothing'; readonly sessions: number }

/** What became of a page: the service the tab shows, how it shows, and the use sessions counted of `service`. */
async function outcome(ask: Ask, tab: TestTab, service: string): Promise<Outcome> {
  const [shown, framed] = [await here(ask, tab.number), await tab.isFramed()]
  const sessions = (await counted(ask)).filter((id) => id === service).length
  return { page: shown?.service.id ?? 'none', sees: framed ? 'app' : shown === null ? 'nothing' : 'visit', sessions }
}

export type RowResult = { readonly opened: Outcome; readonly worked: Outcome }

/** Opens a service's page and works there; waits until what is seen is what the row says, or patience ends. */
export async function visitService(ask: Ask, tab: TestTab, row: ServiceRow): Promise<RowResult> {
  const own = row.signal !== 'api'
  await tab.go(row.page)
  const opened = await settle(() => outcome(ask, tab, row.service), (seen) => seen.sees === row.sees && (!own || row.sees === 'nothing' || seen.page === row.service))
  await perform(tab, row.steps)
  const worked = await settle(() => outcome(ask, tab, row.service), (seen) => seen.sessions > 0 && (!own || seen.page === row.service))
  return { opened, worked }
}

/** Opens a page on which nothing may be recorded and lets happen what happens there. */
export async function visitSilent(ask: Ask, tab: TestTab, row: SilentRow): Promise<Outcome['sees']> {
  await tab.go(row.page)
  const before = await settle(() => outcome(ask, tab, ''), (seen) => seen.sees === row.shows)
  await perform(tab, row.steps)
  // Everything the page did has reached the background before this question does.
  const { sees } = await outcome(ask, tab, '')
  return before.sees === row.shows ? sees : before.sees
}

async function settle<T>(look: () => Promise<T>, isEnough: (seen: T) => boolean, patience = 10_000): Promise<T> {
  const end = Date.now() + patience
  for (;;) {
    const seen = await look()
    if (isEnough(seen) || Date.now() > end) return seen
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** Works through rows with several tabs at a time; results in the order of the rows. */
export async function tour<Row, Result>(rows: readonly Row[], tabs: readonly TestTab[], visit: (tab: TestTab, row: Row) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = []
  let next = 0
  await Promise.all(tabs.map(async (tab) => {
    for (let index = next++; index < rows.length; index = next++) results[index] = await visit(tab, rows[index] as Row)
  }))
  return results
}
