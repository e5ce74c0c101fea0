import { batch, computed, effect, signal, type ReadonlySignal } from '@preact/signals'
import { localDay, type Day } from '#shared/calendar/calendar.ts'
import type { Entry } from '#shared/document/schema.ts'
import type { Question, Register, RiskInstance } from '#shared/register/index.ts'
import { withChange } from '#shared/register/change.ts'
import { windowMonths } from '#shared/register/issue.ts'
import type { Table } from '#shared/table/schema.ts'
import { acts, entries, fetched, ready, tables } from '../data/index.ts'
import { tableName, type FromWorker, type RulesAnswer, type RulesQuestion, type ToWorker } from './message.ts'

/** Drafts the register is drawn from. */
export const documents = ['inventory', 'procurement', 'governance'] as const
/** Rows sent at once. */
const rowsInPart = 1_000

const drawn = signal<Register | null>(null)
const asked = signal<readonly Question[]>([])
const failed = signal<string | null>(null)
const day = signal<Day>(localDay(new Date()))

/** The register as of now, kept up to date by the worker; null until it is drawn for the first time. */
export const register: ReadonlySignal<Register | null> = drawn
/** Why no register can be drawn; empty where its code could not be fetched, null while all is well. */
export const registerFault: ReadonlySignal<string | null> = failed
/** Today as a local date; moves on when the page is looked at again on another day. */
export const today: ReadonlySignal<Day> = day

/** All risks, those of the organisation last. */
export const riskInstances: ReadonlySignal<readonly RiskInstance[]> = computed(() => {
  const { value } = drawn
  return value === null ? [] : [...[...value.services.values()].flatMap((service) => service.risks), ...value.organisation]
})
/** Open questions, as of the same register. */
export const questions: ReadonlySignal<readonly Question[]> = asked

const question = signal<RulesQuestion | null>(null)
const answered = signal<RulesAnswer | null>(null)
let lastQuestion = 0
/** What the rules asked about last would have done; null until the worker has answered. */
export const rulesAnswer: ReadonlySignal<RulesAnswer | null> = answered

/** Asks what rules would have done; `rulesAnswer` follows, again whenever the register changes. Null asks no more. */
export function askAboutRules(asked: Omit<RulesQuestion, 'kind' | 'number'> | null): void {
  lastQuestion += 1
  question.value = asked === null ? null : { kind: 'rules', number: lastQuestion, ...asked }
  if (asked === null) answered.value = null
}

/** Everything has been fetched once and read: before, a register would say zero where nobody knows. */
const isWhole = computed(() => ready.value && fetched.value)

function start(): void {
  const worker = new Worker(new URL('./register.worker.ts', import.meta.url), { type: 'module' })
  const send = (message: ToWorker) => worker.postMessage(message, [])
  // Once the register stands: before, the worker would answer from what it happens to have.
  effect(() => {
    if (drawn.value !== null && question.value !== null) send(question.value)
  })
  let parts: Register | null = null
  worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
    if (data.kind === 'rules') return void (data.number === lastQuestion && (answered.value = data))
    parts = withChange(parts, data.change)
    if (data.questions === null) return
    const { questions } = data
    batch(() => {
      drawn.value = parts
      asked.value = questions
    })
  })
  worker.addEventListener('error', (event) => {
    // Without a message the script itself could not be fetched.
    failed.value = (event as { readonly message?: string }).message ?? ''
  })
  // The facts of all services are a fifth of a first page: they come beside it.
  const told = import('../data/catalogue.ts').then(({ catalogue }) => send({ kind: 'start', services: catalogue.services, today: day.value }))
  told.catch(() => (failed.value = ''))

  // Changes are gathered and sent in order; the register is drawn when nothing more waits to be sent.
  let queue: (() => void)[] = []
  let running = false
  async function run(): Promise<void> {
    running = true
    await told
    while (queue.length > 0) {
      queue.shift()?.()
      if (queue.length > 0) await pause()
    }
    send({ kind: 'draw' })
    running = false
  }
  const enqueue = (steps: readonly (() => void)[]) => {
    if (steps.length === 0) return
    queue = [...queue, ...steps]
    if (!running) void run()
  }

  const sent = new Map<string, Table>()
  effect(() => {
    const { evidence, presence, trend } = tables.value
    const wanted: readonly Table[] = [...evidence.toSorted(byPeriod).slice(-windowMonths), ...presence, ...trend]
    if (isWhole.value) enqueue(tableSteps(sent, wanted, send))
  })
  let known: typeof acts.value = []
  effect(() => {
    if (!isWhole.value || acts.value === known) return
    const next = acts.value
    const keep = known.at(-1)?.hash === next[known.length - 1]?.hash ? known.length : 0
    known = next
    enqueue([() => send({ kind: 'acts', keep, acts: next.slice(keep) })])
  })
  for (const document of documents) {
    let before: ReadonlyMap<string, Entry> = new Map()
    effect(() => {
      if (!isWhole.value) return
      const after = entries(document).value
      const changes = changesBetween(before, after)
      before = after
      if (changes.length > 0) enqueue([() => send({ kind: 'entries', document, changes })])
    })
  }
  effect(() => {
    const now = day.value
    if (isWhole.value) enqueue([() => send({ kind: 'today', today: now })])
  })
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') day.value = localDay(new Date())
  })
}

const byPeriod = (a: Table, b: Table) => (a.period < b.period ? -1 : 1)
const pause = () => new Promise((resolve) => setTimeout(resolve, 0))

function tableSteps(sent: Map<string, Table>, wanted: readonly Table[], send: (message: ToWorker) => void): (() => void)[] {
  const steps: (() => void)[] = []
  const names = new Set(wanted.map(tableName))
  const gone = [...sent.keys()].filter((name) => !names.has(name))
  for (const name of gone) sent.delete(name)
  if (gone.length > 0) steps.push(() => send({ kind: 'forget', tables: gone }))
  for (const table of wanted) {
    const name = tableName(table)
    if (sent.get(name)?.issue === table.issue) continue
    sent.set(name, table)
    for (let at = 0; at === 0 || at < table.rows.length; at += rowsInPart) {
      const part = { ...table, rows: table.rows.slice(at, at + rowsInPart) } as Table
      steps.push(() => send({ kind: 'rows', table: part, first: at === 0 }))
    }
  }
  return steps
}

function changesBetween(before: ReadonlyMap<string, Entry>, after: ReadonlyMap<string, Entry>): [string, Entry | null][] {
  const changes: [string, Entry | null][] = []
  for (const [key, entry] of after) {
    const known = before.get(key)
    if (known !== entry && JSON.stringify(known) !== JSON.stringify(entry)) changes.push([key, entry])
  }
  for (const key of before.keys()) if (!after.has(key)) changes.push([key, null])
  return changes
}

start()
