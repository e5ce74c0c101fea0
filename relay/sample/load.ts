import * as Y from 'yjs'
import { lastActs, stampAct, subjectOf } from '#shared/act/ledger.ts'
import type { Member } from '#shared/act/role.ts'
import { proposedActSchema, type Act } from '#shared/act/schema.ts'
import { addDays, localDay, type Day } from '#shared/calendar/calendar.ts'
import { canonicalJson } from '#shared/canonical/json.ts'
import { entriesRoot, entryFault, entryKey, type DocumentName, type Entry } from '#shared/document/schema.ts'
import { sampleActs, sampleMembers, sampleProposals, sampleRecords, sampleSheets, seededRandom } from '#shared/sample/index.ts'
import { signSheet } from '#shared/sheet/sheet.ts'
import { createSigningKey } from '#shared/signature/signature.ts'
import type { Store } from '#relay/store/store.ts'

export type SampleParts = { readonly store: Store; readonly subtle: SubtleCrypto; readonly now: Date; readonly newId: () => string }

const administrator = { name: 'Administrator', role: 'administrator' } as const

/**
 * Fills a store that holds no act yet with the sample organisation: signed sheets, acts on their days, drafts. The relay must
 * not be running on it. @returns the members made, or null when the store is in use already.
 */
export async function loadSample({ store, subtle, now, newId }: SampleParts): Promise<readonly Member[] | null> {
  if ((await store.acts(0)).length > 0) return null
  const today = localDay(now)
  const members = await putMembers(store, newId)
  await putActs(store, subtle, members, today, newId)
  await putSheets(store, subtle, today)
  await putDrafts(store, members, today, now)
  return Object.values(members)
}

type Members = Record<keyof typeof sampleMembers | 'administrator', Member>

async function putMembers(store: Store, newId: () => string): Promise<Members> {
  const known = (await store.members()).find((member) => member.role === 'administrator')
  const member = (of: Omit<Member, 'id'>): Member => ({ ...of, id: newId() })
  const members = {
    administrator: known ?? member(administrator),
    security: member(sampleMembers.security),
    procurement: member(sampleMembers.procurement),
    auditor: member(sampleMembers.auditor),
  }
  for (const item of Object.values(members)) await store.putMember(item)
  return members
}

async function putActs(store: Store, subtle: SubtleCrypto, members: Members, today: Day, newId: () => string): Promise<void> {
  const acts: Act[] = []
  for (const item of sampleActs) {
    const content = item.content((count) => addDays(today, count))
    const basedOn = lastActs(acts).get(subjectOf(content))?.number ?? 0
    const proposed = proposedActSchema.parse({ version: 1, id: newId(), basedOn, reason: item.reason, content })
    const at = `${addDays(today, -item.daysAgo)}T09:${String(acts.length % 60).padStart(2, '0')}:00.000Z`
    const act = await stampAct(subtle, proposed, { number: acts.length + 1, at, by: members[item.by], samePerson: false, previous: acts.at(-1)?.hash ?? '' })
    await store.appendAct(act)
    acts.push(act)
  }
}

async function putSheets(store: Store, subtle: SubtleCrypto, today: Day): Promise<void> {
  const rows = sampleSheets(seededRandom(42), today).map(async ({ month, cells }) => {
    const { sheet, signature } = await signSheet(subtle, await createSigningKey(subtle), month, 1, cells)
    return store.putSheet({ id: sheet.id, month, revision: 1, sheet: canonicalJson(sheet), signature })
  })
  await Promise.all(rows)
}

async function putDrafts(store: Store, members: Members, today: Day, now: Date): Promise<void> {
  const by = { editedBy: members.procurement.id, editedOn: addDays(today, -10) }
  const records = sampleRecords.map(({ service, field, value }): [string, Entry] => [entryKey.record(service, field), { value, ...by }])
  const proposals = sampleProposals.map(({ service, accountType, fact, value, source }): [string, Entry] => [
    entryKey.serviceFact(service, accountType, fact),
    { value, source, checkedOn: addDays(today, -10), confidence: 'vendor_statement', expiresOn: addDays(today, 170), ...by },
  ])
  await putDraft(store, 'inventory', records, members.procurement, now)
  await putDraft(store, 'procurement', proposals, members.procurement, now)
}

async function putDraft(store: Store, document: DocumentName, entries: readonly [string, Entry][], member: Member, now: Date): Promise<void> {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const [key, entry] of entries) {
      const fault = entryFault(document, key, entry)
      if (fault !== null) throw new Error(`sample: ${fault.key}: ${fault.fault}`)
      doc.getMap(entriesRoot).set(key, entry)
    }
  })
  await store.appendDraft(document, [{ update: Y.encodeStateAsUpdate(doc), member: member.id, clients: [doc.clientID] }], now.getTime())
}
