import type { Act } from '#shared/act/schema.ts'
import type { ServiceFacts } from '#shared/catalogue/facts.ts'
import { ownFacts, ownServices } from '#shared/policy/own.ts'
import type { Day } from '#shared/calendar/calendar.ts'
import type { Entry } from '#shared/document/schema.ts'
import { createRegister, openQuestions, type LiveRegister, type Question, type Register } from '#shared/register/index.ts'
import { risksOfRegister } from '#shared/register/readModel.ts'
import { putModel } from '../data/worker-store.ts'
import { hashInputs, sealRegister } from './keep.ts'
import type { DrawOrder, FromWorker, ToWorker } from './message.ts'
import { createRulesDesk } from './rules.ts'
import { createTables } from './tables.ts'

// Draws the register away from the page: the risk rules over all evidence take longer than a page may be busy.

/** Services in one answer: small enough to be taken over between two frames. */
const servicesInPart = 12
/** What is shown is kept for the next start this long after it was drawn, milliseconds: once for a burst of changes. */
const keepAfter = 500

const tables = createTables()
const entries = new Map<string, Map<string, Entry>>()
let acts: readonly Act[] = []
/** Services of the organisation's own, which come and change with the acts. */
let own: ReadonlyMap<string, ServiceFacts> = new Map()
let register: LiveRegister | null = null
let day: Day = ''
const rules = createRulesDesk()
let isFirst = true
/** Nothing has come since the last drawing. */
let isDrawn = false
let keeping: ReturnType<typeof setTimeout> | undefined

const tell = (answer: FromWorker) => postMessage(answer)
const inputsOf = ({ declared }: DrawOrder) => hashInputs({ today: day, acts, tables: tables.names(), entries, declared })

async function draw(live: LiveRegister, order: DrawOrder): Promise<void> {
  // At a start the page shows what was kept: it is told early whether that may differ, and at last whether it does.
  if (isFirst) tell({ kind: 'inputs', inputs: await inputsOf(order) })
  if (order.keep !== null && !(await tables.read(order.keep.database))) return
  const changed = tables.changed()
  if (changed !== null) live.setTables(changed)
  const change = live.update()
  const { current } = live
  const questions = openQuestions(risksOfRegister(current))
  const sealed = isFirst ? await sealRegister(current, questions, order.declared) : null
  const { services } = change
  for (let at = 0; at === 0 || at < services.length; at += servicesInPart) {
    const isLast = at + servicesInPart >= services.length
    const last = isLast ? { questions, summary: sealed?.summary.hash ?? null, risks: sealed?.risks.hash ?? null } : null
    tell({ kind: 'register', change: { ...change, services: services.slice(at, at + servicesInPart) }, last })
  }
  isFirst = false
  isDrawn = true
  clearTimeout(keeping)
  if (order.keep !== null) keeping = setTimeout(() => inTurn(() => keep(current, questions, order)), keepAfter)
}

async function keep(current: Register, questions: readonly Question[], order: DrawOrder): Promise<void> {
  // Where something has come since, another drawing follows, and is kept.
  if (!isDrawn || order.keep === null) return
  const { database, build, owner } = order.keep
  try {
    await putModel(database, { build, owner, inputs: await inputsOf(order), ...(await sealRegister(current, questions, order.declared)) })
  } catch (error) {
    // A cache: where it cannot be written, the next start draws anew.
    console.warn('Daybook could not keep what it shows:', error)
  }
}

async function take(data: ToWorker): Promise<void> {
  if (data.kind === 'start') {
    const index = new Map(data.services.map((service) => [service.id, service]))
    register = createRegister({ serviceById: (id) => own.get(id) ?? index.get(id) }, data.today)
    day = data.today
    return rules.start(data.services)
  }
  if (register === null) return
  if (data.kind !== 'rules' && data.kind !== 'draw') isDrawn = false
  if (data.kind !== 'rules' && data.kind !== 'draw' && data.kind !== 'entries') rules.forget()
  switch (data.kind) {
    case 'stored':
      return tables.expect(data.tables)
    case 'rows':
      return tables.add(data.table, data.first)
    case 'forget':
      return tables.forget(data.tables)
    case 'acts':
      acts = [...acts.slice(0, data.keep), ...data.acts]
      own = new Map(ownServices(acts).map((service) => [service.id, ownFacts(service)]))
      return register.setActs(acts)
    case 'entries':
      for (const [key, entry] of data.changes) {
        register.setEntry(data.document, key, entry)
        const known = entries.get(data.document) ?? new Map<string, Entry>()
        if (entry === null) known.delete(key)
        else known.set(key, entry)
        entries.set(data.document, known)
      }
      return
    case 'today':
      day = data.today
      return register.setToday(data.today)
    case 'draw':
      return draw(register, data)
    case 'rules':
      return tell(rules.answer(data, { tables: tables.all(), acts, today: day }))
  }
}

// One after another: a drawing waits for the database, and what follows must not overtake it.
let turn: Promise<void> = Promise.resolve()
function inTurn(work: () => Promise<void>): void {
  turn = turn.then(work).catch((error: unknown) => reportError(error))
}
addEventListener('message', ({ data }: MessageEvent<ToWorker>) => inTurn(() => take(data)))
