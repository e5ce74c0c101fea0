import { isActOf, type ActOf } from '#shared/act/ledger.ts'
import type { Act } from '#shared/act/schema.ts'
import { daysBetween, type Day } from '#shared/calendar/calendar.ts'
import type { ServiceFacts } from '#shared/catalogue/facts.ts'
import type { ServiceSource as CatalogueSource } from '#shared/catalogue/schema.ts'
import { draftOfFact, entryKey, type Entry, type FactEntry, type RecordEntry } from '#shared/document/schema.ts'
import { factAttribute, factType, isKnown, type FactValue } from '#shared/risk/facts.ts'
import { factKeys, type FactKey } from '#shared/risk/schema.ts'
import type { AccountType } from '#shared/taxonomy/schema.ts'
import type { Drafts } from './input.ts'
import { emptyLedger, type SubjectLedger } from './ledger.ts'

export type Known = Exclude<FactValue, null>
export type Confidence = FactEntry['confidence']

/** A fact somebody or something states, with where it comes from. */
export type Statement = {
  readonly fact: FactKey
  readonly value: Known
  /** The date behind a value in days, so that a page can show the date itself. */
  readonly day: Day | null
  /**
   * act: confirmed by an act. decision: follows from the last decision. daybook: the product knows it of itself.
   * catalogue: as the shipped catalogue says. draft: proposed by a member, not confirmed.
   */
  readonly origin: 'act' | 'decision' | 'daybook' | 'catalogue' | 'draft'
  readonly source: string
  readonly checkedOn: Day | null
  readonly confidence: Confidence | null
  readonly expiresOn: Day | null
  /** It may lower a risk, not only raise one. */
  readonly confirmed: boolean
  /** The act behind it. */
  readonly act: Act | null
  /** Member who proposed it. */
  readonly editedBy: string | null
}

/** What is stated about one service on one account type (or about the organisation), by fact. */
export type FactSheet = {
  /** What counts without drafts. */
  readonly settled: ReadonlyMap<FactKey, Statement>
  /** Proposals that are still valid. */
  readonly drafts: ReadonlyMap<FactKey, Statement>
  /** Confirmations whose time is over: the question is open again. */
  readonly expired: ReadonlyMap<FactKey, ActOf<'confirm-fact'>>
}

/** What a service is, whoever uses it: the catalogue says it, and it does not depend on the account. */
export const identityFacts: ReadonlySet<FactKey> = new Set<FactKey>(['s.category', 's.capabilities', 's.vendorCountry', 's.embedded'])

/** Facts told as a date and counted in days from today. */
const dayFacts: ReadonlySet<FactKey> = new Set<FactKey>(['r.reviewDueDays', 's.evidenceExpiryDays'])

export function isDayFact(fact: FactKey): boolean {
  return dayFacts.has(fact)
}

/** A stated value as the rules read it; null when it says "unknown" or does not fit the fact. */
export function readFactValue(fact: FactKey, value: unknown, today: Day): Known | null {
  if (isDayFact(fact)) return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? daysBetween(today, value) : null
  if (factType(fact) === 'set') return Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : null
  if (typeof value !== factType(fact)) return null
  const known = value as string | number | boolean
  return isKnown(known) ? known : null
}

const proven = { confirmed: true, act: null, editedBy: null, expiresOn: null, confidence: null, day: null } as const

/** Facts of the organisation. What the product knows of itself is computed, the rest is confirmed or proposed. */
export function organisationSheet(ledger: SubjectLedger, drafts: Drafts, today: Day): FactSheet {
  const settled = new Map<FactKey, Statement>()
  const computed: readonly (readonly [FactKey, Known])[] = [
    ['o.individualViews', false],
    ['o.retentionDaysUsage', 90],
  ]
  for (const [fact, value] of computed) settled.set(fact, { ...proven, fact, value, origin: 'daybook', source: 'Daybook', checkedOn: null })
  const notice = ledger.last.get('policy')
  if (notice !== undefined) {
    settled.set('o.noticeToStaff', { ...proven, fact: 'o.noticeToStaff', value: 'done', origin: 'daybook', source: 'Daybook', checkedOn: notice.at.slice(0, 10), act: notice })
  }
  const sheet = { settled, drafts: new Map<FactKey, Statement>(), expired: new Map<FactKey, ActOf<'confirm-fact'>>() }
  addStatements(sheet, organisationFactKeys, { service: null, accountType: null }, ledger, drafts, today)
  return sheet
}

