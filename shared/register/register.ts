import { isActOf } from '#shared/act/ledger.ts'
import type { Act } from '#shared/act/schema.ts'
import type { Day } from '#shared/calendar/calendar.ts'
import type { Entry } from '#shared/document/schema.ts'
import type { RiskId, TreatmentId } from '#shared/risk/schema.ts'
import { organisationSheet, serviceSheet, type FactSheet } from './fact.ts'
import { acceptanceOf } from './acceptance.ts'
import { noTables, type Drafts, type RegisterInput, type ServiceSource, type Tables } from './input.ts'
import { emptyLedger, isOwn, ledgersOf, type SubjectLedger } from './ledger.ts'
import { addFindings, compareText, evaluatorsOf, instanceOf, organisationFindings, type Attested, type Finding, type RiskInstance } from './risk.ts'
import { findingsOf } from './seen.ts'
import { serviceView, type ServiceView } from './service.ts'
import { noUsage, usageOf, type Period, type Usage } from './usage.ts'

/** A service with its risks. */
export type RegisterService = { readonly view: ServiceView; readonly risks: readonly RiskInstance[] }

export type Register = {
  readonly today: Day
  readonly period: Period
  /** Services seen in browsers or logs, or decided about, by id. */
  readonly services: ReadonlyMap<string, RegisterService>
  /** Risks of the organisation as a whole. */
  readonly organisation: readonly RiskInstance[]
}

/** What a change left different: enough to bring a copy up to date without sending all of it. */
export type RegisterChange = {
  readonly today: Day
  readonly period: Period
  readonly services: readonly RegisterService[]
  readonly removed: readonly string[]
  readonly organisation: readonly RiskInstance[]
}

/** A register that is kept up to date. Each part is drawn again only where its input changed. */
export type LiveRegister = {
  setTables(tables: Tables): void
  setActs(acts: readonly Act[]): void
  /** One entry of a draft document; null removes it. */
  setEntry(document: keyof Drafts, key: string, value: Entry | null): void
  setToday(today: Day): void
  /** Draws again what changed since the last call. */
  update(): RegisterChange
  readonly current: Register
}

type DraftMaps = { [K in keyof Drafts]-?: Map<string, Entry> }
const emptyDrafts = (): DraftMaps => ({ inventory: new Map(), procurement: new Map(), risk: new Map(), governance: new Map(), policy: new Map() })
const noDrafts: Drafts = emptyDrafts()

