import * as z from 'zod/mini'
import { guidancePageSchema } from '#shared/act/schema.ts'
import { daySchema } from '#shared/calendar/calendar.ts'
import { ruleSchema } from '#shared/rule/schema.ts'
import { hasOrderedMonths, logFindingFields, logSources, monthsFault, type LogSource } from '#shared/record/logFinding.ts'

// Drafts are Yjs documents. Each has one root Y.Map `entries`: a flat key names what the entry is about, the value is a
// plain object that is replaced as a whole. Flat keys, because two people who create a nested map for the same service
// while offline would lose one of the two; this way edits of different fields always both stay.

export const documentNames = ['inventory', 'procurement', 'risk', 'governance', 'policy'] as const
export type DocumentName = (typeof documentNames)[number]

/** Name of the root map in every document. */
export const entriesRoot = 'entries'

const text = (most: number) => z.string().check(z.maxLength(most))
const editor = { editedBy: z.string().check(z.minLength(1), z.maxLength(43)), editedOn: daySchema }
const service = '[a-z0-9][a-z0-9-]{0,59}'

/** Inventory record of a service: owner, notes, contract, review date. */
export const recordEntrySchema = z.strictObject({ value: text(4000), ...editor })

/** A proposed fact. It counts for lowering a risk only after a `confirm-fact` act. */
export const factEntrySchema = z.strictObject({
  value: z.union([text(200), z.number(), z.boolean(), z.array(text(60)).check(z.maxLength(50))]),
  source: text(400),
  checkedOn: daySchema,
  confidence: z.enum(['vendor_statement', 'document', 'contract', 'tested']),
  expiresOn: daySchema,
  ...editor,
})

/** A planned treatment of a risk: shown as plan, never as status. */
export const planEntrySchema = z.strictObject({
  option: z.enum(['mitigate', 'avoid', 'transfer', 'accept']),
  owner: text(80),
  dueOn: z.nullable(daySchema),
  note: text(1000),
  ...editor,
})

/** "Seen in logs": what the imports of one source say about a service. */
export const seenEntrySchema = z.strictObject({ ...logFindingFields, ...editor }).check(z.refine(hasOrderedMonths, { error: monthsFault }))

/**
 * A change to one rule of the policy: rules that nobody touches have no entry, so people who change different rules keep
 * both. It becomes binding by a `publish-rules` act only.
 */
export const ruleEntrySchema = z.strictObject({
  /** Null: the rule is to go. */
  rule: z.nullable(ruleSchema),
  /** Place in the list on the scale of those in force, the first of which is 1; null: where it stands there. */
  order: z.nullable(z.number()),
  ...editor,
})

/** A page of the AI policy or its training as it is to be published; null: it is to go. Binding by a `publish-guidance` act only. */
export const guidanceEntrySchema = z.strictObject({ page: z.nullable(guidancePageSchema), ...editor })

/** Places of the pages: the policy text, then up to five of training. */
export const guidanceSlots = ['policy', '1', '2', '3', '4', '5'] as const
export type GuidanceSlot = (typeof guidanceSlots)[number]

export type GuidanceEntry = z.infer<typeof guidanceEntrySchema>
export type SeenEntry = z.infer<typeof seenEntrySchema>
export type RuleEntry = z.infer<typeof ruleEntrySchema>
export type RecordEntry = z.infer<typeof recordEntrySchema>
export type FactEntry = z.infer<typeof factEntrySchema>
export type PlanEntry = z.infer<typeof planEntrySchema>
export type Entry = RecordEntry | FactEntry | PlanEntry | SeenEntry | RuleEntry | GuidanceEntry

/** `keyOf`: the only key an entry may stand under, where it names its subject itself. */
type EntryKind = { readonly key: RegExp; readonly schema: z.ZodMiniType<Entry>; readonly keyOf?: (entry: Entry, key: string) => string | null }