const serviceFactKeys = factKeys.filter((fact) => fact.startsWith('s.') && fact !== 's.status')
const organisationFactKeys = factKeys.filter((fact) => fact.startsWith('o.'))
const recordFactKeys = factKeys.filter((fact) => fact.startsWith('r.'))

/**
 * Facts of a service, on one account type. Where nothing is known of the account, only what holds for the service as
 * such is stated: terms differ by account type.
 */
export function serviceSheet(
  service: string,
  accountType: AccountType | null,
  known: { readonly catalogue: ServiceFacts | undefined; readonly ledger: SubjectLedger | undefined; readonly drafts: Drafts; readonly today: Day },
): FactSheet {
  const { catalogue, ledger = emptyLedger, drafts, today } = known
  const settled = new Map<FactKey, Statement>()
  addIdentity(settled, catalogue)
  if (accountType !== null) addTerms(settled, catalogue, accountType)
  addDecision(settled, ledger.last.get(`service/${service}`), today)
  const sheet = { settled, drafts: new Map<FactKey, Statement>(), expired: new Map<FactKey, ActOf<'confirm-fact'>>() }
  addStatements(sheet, recordFactKeys, { service, accountType: null }, ledger, drafts, today)
  addStatements(sheet, serviceFactKeys, { service, accountType }, ledger, drafts, today)
  addRecord(sheet.drafts, service, drafts, today)
  return sheet
}

function addIdentity(settled: Map<FactKey, Statement>, catalogue: ServiceFacts | undefined): void {
  const add = (fact: FactKey, value: FactValue, sources: CatalogueSource | undefined) => {
    if (!isKnown(value)) return
    const confirmed = sources !== undefined && sources.source !== 'unverified'
    settled.set(fact, { ...proven, fact, value, origin: 'catalogue', source: sources?.source ?? 'unverified', checkedOn: sources?.checkedOn ?? null, confirmed })
  }
  settled.set('s.inCatalogue', { ...proven, fact: 's.inCatalogue', value: catalogue !== undefined, origin: 'daybook', source: 'Daybook', checkedOn: null })
  if (catalogue === undefined) return
  const sourceFor = (topic: CatalogueSource['for'][number]) => catalogue.sources.find((source) => source.for.includes(topic))
  add('s.category', catalogue.category, sourceFor('category'))
  add('s.capabilities', catalogue.capabilities, sourceFor('capabilities'))
  add('s.vendorCountry', catalogue.country, sourceFor('vendor'))
  add('s.embedded', catalogue.embeddedIn !== undefined, sourceFor('embeddedIn') ?? sourceFor('category'))
}

function addTerms(settled: Map<FactKey, Statement>, catalogue: ServiceFacts | undefined, accountType: AccountType): void {
  if (catalogue === undefined || catalogue.terms.length === 0) return
  for (const term of catalogue.terms) {
    if (term.accountType !== accountType) continue
    const fact = factByAttribute.get(term.key)
    if (fact === undefined) continue
    const value = isKnown(term.value) ? term.value : null
    if (value === null) continue
    settled.set(fact, { ...proven, fact, value, origin: 'catalogue', source: term.source, checkedOn: term.checkedOn, confidence: 'vendor_statement', confirmed: false })
  }
}

const factByAttribute = new Map(factKeys.flatMap((fact) => {
  const attribute = factAttribute(fact)
  return attribute === undefined ? [] : [[attribute, fact] as const]
}))

function addDecision(settled: Map<FactKey, Statement>, decision: Act | undefined, today: Day): void {
  const act = isActOf(decision, 'decide-service') ? decision : null
  const common = { ...proven, origin: 'decision', source: act === null ? 'Daybook' : act.reason, checkedOn: act?.at.slice(0, 10) ?? null, act } as const
  settled.set('s.status', { ...common, fact: 's.status', value: act?.content.status ?? 'detected' })
  const reviewOn = act?.content.reviewOn ?? null
  if (reviewOn !== null) settled.set('r.reviewDueDays', { ...common, fact: 'r.reviewDueDays', value: daysBetween(today, reviewOn), day: reviewOn })
}

type Scope = { readonly service: string | null; readonly accountType: AccountType | null }

type OpenSheet = { readonly [K in keyof FactSheet]: FactSheet[K] extends ReadonlyMap<infer Key, infer Value> ? Map<Key, Value> : never }

