import { addMonths, localDay, type Day, type Month } from '#shared/calendar/calendar.ts'
import { isPublicName } from '#shared/catalogue/unknown.ts'
import { canonicalJson, type Json } from '#shared/canonical/json.ts'
import { createFold, publicationSchema, publishMonth, unpublished, type Fold, type MonthUsage, type Publication } from '#shared/fold/index.ts'
import type { Cell } from '#shared/cell/schema.ts'
import type { Sheet } from '#shared/sheet/schema.ts'
import type { Table } from '#shared/table/schema.ts'
import { hashToken } from '#relay/auth/token.ts'
import type { SheetRow, Store, TableRow } from '#relay/store/store.ts'

export type Publisher = {
  /** Told of each stored sheet. The fold follows a little later, off the request's way. */
  readonly changed: (row: SheetRow) => void
  /** Publishes all that is due: at a start, when a day has begun, when the group size has changed. */
  readonly publish: () => Promise<void>
  /** Forgets everything in memory, as when the workspace begins anew. */
  readonly reset: () => Promise<void>
  /** Waits for what is being published and starts no more. */
  readonly stop: () => Promise<void>
}

export type PublisherParts = {
  readonly store: Store
  readonly clock: () => Date
  /** Group size in force. */
  readonly k: () => number
  /**
   * Services of the catalogue. A browser is not trusted: an id nobody knows could be any text, a name for instance, and
   * would stand in everybody's register. Its cells stay in the sheet and count once the relay's catalogue has the service.
   */
  readonly readServiceIds: () => Promise<ReadonlySet<string>>
  /** Services that are or were the organisation's own: they count as well. */
  readonly ownServiceIds: () => ReadonlySet<string>
  /** Departments that are or were on the organisation's list; any other in a cell counts as unknown, for the same reason. */
  readonly departments: () => ReadonlySet<string>
  /** Told when folding or storing failed; it is tried again with the next change or within the hour. */
  readonly onError: (error: unknown) => void
}

/** The cells of a sheet as the fold may see them. */
type Countable = (cells: readonly Cell[]) => readonly Cell[]

/**
 * Changes are gathered this long, milliseconds. An hour where groups are protected: evidence and presence come out as they
 * change, and somebody who asks again and again must not see when a browser has sent. At once where one person is alone.
 */
const gatherMs = (k: number) => (k === 1 ? 300 : 3_600_000)
/** Sheets folded before other work gets its turn. */
const sheetsAtOnce = 100
const turn = async (index: number) => void (index % sheetsAtOnce === 0 && (await new Promise((resolve) => setImmediate(resolve))))
const noUsage: MonthUsage = new Map()