/** Which keys a document may hold, and what stands behind them. */
const kindsByDocument: Record<DocumentName, readonly EntryKind[]> = {
  inventory: [
    { key: new RegExp(`^record/${service}/(owner|notes|contract|reviewOn|useCase)$`), schema: recordEntrySchema },
    { key: new RegExp(`^fact/${service}/r\\.[A-Za-z0-9]{1,40}$`), schema: factEntrySchema },
    {
      key: new RegExp(`^seen/${service}/(${logSources.join('|')})$`),
      schema: seenEntrySchema,
      keyOf: (entry) => (isSeenEntry(entry) ? entryKey.seenInLogs(entry.service, entry.source) : null),
    },
  ],
  // With an account type: a term sheet. Without: what a service is, whoever uses it.
  procurement: [{ key: new RegExp(`^fact/${service}/([a-z_]{1,30}/)?s\\.[A-Za-z0-9]{1,40}$`), schema: factEntrySchema }],
  risk: [
    { key: new RegExp(`^note/AIC-[A-Z]\\d{2}/${service}$`), schema: recordEntrySchema },
    { key: new RegExp(`^plan/AIC-[A-Z]\\d{2}/${service}/T\\d{2}$`), schema: planEntrySchema },
  ],
  governance: [{ key: /^fact\/organisation\/o\.[A-Za-z0-9]{1,40}$/, schema: factEntrySchema }],
  policy: [
    { key: /^text\/(notice-en|notice-de|contact)$/, schema: recordEntrySchema },
    { key: new RegExp(`^guidance/(${guidanceSlots.join('|')})$`), schema: guidanceEntrySchema },
    { key: /^guidance\/repeat$/, schema: recordEntrySchema },
    {
      key: /^rule\/[0-9a-f-]{36}$/,
      schema: ruleEntrySchema,
      // One that is to go names no rule: any key may say so.
      keyOf: (entry, key) => (isRuleEntry(entry) && entry.rule !== null ? entryKey.rule(entry.rule.id) : key),
    },
  ],
}

export type EntryFault = { readonly key: string; readonly fault: string }

/** Checks one entry of a document. @returns what is wrong, or null. */
export function entryFault(document: DocumentName, key: string, value: unknown): EntryFault | null {
  const kind = kindsByDocument[document].find((item) => item.key.test(key))
  if (kind === undefined) return { key, fault: `the ${document} document has no entry of this name` }
  const result = kind.schema.safeParse(value)
  if (result.success) return kind.keyOf === undefined || kind.keyOf(result.data, key) === key ? null : { key, fault: 'what the entry names is not what its key names' }
  const issue = result.error.issues[0]
  return { key, fault: `${issue?.path.join('.') || 'entry'}: ${issue?.message ?? 'not understood'}` }
}

/** Tells an entry "seen in logs" from the others. */
export function isSeenEntry(entry: Entry): entry is SeenEntry {
  return 'importedOn' in entry
}

/** Tells a change to a rule from the others. */
export function isRuleEntry(entry: Entry): entry is RuleEntry {
  return 'rule' in entry
}

/** Tells a page of the AI policy from the others. */
export function isGuidanceEntry(entry: Entry): entry is GuidanceEntry {
  return 'page' in entry
}

/** Keys, in one place so that nobody spells them by hand. */
export const entryKey = {
  record: (serviceId: string, field: 'owner' | 'notes' | 'contract' | 'reviewOn' | 'useCase') => `record/${serviceId}/${field}`,
  recordFact: (serviceId: string, fact: string) => `fact/${serviceId}/${fact}`,
  /** Null: it holds on every account. */
  serviceFact: (serviceId: string, accountType: string | null, fact: string) => ['fact', serviceId, accountType, fact].filter((part) => part !== null).join('/'),
  seenInLogs: (serviceId: string, source: LogSource) => `seen/${serviceId}/${source}`,
  organisationFact: (fact: string) => `fact/organisation/${fact}`,
  riskNote: (risk: string, serviceId: string) => `note/${risk}/${serviceId}`,
  rule: (id: string) => `rule/${id}`,
  guidance: (slot: GuidanceSlot) => `guidance/${slot}`,
  guidanceRepeat: 'guidance/repeat',
  text: (name: 'notice-en' | 'notice-de' | 'contact') => `text/${name}`,
  plan: (risk: string, serviceId: string, treatment: string) => `plan/${risk}/${serviceId}/${treatment}`,
} as const

/** The draft a `confirm-fact` act is about: which document, which key. */
export function draftOfFact(content: { service: string | null; accountType: string | null; fact: string }): { document: DocumentName; key: string } {
  if (content.service === null) return { document: 'governance', key: entryKey.organisationFact(content.fact) }
  if (content.fact.startsWith('r.')) return { document: 'inventory', key: entryKey.recordFact(content.service, content.fact) }
  return { document: 'procurement', key: entryKey.serviceFact(content.service, content.accountType, content.fact) }
}