/** Adds what acts confirm and drafts propose for these facts. An act counts until it ends, then the fact is unknown again. */
function addStatements({ settled, drafts: proposals, expired }: OpenSheet, facts: readonly FactKey[], scope: Scope, ledger: SubjectLedger, drafts: Drafts, today: Day): void {
  const hasDrafts = [drafts.inventory, drafts.procurement, drafts.governance].some((entries) => entries !== undefined && entries.size > 0)
  for (const fact of ledger.last.size === 0 && !hasDrafts ? [] : facts) {
    const act = ledger.last.size === 0 ? undefined : confirmationOf(fact, scope, ledger)
    if (act !== undefined) {
      if (act.content.expiresOn > today) {
        const value = readFactValue(fact, act.content.value, today)
        if (value === null) settled.delete(fact)
        else settled.set(fact, statementOfAct(fact, value, act))
      } else expired.set(fact, act)
    }
    const entry = hasDrafts ? draftOf(fact, scope, drafts) : undefined
    if (entry === undefined || entry.expiresOn <= today) continue
    const value = readFactValue(fact, entry.value, today)
    if (value !== null) proposals.set(fact, statementOfDraft(fact, value, entry))
  }
}

function confirmationOf(fact: FactKey, scope: Scope, ledger: SubjectLedger): ActOf<'confirm-fact'> | undefined {
  const { service, accountType } = scope
  const own = ledger.last.get(['fact', service ?? 'organisation', ...(accountType === null ? [] : [accountType]), fact].join('/'))
  const act = own ?? (accountType === null ? undefined : ledger.last.get(`fact/${service}/${fact}`))
  return isActOf(act, 'confirm-fact') ? act : undefined
}

function draftOf(fact: FactKey, scope: Scope, drafts: Drafts): FactEntry | undefined {
  // As with acts: what is proposed for the account counts before what is proposed for all.
  for (const accountType of scope.accountType === null ? [null] : [scope.accountType, null]) {
    const { document, key } = draftOfFact({ ...scope, accountType, fact })
    const entry = drafts[document]?.get(key)
    if (entry !== undefined && isFactEntry(entry)) return entry
  }
  return undefined
}

function isFactEntry(entry: Entry): entry is FactEntry {
  return 'checkedOn' in entry
}

function statementOfAct(fact: FactKey, value: Known, act: ActOf<'confirm-fact'>): Statement {
  const { source, checkedOn, confidence, expiresOn, proposedBy } = act.content
  return { fact, value, day: dayOf(fact, act.content.value), origin: 'act', source, checkedOn, confidence, expiresOn, confirmed: true, act, editedBy: proposedBy }
}

function statementOfDraft(fact: FactKey, value: Known, entry: FactEntry): Statement {
  const { source, checkedOn, confidence, expiresOn, editedBy } = entry
  return { fact, value, day: dayOf(fact, entry.value), origin: 'draft', source, checkedOn, confidence, expiresOn, confirmed: false, act: null, editedBy }
}

function dayOf(fact: FactKey, value: unknown): Day | null {
  return isDayFact(fact) && typeof value === 'string' ? value : null
}

/** Owner and review date of the record count as proposals of the facts they speak of. */
function addRecord(proposals: Map<FactKey, Statement>, service: string, drafts: Drafts, today: Day): void {
  const owner = recordOf(drafts, service, 'owner')
  const reviewOn = recordOf(drafts, service, 'reviewOn')
  const propose = (fact: FactKey, entry: RecordEntry | undefined, value: Known | null) => {
    if (entry === undefined || value === null || proposals.has(fact)) return
    const { editedBy, editedOn } = entry
    proposals.set(fact, { fact, value, day: dayOf(fact, entry.value), origin: 'draft', source: entry.value, checkedOn: editedOn, confidence: null, expiresOn: null, confirmed: false, act: null, editedBy })
  }
  propose('r.owner', owner, owner !== undefined && owner.value.trim() !== '' ? 'yes' : null)
  propose('r.reviewDueDays', reviewOn, readFactValue('r.reviewDueDays', reviewOn?.value, today))
}

/** A field of a service's inventory record. */
export function recordOf(drafts: Drafts, service: string, field: Parameters<typeof entryKey.record>[1]): RecordEntry | undefined {
  const entry = drafts.inventory?.get(entryKey.record(service, field))
  return entry !== undefined && 'value' in entry && typeof entry.value === 'string' && !isFactEntry(entry) ? (entry as RecordEntry) : undefined
}

/** What counts of a fact: the confirmed statement, else the proposal, else what the catalogue says. */
export function statementOf(sheet: FactSheet, fact: FactKey): Statement | undefined {
  const settled = sheet.settled.get(fact)
  return settled?.confirmed === true ? settled : (sheet.drafts.get(fact) ?? settled)
}

