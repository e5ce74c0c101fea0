import type { Act } from '#shared/act/schema.ts'
import type { ServiceFacts } from '#shared/catalogue/facts.ts'
import { ownFacts, ownServices } from '#shared/policy/own.ts'
import { createRegister, openQuestions, type LiveRegister, type Tables } from '#shared/register/index.ts'
import type { Table, TableKind } from '#shared/table/schema.ts'
import type { Day } from '#shared/calendar/calendar.ts'
import { tableName, type FromWorker, type ToWorker } from './message.ts'
import { createRulesDesk } from './rules.ts'

// Draws the register away from the page: the risk rules over all evidence take longer than a page may be busy.

/** Services in one answer: small enough to be taken over between two frames. */
const servicesInPart = 12

const tables = new Map<string, Table>()
let acts: readonly Act[] = []
/** Services of the organisation's own, which come and change with the acts. */
let own: ReadonlyMap<string, ServiceFacts> = new Map()
let register: LiveRegister | null = null
let tablesChanged = false
let day: Day = ''
const rules = createRulesDesk()

function tablesByKind(): Tables {
  const of = <K extends TableKind>(kind: K) => [...tables.values()].filter((table) => table.kind === kind) as unknown as Tables[K]
  return { evidence: of('evidence'), presence: of('presence'), trend: of('trend'), profile: of('profile'), departments: of('departments') }
}

function draw(live: LiveRegister): void {
  if (tablesChanged) live.setTables(tablesByKind())
  tablesChanged = false
  const change = live.update()
  const { services } = change
  for (let at = 0; at === 0 || at < services.length; at += servicesInPart) {
    const isLast = at + servicesInPart >= services.length
    const answer: FromWorker = { kind: 'register', change: { ...change, services: services.slice(at, at + servicesInPart) }, questions: isLast ? questionsOf(live) : null }
    postMessage(answer)
  }
}

function questionsOf({ current: { services, organisation } }: LiveRegister) {
  return openQuestions([...[...services.values()].flatMap((service) => service.risks), ...organisation])
}

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === 'start') {
    const index = new Map(data.services.map((service) => [service.id, service]))
    register = createRegister({ serviceById: (id) => own.get(id) ?? index.get(id) }, data.today)
    day = data.today
    rules.start(data.services)
    return
  }
  if (register === null) return
  if (data.kind !== 'rules' && data.kind !== 'draw' && data.kind !== 'entries') rules.forget()
  switch (data.kind) {
    case 'rows': {
      const name = tableName(data.table)
      const known = tables.get(name)
      if (data.first || known === undefined) tables.set(name, data.table)
      else for (const row of data.table.rows) (known.rows as unknown[]).push(row)
      tablesChanged = true
      return
    }
    case 'forget':
      for (const name of data.tables) tables.delete(name)
      tablesChanged = true
      return
    case 'acts':
      acts = [...acts.slice(0, data.keep), ...data.acts]
      own = new Map(ownServices(acts).map((service) => [service.id, ownFacts(service)]))
      return register.setActs(acts)
    case 'entries':
      for (const [key, entry] of data.changes) register.setEntry(data.document, key, entry)
      return
    case 'today':
      day = data.today
      return register.setToday(data.today)
    case 'draw':
      return draw(register)
    case 'rules':
      return postMessage(rules.answer(data, { tables: tablesByKind(), acts, today: day }))
  }
})
