import { hashValue } from '#shared/canonical/hash.ts'
import type { Month } from '#shared/calendar/calendar.ts'
import { localDay } from '#shared/calendar/calendar.ts'
import { sheetReceiptSchema, type Enrolment } from '#shared/protocol/http.ts'
import { bodyContent, isEmptyBody, type SheetBody } from '#shared/sheet/body.ts'
import { signSheet } from '#shared/sheet/sheet.ts'
import { createSigningKey, keyId } from '#shared/signature/signature.ts'
import {
  leaveSheet, monthsOf, noteAcknowledged, noteCounted, noteRefused, noteSent, noteTooLate, openSheet, readFault, readMonth, writeFault,
  type Database, type Revision, type SheetRow, type SyncFault,
} from '#extension/ledger/index.ts'
import { faultOf, problemOf } from './fault.ts'
import { gzip, type Transport } from './transport.ts'

export type PushTools = {
  readonly db: Database
  readonly subtle: SubtleCrypto
  readonly now: () => Date
  readonly newId: () => string
  readonly transport: Transport
}

/** How a push of all months ended. `fault` null: the relay has everything it can still take. */
export type Pushed = { readonly fault: SyncFault | null; readonly attempts: number }

/** Months whose content differs from what the relay acknowledged, and months it no longer takes. */
export async function openMonths({ db, subtle, now }: Pick<PushTools, 'db' | 'subtle' | 'now'>, home: string): Promise<{ waiting: Month[]; tooLate: Month[] }> {
  const waiting: Month[] = []
  const tooLate: Month[] = []
  for (const month of await monthsOf(db, home)) {
    const { sheet, rows, body } = await readMonth(db, home, month, localDay(now()))
    if (sheet === undefined && isEmptyBody(body)) continue
    if (isAcknowledged(sheet, await hashBody(subtle, body)) && rows.every((row) => row.acknowledged === row.stamp)) continue
    if (sheet?.tooLate === true) tooLate.push(month)
    else waiting.push(month)
  }
  return { waiting, tooLate }
}

/** A revision that was signed may have reached the relay, so only the acknowledged one, with none after it, says so. */
function isAcknowledged(sheet: SheetRow | undefined, hash: string): boolean {
  return sheet !== undefined && sheet.sent === null && sheet.acknowledged?.hash === hash
}

/** Sends what changed, month by month. Call it one at a time. Takes the enrolment in force. */
export async function push(tools: PushTools, enrolment: Enrolment): Promise<Pushed> {
  const { db, now } = tools
  const before = await readFault(db, 'sheets')
  let fault: SyncFault | null = null
  let sent = false
  for (const month of (await openMonths(tools, enrolment.key)).waiting) {
    const outcome = await pushMonth(tools, enrolment, month)
    if (outcome === 'sent') sent = true
    else if (outcome !== 'closed') fault = outcome
    if (fault !== null && !isOfContent(fault)) break
  }
  const attempts = fault === null ? 0 : before.attempts + 1
  await writeFault(db, { id: 'sheets', fault, attempts, lastSent: sent ? localDay(now()) : before.lastSent })
  return { fault, attempts }
}

/** More revisions of a month in one push than this are left for the next. */
const mostRounds = 5

/** One month until the relay has all of it, it is too late, or it fails. */
async function pushMonth(tools: PushTools, enrolment: Enrolment, month: Month): Promise<'sent' | 'closed' | SyncFault> {
  let sent = false
  for (let round = 0; round < mostRounds; round++) {
    const outcome = await pushRevision(tools, enrolment, month)
    if (outcome === 'closed') break
    if (outcome === 'sent') sent = true
    else if (outcome !== 'lost') return outcome
  }
  return sent ? 'sent' : 'closed'
}

/** Sends one revision. `lost`: a copy of this profile writes the sheet; the next round opens a new one. */
async function pushRevision(tools: PushTools, enrolment: Enrolment, month: Month): Promise<'sent' | 'closed' | 'lost' | SyncFault> {
  const { db, transport } = tools
  const prepared = await prepare(tools, enrolment.key, month)
  if (prepared === null) return 'closed'
  const { sheet, revision } = prepared
  const reply = await transport(enrolment.relay, { path: '/api/sheets', method: 'POST', token: enrolment.token, body: await gzip(revision.text) })
  if (reply.status === 200 || reply.status === 201) {
    if (!isReceiptFor(reply.text, sheet.id, revision.revision)) return { code: 'relay', detail: null }
    await noteAcknowledged(db, sheet.id, revision.revision)
    return 'sent'
  }
  const problem = problemOf(reply)
  if (reply.status === 409 && problem !== null) {
    await leaveSheet(db, sheet.id)
    return 'lost'
  }
  if (reply.status === 410 && problem !== null) {
    await noteTooLate(db, sheet.id)
    return 'closed'
  }
  const fault = faultOf(reply)
  if (isOfContent(fault) && problem !== null) await noteRefused(db, sheet.id)
  return fault
}

/** It is about what this month's sheet says: other months may pass. */
function isOfContent({ code }: SyncFault): boolean {
  return code === 'refused' || code === 'clock'
}

/**
 * The revision to send. One that was signed before goes first, byte for byte, until the relay has answered it: so numbers
 * rise by one from what the relay has, and a copy of this profile can never overwrite what we were told is kept.
 */
async function prepare(tools: PushTools, home: string, month: Month): Promise<{ sheet: SheetRow; revision: Revision } | null> {
  const { db, subtle, newId, now } = tools
  const content = await readMonth(db, home, month, localDay(now()))
  const sheet = content.sheet ?? (isEmptyBody(content.body) ? null : await open(db, subtle, home, month))
  if (sheet === null || sheet.tooLate) return null
  if (sheet.sent !== null) return { sheet, revision: sheet.sent }
  const { body } = content
  const hash = await hashBody(subtle, body)
  const rows = content.rows.map((row) => [row.id, row.stamp] as const)
  if (isAcknowledged(sheet, hash)) {
    // Other rows, same content (one deleted, an equal one added): the relay has it, only our book-keeping follows.
    await noteCounted(db, sheet.id, rows)
    return null
  }
  const number = (sheet.acknowledged?.revision ?? 0) + 1
  const revision: Revision = { revision: number, hash, text: JSON.stringify(await signSheet(subtle, sheet, month, number, body, newId())), rows }
  await noteSent(db, sheet.id, revision)
  return { sheet, revision }
}

async function hashBody(subtle: SubtleCrypto, body: SheetBody): Promise<string> {
  return hashValue(subtle, bodyContent(body))
}

async function open(db: Database, subtle: SubtleCrypto, home: string, month: Month): Promise<SheetRow> {
  const key = await createSigningKey(subtle)
  return openSheet(db, { id: await keyId(subtle, key.publicKey), home, month, ...key })
}

function isReceiptFor(text: string, id: string, revision: number): boolean {
  try {
    const receipt = sheetReceiptSchema.safeParse(JSON.parse(text))
    return receipt.success && receipt.data.id === id && receipt.data.revision === revision
  } catch {
    // Not a receipt at all: a captive portal answers 200 to everything. Nothing is acknowledged.
    return false
  }
}