export function createRegister(catalogue: ServiceSource, today: Day): LiveRegister {
  const governance = new Map<string, Entry>()
  // By service, so that drawing one does not look through the drafts of all.
  const drafts = new Map<string, DraftMaps>()
  const services = new Map<string, RegisterService>()
  const dirty = new Set<string>()
  let usage: Usage = usageOf(noTables)
  let ledgers = new Map<string | null, SubjectLedger>()
  let organisation: readonly RiskInstance[] = []
  let organisationFacts: FactSheet = organisationSheet(emptyLedger, { governance }, today)
  let allDirty = true
  let day = today

  function setActs(acts: readonly Act[]): void {
    const next = ledgersOf(acts)
    for (const service of new Set([...ledgers.keys(), ...next.keys()])) {
      if (sameActs(ledgers.get(service), next.get(service))) continue
      if (service === null) allDirty = true
      else dirty.add(service)
    }
    ledgers = next
  }

  function setEntry(document: keyof Drafts, key: string, value: Entry | null): void {
    if (document === 'governance') {
      put(governance, key, value)
      allDirty = true
    } else if (document === 'inventory' || document === 'procurement') {
      const service = key.split('/')[1] ?? ''
      let own = drafts.get(service)
      if (own === undefined) drafts.set(service, (own = emptyDrafts()))
      put(own[document], key, value)
      dirty.add(service)
    }
  }

  function draw(id: string): RegisterService | null {
    const ledger = ledgers.get(id)
    const used = usage.services.get(id) ?? noUsage
    const decided = ledger !== undefined && (ledger.last.has(`service/${id}`) || isOwn(ledger))
    const own = drafts.get(id) ?? noDrafts
    if (used.presence.length === 0 && used.evidence.size === 0 && !decided && findingsOf(own, id).length === 0) return null
    const facts = catalogue.serviceById(id)
    const attested = attestedIn(ledger, day)
    const findings = new Map<RiskId, Finding[]>()
    for (const [accountType, evidence] of used.evidence) {
      const sheet = serviceSheet(id, accountType, { catalogue: facts, ledger, drafts: own, today: day })
      addFindings(findings, accountType, evidence, evaluatorsOf(sheet, organisationFacts, attested))
    }
    const risks = instancesOf(id, findings)
    return { view: serviceView({ id, catalogue: facts, ledger, drafts: own, usage: used, period: usage.period, risks, today: day }), risks }
  }

  function instancesOf(service: string | null, findings: ReadonlyMap<RiskId, readonly Finding[]>): RiskInstance[] {
    const about = [service, null].flatMap((key) => ledgers.get(key) ?? [])
    const judge = (risk: RiskId) => (worst: Finding) => {
      const { level } = worst.outcome
      return level === null ? null : acceptanceOf({ risk, service, level, accountType: worst.accountType }, about, day)
    }
    return [...findings].map(([risk, found]) => instanceOf(risk, service, found, judge(risk))).sort((a, b) => compareText(a.risk, b.risk))
  }

  function update(): RegisterChange {
    if (allDirty) {
      const ledger = ledgers.get(null)
      organisationFacts = organisationSheet(ledger ?? emptyLedger, { governance }, day)
      organisation = instancesOf(null, organisationFindings(organisationFacts, attestedIn(ledger, day)))
      for (const id of [...usage.services.keys(), ...ledgers.keys(), ...services.keys()]) if (id !== null) dirty.add(id)
      allDirty = false
    }
    const changed: RegisterService[] = []
    const removed: string[] = []
    for (const id of dirty) {
      const drawn = draw(id)
      if (drawn !== null) {
        services.set(id, drawn)
        changed.push(drawn)
      } else if (services.delete(id)) removed.push(id)
    }
    dirty.clear()
    return { today: day, period: usage.period, services: changed, removed, organisation }
  }

  return {
    setTables(tables) {
      usage = usageOf(tables)
      allDirty = true
    },
    setActs,
    setEntry,
    setToday(next) {
      if (next === day) return
      day = next
      allDirty = true
    },
    update,
    get current() {
      const sorted = [...services].sort(([a], [b]) => compareText(a, b))
      return { today: day, period: usage.period, services: new Map(sorted), organisation }
    },
  }
}

/** The register that follows from an input, drawn from scratch. */
export function buildRegister({ tables, acts, drafts, catalogue, today }: RegisterInput): Register {
  const register = createRegister(catalogue, today)
  register.setTables(tables)
  register.setActs(acts)
  for (const [document, entries] of Object.entries(drafts)) {
    for (const [key, entry] of entries) register.setEntry(document as keyof Drafts, key, entry)
  }
  register.update()
  return register.current
}

function put(entries: Map<string, Entry>, key: string, value: Entry | null): void {
  if (value === null) entries.delete(key)
  else entries.set(key, value)
}

function sameActs(a: SubjectLedger | undefined, b: SubjectLedger | undefined): boolean {
  return a?.acts.length === b?.acts.length && a?.acts.at(-1)?.hash === b?.acts.at(-1)?.hash
}

/** Treatments a person has attested, by risk, as far as the attestation is still valid. */
function attestedIn(ledger: SubjectLedger | undefined, today: Day): Attested {
  const attested = new Map<RiskId, Set<TreatmentId>>()
  for (const act of ledger?.last.values() ?? []) {
    if (!isActOf(act, 'attest-treatment') || act.content.until <= today) continue
    const known = attested.get(act.content.risk)
    if (known === undefined) attested.set(act.content.risk, new Set([act.content.treatment]))
    else known.add(act.content.treatment)
  }
  return attested
}

