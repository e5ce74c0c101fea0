import { batch, computed, effect, signal, type ReadonlySignal } from '@preact/signals'
import { localDay, type Day } from '#shared/calendar/calendar.ts'
import type { Question, Register, RiskInstance } from '#shared/register/index.ts'
import { withChange } from '#shared/register/change.ts'
import { declaredOf } from '#shared/register/declared.ts'
import { risksOfRegister, summaryOfRegister, unpackRisks, type RiskColumns, type RiskLine, type Summary } from '#shared/register/readModel.ts'
import { databaseName, fetched, ready, savedHere, session, storedModel, tables } from '../data/index.ts'
import { ownerOf } from '../data/model.ts'
import { feed } from './feed.ts'
import type { DrawOrder, FromWorker, RulesAnswer, RulesQuestion, ToWorker } from './message.ts'

export { documents } from './feed.ts'

/** Names of files come from their content, so this one names the program with its rules and its catalogue. */
const build = import.meta.url

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
export const riskInstances: ReadonlySignal<readonly RiskInstance[]> = computed(() => (drawn.value === null ? [] : risksOfRegister(drawn.value)))
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

const declared = computed(() => declaredOf(tables.value.departments))
const kept = computed(() => (storedModel.value?.build === build ? storedModel.value : null))
const keptSummary = computed(() => (kept.value === null ? null : (JSON.parse(kept.value.summary.text) as Summary)))
const keptRisks = computed(() => (kept.value === null ? null : unpackRisks(JSON.parse(kept.value.risks.text) as RiskColumns)))
const drawnSummary = computed(() => (drawn.value === null ? null : summaryOfRegister(drawn.value, asked.value.length, declared.value)))
/** What was kept is what was drawn, or nothing has been drawn yet: it stays, so that nothing is painted twice. */
const stands = signal({ summary: true, risks: true })
const inputs = signal<string | null>(null)

/** What overview and inventory show: at a start what they showed last, then the register as drawn. */
export const summary: ReadonlySignal<Summary | null> = computed(() => (stands.value.summary ? keptSummary.value : null) ?? drawnSummary.value)
/** What lists and map show of all risks; null until there is something. */
export const riskLines: ReadonlySignal<readonly RiskLine[] | null> = computed(() => (stands.value.risks ? keptRisks.value : null) ?? (drawn.value === null ? null : riskInstances.value))
/** True while what is shown is of the last time and something has changed since, be it the day. */
export const isOutdated: ReadonlySignal<boolean> = computed(() => drawn.value === null && kept.value !== null && inputs.value !== null && inputs.value !== kept.value.inputs)

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
    if (data.kind === 'inputs') return void (inputs.value = data.inputs)
    parts = withChange(parts, data.change)
    const { last } = data
    if (last === null || !isWhole.peek()) return
    const known = kept.peek()
    batch(() => {
      drawn.value = parts
      asked.value = last.questions
      stands.value = { summary: last.summary !== null && last.summary === known?.summary.hash, risks: last.risks !== null && last.risks === known?.risks.hash }
    })
  })
  worker.addEventListener('error', (event) => {
    // Without a message the script itself could not be fetched.
    failed.value = (event as { readonly message?: string }).message ?? ''
  })
  // The facts of all services are a fifth of a first page: they come beside it.
  const told = import('../data/catalogue.ts').then(({ catalogue }) => send({ kind: 'start', services: catalogue.services, today: day.peek() }))
  told.catch(() => (failed.value = ''))
  feed({ send, isWhole, day, told, orderOf })
  effect(() => {
    // Signed out, or another ledger: what was drawn is nobody's any more.
    if (!fetched.value) drawn.value = null
  })
}

function orderOf(): DrawOrder {
  const { value: who } = session
  return { declared: declared.value, keep: savedHere.value && who !== null ? { database: databaseName, build, owner: ownerOf(who) } : null }
}

document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') day.value = localDay(new Date())
})

// What was kept is painted first: the worker begins when everything has been read.
const stop = effect(() => {
  if (!isWhole.value) return
  queueMicrotask(() => stop())
  start()
})
