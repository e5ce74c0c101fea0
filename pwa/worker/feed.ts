import { effect, type ReadonlySignal } from '@preact/signals'
import type { Day } from '#shared/calendar/calendar.ts'
import type { Entry } from '#shared/document/schema.ts'
import { windowMonths } from '#shared/register/issue.ts'
import type { Table } from '#shared/table/schema.ts'
import { acts, entries, published, type PublishedTable } from '../data/index.ts'
import { tableName, type DrawOrder, type ToWorker } from './message.ts'

/** Drafts the register is drawn from. */
export const documents = ['inventory', 'procurement', 'governance'] as const
/** Rows, or entries, sent at once: few enough to be taken over between two frames. */
const rowsInPart = 1_000

/** A message, or what makes one when its turn comes; null where there is nothing to tell. */
type Step = ToWorker | (() => ToWorker | null)

type Parts = {
  readonly send: (message: ToWorker) => void
  readonly isWhole: ReadonlySignal<boolean>
  readonly day: ReadonlySignal<Day>
  /** The worker knows the catalogue. */
  readonly told: Promise<void>
  readonly orderOf: () => DrawOrder
}

/** Tells the worker of every change of what the register is drawn from. */
export function feed({ send, isWhole, day, told, orderOf }: Parts): void {
  // Changes are gathered and sent in order; the register is drawn when nothing more waits to be sent.
  let queue: Step[] = []
  let running = false
  async function run(): Promise<void> {
    running = true
    await told
    let hasChanged = false
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const message = typeof next === 'function' ? next() : next
      if (message !== null) send(message)
      hasChanged ||= message !== null
      if (queue.length > 0) await pause()
    }
    if (hasChanged) send({ kind: 'draw', ...orderOf() })
    running = false
  }
  const enqueue = (steps: readonly Step[]) => {
    if (steps.length === 0) return
    queue = [...queue, ...steps]
    if (!running) void run()
  }

  const sent = new Map<string, PublishedTable>()
  effect(() => {
    const evidence = published.value.filter(({ kind }) => kind === 'evidence').slice(-windowMonths)
    const others = published.value.filter(({ kind }) => kind === 'presence' || kind === 'trend')
    if (isWhole.value) enqueue(tableMessages(sent, [...evidence, ...others]))
  })
  let known: typeof acts.value = []
  effect(() => {
    if (!isWhole.value || acts.value === known) return
    const next = acts.value
    const keep = known.at(-1)?.hash === next[known.length - 1]?.hash ? known.length : 0
    known = next
    enqueue([{ kind: 'acts', keep, acts: next.slice(keep) }])
  })
  for (const document of documents) {
    let before: ReadonlyMap<string, Entry> = new Map()
    effect(() => {
      if (!isWhole.value) return
      const after = entries(document).value
      enqueue(entrySteps(document, before, after))
      before = after
    })
  }
  effect(() => {
    const today = day.value
    if (isWhole.value) enqueue([{ kind: 'today', today }])
  })
}

/** Lets frames through, without the four milliseconds a timer takes. */
const pause = () => new Promise<void>((resolve) => {
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = () => {
    port1.close()
    resolve()
  }
  port2.postMessage(null)
})

function parts<T>(list: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(list.length / rowsInPart) }, (_, index) => list.slice(index * rowsInPart, (index + 1) * rowsInPart))
}

function tableMessages(sent: Map<string, PublishedTable>, wanted: readonly PublishedTable[]): ToWorker[] {
  const names = new Set(wanted.map(tableName))
  const gone = [...sent.keys()].filter((name) => !names.has(name))
  const fresh = wanted.filter((table) => sent.get(tableName(table))?.hash !== table.hash)
  for (const name of gone) sent.delete(name)
  for (const table of fresh) sent.set(tableName(table), table)
  const stored = fresh.flatMap(({ table, ...name }) => (table === undefined ? [name] : []))
  return [
    ...(gone.length > 0 ? [{ kind: 'forget', tables: gone } as const] : []),
    ...(stored.length > 0 ? [{ kind: 'stored', tables: stored } as const] : []),
    ...fresh.flatMap(({ table }) => (table === undefined ? [] : rowMessages(table))),
  ]
}

function rowMessages(table: Table): ToWorker[] {
  const [first = [], ...rest] = parts<Table['rows'][number]>(table.rows)
  return [first, ...rest].map((rows, index) => ({ kind: 'rows', table: { ...table, rows } as Table, first: index === 0 }))
}

/** What has changed, looked for in parts: after Yjs is loaded, thousands of equal entries are other objects. */
function entrySteps(document: (typeof documents)[number], before: ReadonlyMap<string, Entry>, after: ReadonlyMap<string, Entry>): Step[] {
  const changed = ([key, entry]: readonly [string, Entry]) => {
    const known = before.get(key)
    return known === undefined || (known !== entry && JSON.stringify(known) !== JSON.stringify(entry))
  }
  const gone = [...before.keys()].filter((key) => !after.has(key)).map((key) => [key, null] as const)
  return [...parts([...after]).map((part) => () => part.filter(changed)), ...(gone.length > 0 ? [() => gone] : [])].map((find) => () => {
    const changes: readonly (readonly [string, Entry | null])[] = find()
    return changes.length === 0 ? null : { kind: 'entries', document, changes }
  })
}
