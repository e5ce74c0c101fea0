import { addDays, type Day } from '#shared/calendar/calendar.ts'
import { categoryIds } from '#shared/taxonomy/schema.ts'
import { capabilities, regions, serviceCategories } from '#shared/catalogue/kind.ts'
import { draftOfFact } from '#shared/document/schema.ts'
import { mayAct } from '#shared/act/rules.ts'
import { mayEdit } from '#shared/document/access.ts'
import type { ActContentOf } from '#shared/act/schema.ts'
import type { FactEntry } from '#shared/document/schema.ts'
import { factType, factValues } from '#shared/risk/facts.ts'
import type { FactKey } from '#shared/risk/schema.ts'
import { identityFacts, isDayFact, type Confidence, type Statement } from '#shared/register/index.ts'
import type { AccountType } from '#shared/taxonomy/schema.ts'
import { proposeAct, session, setEntry } from '../../../data/index.ts'

/** What a fact is stated about. */
export type FactSubject = { readonly fact: FactKey; readonly service: string | null; readonly accountTypes: readonly AccountType[] }

/** How a value is entered. */
export type ValueKind = { readonly kind: 'choice'; readonly values: readonly string[] } | { readonly kind: 'several'; readonly values: readonly string[] } | { readonly kind: 'number' | 'day' | 'text' }

const lists: { readonly [K in FactKey]?: readonly string[] } = {
  's.category': serviceCategories,
  's.capabilities': capabilities,
  's.processingRegions': regions,
  'o.allowedRegions': regions,
  'u.categories': categoryIds,
}

export function valueKind(fact: FactKey): ValueKind {
  if (isDayFact(fact)) return { kind: 'day' }
  const type = factType(fact)
  const values = factValues(fact) ?? lists[fact]
  if (type === 'boolean') return { kind: 'choice', values: ['true', 'false'] }
  if (type === 'set') return values === undefined ? { kind: 'text' } : { kind: 'several', values: values.filter((value) => value !== 'unknown') }
  if (type === 'number') return { kind: 'number' }
  return values === undefined ? { kind: 'text' } : { kind: 'choice', values: values.filter((value) => value !== 'unknown') }
}

/** True for shares, which are entered in percent. */
export function isShare(fact: FactKey): boolean {
  return fact.endsWith('Rate')
}

/** What the form holds: everything as text, until it is sent. */
export type FactFields = { readonly value: string; readonly several: readonly string[]; readonly source: string; readonly checkedOn: Day; readonly confidence: Confidence; readonly expiresOn: Day; readonly accountTypes: readonly AccountType[] }

/** Facts are checked again after half a year unless somebody says otherwise. */
const validDays = 180

export function startFields(subject: FactSubject, known: Statement | undefined, today: Day): FactFields {
  const value = known === undefined || known.origin === 'daybook' ? '' : (known.day ?? fieldText(subject.fact, known.value))
  return {
    value,
    several: Array.isArray(known?.value) ? known.value : [],
    source: known?.origin === 'draft' || (known?.origin === 'catalogue' && known.source !== 'unverified') ? known.source : '',
    checkedOn: known?.origin === 'draft' && known.checkedOn !== null ? known.checkedOn : today,
    confidence: known?.confidence ?? 'document',
    expiresOn: known?.origin === 'draft' && known.expiresOn !== null ? known.expiresOn : addDays(today, validDays),
    accountTypes: subject.accountTypes.slice(0, 1),
  }
}

function fieldText(fact: FactKey, value: Statement['value']): string {
  if (typeof value === 'number' && isShare(fact)) return String(Math.round(value * 100))
  return typeof value === 'object' ? value.join(', ') : String(value)
}

/** The value as it is stored, or null while it is not complete. */
export function readValue(fact: FactKey, { value, several }: FactFields): FactEntry['value'] | null {
  const { kind } = valueKind(fact)
  if (kind === 'several') return several.length === 0 ? null : [...several]
  const text = value.trim()
  if (text === '') return null
  if (kind === 'number') return Number.isFinite(Number(text)) ? Number(text) / (isShare(fact) ? 100 : 1) : null
  if (factType(fact) === 'boolean') return text === 'true'
  if (factType(fact) === 'set') return text.split(',').map((item) => item.trim()).filter((item) => item !== '')
  return text
}

/** True for facts of a term sheet: they hold for one account type. */
export function isOfAccount(fact: FactKey): boolean {
  return fact.startsWith('s.') && !identityFacts.has(fact)
}

/** Whether the member may state this fact, and confirm facts, and may do both for the same one. */
export function rightsFor(subject: FactSubject): { readonly propose: boolean; readonly confirm: boolean; readonly alone: boolean } {
  const member = session.value?.member
  if (member === undefined) return { propose: false, confirm: false, alone: false }
  const { document } = draftOfFact({ service: subject.service, accountType: subject.accountTypes[0] ?? null, fact: subject.fact })
  return { propose: mayEdit(member.role, document), confirm: mayAct(member.role, 'confirm-fact'), alone: session.value?.workspace.mode !== 'organisation' }
}

/** Writes the proposal, once for each account type it holds for. */
export async function propose(subject: FactSubject, fields: FactFields, value: FactEntry['value']): Promise<void> {
  const { source, checkedOn, confidence, expiresOn } = fields
  for (const accountType of scopes(subject, fields.accountTypes)) {
    const { document, key } = draftOfFact({ service: subject.service, accountType, fact: subject.fact })
    await setEntry(document, key, { value, source: source.trim(), checkedOn, confidence, expiresOn })
  }
}

export type Confirmable = Pick<ActContentOf<'confirm-fact'>, 'value' | 'source' | 'checkedOn' | 'confidence' | 'expiresOn' | 'proposedBy'>

/** Proposes the act that makes the fact count, once for each account type. */
export async function confirmFact(subject: FactSubject, accountTypes: readonly AccountType[], stated: Confirmable, reason: string): Promise<void> {
  for (const accountType of scopes(subject, accountTypes)) {
    await proposeAct({ kind: 'confirm-fact', service: subject.service, accountType, fact: subject.fact, ...stated }, reason)
  }
}

function scopes(subject: FactSubject, accountTypes: readonly AccountType[]): readonly (AccountType | null)[] {
  return isOfAccount(subject.fact) ? accountTypes : [null]
}
