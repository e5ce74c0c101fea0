import { localDay } from '#shared/calendar/calendar.ts'
import {
  allSheets, entries, inbox, keptUntil, lastAnswer, readFault, readQuieting, rememberedAnswers, syncOf, type Setting, type TabRow,
} from '#extension/ledger/index.ts'
import { openMonths, type PushTools } from '#extension/outbox/index.ts'
import { lastSheetDay } from '#shared/sheet/sheet.ts'
import type { LedgerEntry, LedgerExport, SentSheet } from '#extension/platform/ledgerMessage.ts'
import type { HomeState, InboxItem, InstallType } from '#extension/platform/message.ts'
import type { PolicyState, SyncState } from '#extension/platform/syncMessage.ts'
import { cardState } from './cardState.ts'
import { settingView } from './settingState.ts'
import { bundleOf, homeOf } from './situation.ts'
import { serviceView, type StateTools } from './view.ts'

/** What the browser itself says. */
export type Around = { readonly missingHosts: readonly string[]; readonly install: InstallType }

/** Everything the popup shows, apart from the list of entries. */
export async function homeState(tools: StateTools, push: PushTools, setting: Setting, here: TabRow | undefined, around: Around): Promise<HomeState> {
  const { db, catalogue, situation } = tools
  return {
    ...settingView(tools, setting),
    here: here === undefined ? null : await cardState(tools, setting, here),
    sync: await syncState(tools, push),
    policy: await policyState(tools),
    inbox: await inboxItems(tools),
    quieting: await readQuieting(db, localDay(tools.now)),
    remembered: (await rememberedAnswers(db)).map(({ service, memo }) => (
      { service: serviceView(catalogue, service), answer: memo.answer, memory: memo.memory, until: memo.until }
    )),
    missingHosts: around.missingHosts,
    inForce: inForce(tools, around),
    relay: situation.enrolled.enrolment?.relay ?? null,
  }
}

/** The same where the store cannot be read. */
export function brokenHomeState(tools: StateTools, here: HomeState['here'], around: Around): HomeState {
  return {
    ...settingView(tools, null),
    here,
    sync: { waiting: [], tooLate: [], lastSent: null, problem: null },
    policy: { number: bundleOf(tools.situation)?.number ?? null, ageMinutes: null, expired: false, problem: null },
    inbox: [],
    quieting: 'usual',
    remembered: [],
    missingHosts: around.missingHosts,
    inForce: inForce(tools, around),
    relay: tools.situation.enrolled.enrolment?.relay ?? null,
  }
}

function inForce({ situation }: StateTools, { install }: Around): HomeState['inForce'] {
  const { source, faults, department } = situation.enrolled
  return { source, faults, department, install }
}

export async function syncState({ db, situation }: StateTools, push: PushTools): Promise<SyncState> {
  const { lastSent, fault } = await readFault(db, 'sheets')
  const months = situation.enrolled.enrolment === null ? { waiting: [], tooLate: [] } : await openMonths(push, homeOf(situation))
  return { ...months, lastSent, problem: fault }
}

export async function policyState({ db, situation, now }: StateTools): Promise<PolicyState> {
  const { policy } = situation
  const bundle = bundleOf(situation)
  return {
    number: bundle?.number ?? null,
    ageMinutes: policy === null ? null : Math.max(0, Math.floor((now.getTime() - policy.confirmedAt) / 60_000)),
    expired: bundle !== null && Date.parse(bundle.expiresAt) < now.getTime(),
    problem: (await readFault(db, 'policy')).fault,
  }
}

async function inboxItems({ db, catalogue }: StateTools): Promise<InboxItem[]> {
  const items: InboxItem[] = []
  for (const row of await inbox(db)) {
    items.push({ session: row.id, day: row.day, service: serviceView(catalogue, row.service), last: await lastAnswer(db, row.service) })
  }
  return items
}

/** The day ledger, latest entry first. */
export async function ledgerList({ db, catalogue, situation }: StateTools): Promise<LedgerEntry[]> {
  const [rows, sheets] = [await entries(db), await allSheets(db)]
  return rows.map((row) => ({
    session: row.id,
    day: row.day,
    service: serviceView(catalogue, row.service),
    department: row.department,
    answer: row.answer,
    source: row.source,
    overridden: row.overridden,
    memory: row.memory,
    justification: row.justification ?? null,
    sync: syncOf(row, homeOf(situation), sheets),
    until: keptUntil(row.day),
  }))
}

/** What the relay has of this browser, byte for byte: of each sheet the revision it acknowledged last, and one that it may have got since. */
export async function sentSheets({ db }: StateTools): Promise<SentSheet[]> {
  const sheets = await allSheets(db)
  return sheets
    .flatMap(({ month, id, sent, acknowledged }) => [sent, acknowledged].flatMap((kept) => (kept === null ? [] : [
      { month, id, revision: kept.revision, text: kept.text, confirmed: kept === acknowledged, until: lastSheetDay(month) },
    ])))
    // Of one month the later revision stays first.
    .sort((a, b) => (a.month === b.month ? 0 : a.month < b.month ? 1 : -1))
}

/** The person's own copy of the day ledger (exportSchema in platform/ledgerMessage.ts). */
export async function exportLedger({ db, now }: StateTools): Promise<LedgerExport> {
  const exportedOn = localDay(now)
  const list = (await entries(db)).map(({ day, service, department, answer, source, overridden, justification = null }) => ({ day, service, department, answer, source, overridden, justification }))
  return { fileName: `daybook-${exportedOn}.json`, json: JSON.stringify({ version: 1, exportedOn, entries: list }, null, 2) }
}