/** Hosts the fold: keeps the sheets of the open months folded in memory and stores the tables that follow. */
export function createPublisher({ store, clock, k, readServiceIds, ownServiceIds, departments, onError }: PublisherParts): Publisher {
  const folds = new Map<Month, Fold>()
  const publications = new Map<Month, Publication>()
  let serviceIds: ReadonlySet<string> | null = null
  let isLoaded = false
  let loadedFor = ''
  /** Kept as text until they are folded: they come one by one, and are read together. */
  let changedSheets = new Map<string, SheetRow>()
  let timer: NodeJS.Timeout | null = null
  let isStopped = false
  let queue: Promise<void> = Promise.resolve()

  /** Folds what has changed and publishes the months it touches; with `all`, every month. */
  async function run(all: boolean): Promise<void> {
    const today = localDay(clock())
    const listed = departments()
    const own = ownServiceIds()
    const list = [...listed, ...own].join()
    // A department put on the list later, or a host confirmed later: cells that came before are read again.
    if (list !== loadedFor) unload()
    loadedFor = list
    const isFirst = !isLoaded
    const services = (serviceIds ??= await readServiceIds())
    const countable: Countable = (cells) => cells.flatMap((cell) => (services.has(cell.service) || own.has(cell.service) ? [listed.has(cell.department) ? cell : { ...cell, department: 'unknown' }] : []))
    if (isFirst) await load(countable)
    const touched = await applyChanges(countable)
    if (all || isFirst) for (const month of [...folds.keys(), ...(await store.publicationMonths())]) touched.add(month)
    for (const month of [...touched].sort()) await publishOne(month, today)
  }

  function unload(): void {
    folds.clear()
    isLoaded = false
  }

  async function load(countable: Countable): Promise<void> {
    for (const month of await store.sheetMonths()) {
      const fold = foldFor(month)
      for (const [index, row] of (await store.sheetsOfMonth(month)).entries()) {
        await turn(index)
        put(fold, JSON.parse(row.sheet) as Sheet, countable)
      }
    }
    isLoaded = true
  }

  /** @returns the months whose tables may change: evidence looks at three months */
  async function applyChanges(countable: Countable): Promise<Set<Month>> {
    const touched = new Set<Month>()
    const changes = changedSheets
    changedSheets = new Map()
    for (const [index, { month, sheet }] of [...changes.values()].entries()) {
      await turn(index)
      put(foldFor(month), JSON.parse(sheet) as Sheet, countable)
      for (const later of [month, addMonths(month, 1), addMonths(month, 2)]) if (folds.has(later)) touched.add(later)
    }
    return touched
  }

  async function publishOne(month: Month, today: Day): Promise<void> {
    await dropExpired(month)
    const before = await publicationOf(month)
    const earlier = [addMonths(month, -1), addMonths(month, -2)].map((each) => folds.get(each)?.usage ?? noUsage)
    const fold = folds.get(month) ?? createFold(month)
    const { publication, issued } = publishMonth(before, fold, { today, k: k(), earlier: [earlier[0] ?? noUsage, earlier[1] ?? noUsage] })
    if (issued.length === 0 && sameBaselines(before, publication)) return
    await store.putPublication(month, JSON.stringify(publication), issued.map(tableRow))
    publications.set(month, publication)
  }

  /** Sheets of the month were deleted when they expired: the fold gives them up too. */
  async function dropExpired(month: Month): Promise<void> {
    if (folds.has(month) && (await store.sheetCount(month)) === 0) folds.delete(month)
  }

  async function publicationOf(month: Month): Promise<Publication> {
    const known = publications.get(month)
    if (known !== undefined) return known
    const text = await store.publication(month)
    const stored = text === null ? unpublished(month) : publicationSchema.parse(JSON.parse(text))
    publications.set(month, stored)
    return stored
  }

  function foldFor(month: Month): Fold {
    const fold = folds.get(month) ?? createFold(month)
    folds.set(month, fold)
    return fold
  }

  function inTurn(work: () => Promise<void> | void): Promise<void> {
    const result = queue.then(work)
    queue = result.catch(onError)
    return result
  }

  function schedule(): void {
    if (timer !== null || isStopped) return
    timer = setTimeout(() => {
      timer = null
      // Failures have gone to onError.
      inTurn(() => run(false)).catch(() => undefined)
    }, gatherMs(k()))
    timer.unref()
  }

  function forget(): void {
    if (timer !== null) clearTimeout(timer)
    timer = null
  }

  return {
    changed(row) {
      const waiting = changedSheets.get(row.id)
      if (waiting === undefined || waiting.revision < row.revision) changedSheets.set(row.id, row)
      schedule()
    },
    publish: () => inTurn(() => run(true)),
    reset: () =>
      inTurn(() => {
        forget()
        unload()
        publications.clear()
        changedSheets = new Map()
      }),
    async stop() {
      isStopped = true
      forget()
      await queue
    },
  }
}

/** A host that cannot be on the public internet is no host anybody could have met: it is left out. */
function put(fold: Fold, { id, cells, asks, justified, guidance, candidates = [] }: Sheet, countable: Countable): void {
  fold.set(id, countable(cells), { asks, justified, guidance, candidates: candidates.filter(({ host }) => isPublicName(host)) })
}

function tableRow(table: Table): TableRow {
  const text = canonicalJson(table as Json)
  return { hash: hashToken(text), kind: table.kind, period: table.period, issue: table.issue, text }
}

/** The fold keeps a baseline it has not touched as the same object. */
function sameBaselines(before: Publication, after: Publication): boolean {
  const periods = Object.keys(after.baselines)
  return periods.length === Object.keys(before.baselines).length && periods.every((period) => before.baselines[period] === after.baselines[period])
}
