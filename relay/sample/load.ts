import { lastActs, subjectOf } from '#shared/act/ledger.ts'
import type { Member } from '#shared/act/role.ts'
import { proposedActSchema } from '#shared/act/schema.ts'
import { addDays, localDay, type Day } from '#shared/calendar/calendar.ts'
import { entryKey, type Entry } from '#shared/document/schema.ts'
import { hasRead, sampleActs, sampleFindings, sampleMembers, sampleProposals, sampleRecords, sampleReports, sampleSheets, seededRandom } from '#shared/sample/index.ts'
import { signSheet } from '#shared/sheet/sheet.ts'
import { createSigningKey } from '#shared/signature/signature.ts'
import type { Relay } from '#relay/server.ts'

export type SampleParts = { readonly relay: Relay; readonly subtle: SubtleCrypto; readonly now: Date; readonly newId: () => string }

type SampleRole = keyof typeof sampleMembers | 'administrator'

/**
 * Fills a workspace that holds no act yet with the sample organisation, on the ways real data takes: sheets through
 * admission, acts through the ledger's rules (on their days in the past), drafts through their checks.
 * @returns false, and does nothing, when the workspace is in use already
 * @throws Error when the relay refuses a part of the sample: then the sample is wrong
 */
export async function loadSample({ relay, subtle, now, newId }: SampleParts): Promise<boolean> {
  if (relay.ledger.acts().length > 0) return false
  const today = localDay(now)
  const members = await addMembers(relay)
  await recordActs(relay, members, today, newId)
  await admitSheets(relay, subtle, today)
  await admitReports(relay, today)
  await editDrafts(relay, members, today)
  await relay.publish()
  return true
}

async function addMembers(relay: Relay): Promise<Record<SampleRole, Member>> {
  const administrator = (await relay.members()).find((member) => member.role === 'administrator')
  if (administrator === undefined) throw new Error('The workspace has no administrator.')
  const added = await Promise.all(Object.values(sampleMembers).map((member) => relay.addMember(member.name, member.role)))
  const byRole = (role: SampleRole) => added.find((member) => member.role === role) as Member
  return { administrator, security: byRole('security'), procurement: byRole('procurement'), auditor: byRole('auditor') }
}

async function recordActs(relay: Relay, members: Record<SampleRole, Member>, today: Day, newId: () => string): Promise<void> {
  for (const [index, item] of sampleActs.entries()) {
    const content = item.content((count) => addDays(today, count))
    const basedOn = lastActs(relay.ledger.acts()).get(subjectOf(content))?.number ?? 0
    const proposed = proposedActSchema.parse({ version: 1, id: newId(), basedOn, reason: item.reason, content })
    const at = new Date(`${addDays(today, -item.daysAgo)}T09:${String(index % 60).padStart(2, '0')}:00Z`)
    const result = await relay.ledger.recordPast(proposed, members[item.by], at)
    if (!result.ok) throw new Error(`sample act ${index + 1} (${content.kind}): ${result.refusal.code}`)
  }
}

async function admitSheets(relay: Relay, subtle: SubtleCrypto, today: Day): Promise<void> {
  const guidance = lastActs(relay.ledger.acts()).get('guidance')?.number
  const sheets = sampleSheets(seededRandom(42), today)
  const readers = new Set([...new Set(sheets.map(({ browser }) => browser))].filter((browser) => hasRead(seededRandom(browser))))
  const admitted = sheets.map(async ({ browser, month, ...body }) => {
    const read = guidance !== undefined && readers.has(browser) ? { guidance } : {}
    return relay.admitSheet(await signSheet(subtle, await createSigningKey(subtle), month, 1, { ...body, ...read }))
  })
  for (const result of await Promise.all(admitted)) if (!result.ok) throw new Error(`sample sheet: ${result.problem.message}`)
}

async function admitReports(relay: Relay, today: Day): Promise<void> {
  for (const { report, daysAgo } of sampleReports) {
    const result = await relay.admitReport(report, addDays(today, -daysAgo))
    if (!result.ok) throw new Error(`sample report: ${result.problem.message}`)
  }
}

async function editDrafts(relay: Relay, members: Record<SampleRole, Member>, today: Day): Promise<void> {
  const by = { editedBy: members.procurement.id, editedOn: addDays(today, -10) }
  const records = sampleRecords.map(({ service, field, value }): [string, Entry] => [entryKey.record(service, field), { value, ...by }])
  const proposals = sampleProposals.map(({ service, accountType, fact, value, source }): [string, Entry] => [
    entryKey.serviceFact(service, accountType, fact),
    { value, source, checkedOn: addDays(today, -10), confidence: 'vendor_statement', expiresOn: addDays(today, 170), ...by },
  ])
  const imported = addDays(today, -3)
  const findings = sampleFindings(imported).map((finding): [string, Entry] => [entryKey.seenInLogs(finding.service, finding.source), { ...finding, editedBy: members.security.id, editedOn: imported }])
  await relay.editDraft('inventory', Object.fromEntries(records), members.procurement.id)
  await relay.editDraft('inventory', Object.fromEntries(findings), members.security.id)
  await relay.editDraft('procurement', Object.fromEntries(proposals), members.procurement.id)
}
