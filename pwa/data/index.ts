import { computed, type ReadonlySignal } from '@preact/signals'
import type * as z from 'zod/mini'
import type { ChainFault } from '#shared/act/ledger.ts'
import type { Member, Role } from '#shared/act/role.ts'
import type { Act, ActContent, ProposedAct } from '#shared/act/schema.ts'
import type { DocumentName } from '#shared/document/schema.ts'
import type { Enrolment, membersSchema, newMemberSchema, Session, signInLinkSchema } from '#shared/protocol/http.ts'
import type { KeptReport } from '#shared/report/schema.ts'
import type { Draft } from './draft.ts'
import type { Engine } from './engine.ts'
import type { StoredModel } from './model.ts'
import type { PublishedTable } from './published.ts'
import type { Answer } from './relay.ts'
import { createState, type Entries, type PendingAct, type PendingEdit, type SyncState, type Tables, type Warning } from './state.ts'

// The one door to all data. Signals are there at once; the engine behind them is loaded while the shell paints.

export type { Draft } from './draft.ts'
export type { StoredModel } from './model.ts'
export type { PublishedTable } from './published.ts'
export type { Answer } from './relay.ts'
export type { Entries, PendingAct, PendingEdit, SyncState, Tables, Warning } from './state.ts'

const state = createState()
let running: Promise<Engine> | undefined

function engine(): Promise<Engine> {
  running ??= Promise.all([import('./engine.ts'), import('./platform.ts')]).then(([{ createEngine }, { browserPlatform }]) => createEngine(state, browserPlatform(databaseName)))
  return running
}

/** False until the replica has been read; show nothing rather than an empty page before. */
export const ready: ReadonlySignal<boolean> = state.ready
/** False until acts and tables have been fetched whole once: until then nothing here is zero, it is unknown. */
export const fetched: ReadonlySignal<boolean> = state.fetched
/** The signed-in member and the workspace; kept here, so it is known offline too. */
export const session: ReadonlySignal<Session | null> = state.session
/** The ledger of acts, in order, as far as this browser has it; verified when it came. */
export const acts: ReadonlySignal<readonly Act[]> = state.acts
export const pendingActs: ReadonlySignal<readonly PendingAct[]> = state.pendingActs
export const pendingEdits: ReadonlySignal<readonly PendingEdit[]> = state.pendingEdits
/** Latest issue of each period, oldest period first, of the newest months. */
export const tables: ReadonlySignal<Tables> = state.tables
/** All published tables that are here, by name: the register's worker reads their rows itself. */
export const published: ReadonlySignal<readonly PublishedTable[]> = state.published
/** What was shown last. It is there before `ready`, and null where nothing can be relied on. */
export const storedModel: ReadonlySignal<StoredModel | null> = state.model
/** Where the register's worker finds what is kept. */
export const databaseName = 'daybook'
/** False when nothing is kept here. */
export const savedHere: ReadonlySignal<boolean> = state.savedHere
/** Requests and concerns, oldest first; null while they have not been fetched: no browser keeps them. */
export const reports: ReadonlySignal<readonly KeptReport[] | null> = state.reports
/** How many of them nobody has answered, or is about to; null while unknown. */
export const openReports: ReadonlySignal<number | null> = computed(() => {
  if (reports.value === null) return null
  const answered = new Set([...acts.value, ...waitingActs()].flatMap(({ content }) => (content.kind === 'answer-report' ? [content.report] : [])))
  return reports.value.filter(({ report }) => !answered.has(report.id)).length
})
export const syncState: ReadonlySignal<SyncState> = state.syncState
export const warnings: ReadonlySignal<readonly Warning[]> = state.warnings

/** Acts on their way to the relay. */
function waitingActs(): readonly ProposedAct[] {
  return pendingActs.value.flatMap(({ act, state: is }) => (is === 'waiting' ? [act] : []))
}

/** Entries of a draft document by key (`entryKey` in shared/document/schema.ts). */
export function entries(document: DocumentName): ReadonlySignal<Entries> {
  return state.entries[document]
}

/** Reads the replica, then syncs, and goes on syncing. */
export async function startData(): Promise<void> {
  await (await engine()).start()
}

export async function syncNow(): Promise<void> {
  await (await engine()).syncNow()
}

/**
 * Proposes an act. Resolves when it is stored in this browser; it is sent at once when online and waits otherwise,
 * visible in `pendingActs`. Rejects when the browser cannot store it.
 */
export async function proposeAct(content: ActContent, reason: string): Promise<void> {
  return (await engine()).proposeAct(content, reason)
}

/** Takes back an act the relay has not confirmed. */
export async function withdrawAct(id: string): Promise<void> {
  return (await engine()).withdrawAct(id)
}

/** Sends a returned act again, based on the subject's newest act. */
export async function retryAct(id: string): Promise<void> {
  return (await engine()).retryAct(id)
}

/** Sets or, with null, removes an entry of a draft. Resolves when it is stored in this browser. */
export async function setEntry(document: DocumentName, key: string, draft: Draft | null): Promise<void> {
  return (await engine()).setEntry(document, key, draft)
}

/** Takes a returned edit off the list. */
export async function dismissEdit(document: DocumentName, key: string): Promise<void> {
  return (await engine()).dismissEdit(document, key)
}

export async function dismissWarning(kind: Warning['kind']): Promise<void> {
  ;(await engine()).dismissWarning(kind)
}

/** Recomputes every hash of the ledger as kept here. @returns the first fault, or null */
export async function verifyLedger(): Promise<ChainFault | null> {
  return (await engine()).verifyLedger()
}

/** Exchanges the secret of a one-time link for a session. */
export async function signIn(token: string): Promise<Answer<Session>> {
  return (await engine()).signIn(token)
}

/** Ends the session and deletes everything this browser keeps of the workspace. */
export async function signOut(): Promise<void> {
  return (await engine()).signOut()
}

/** Ends a sample workspace; the relay then starts a fresh one. For administrators. */
export async function removeSample(): Promise<Answer<null>> {
  return (await engine()).removeSample()
}

/** Removes requests and concerns that nobody has answered. For administrators, online only. */
export async function removeReports(ids: readonly string[]): Promise<Answer<{ readonly removed: number }>> {
  return (await engine()).removeReports(ids)
}

/** For administrators, online only. */
export async function fetchMembers(): Promise<Answer<z.infer<typeof membersSchema>>> {
  return (await engine()).members()
}

/** Adds a member. @returns the one-time sign-in link to hand over. For administrators, online only. */
export async function inviteMember(member: z.infer<typeof newMemberSchema>): Promise<Answer<z.infer<typeof signInLinkSchema>>> {
  return (await engine()).invite(member)
}

/** Gives a member another role. For administrators, online only. */
export async function changeRole(id: string, role: Role): Promise<Answer<Member>> {
  return (await engine()).changeRole(id, role)
}

/** Takes a member out: their sessions end at once. For administrators, online only. */
export async function removeMember(id: string): Promise<Answer<null>> {
  return (await engine()).removeMember(id)
}

/** Another one-time sign-in link for a member. For administrators, online only. */
export async function linkForMember(id: string): Promise<Answer<z.infer<typeof signInLinkSchema>>> {
  return (await engine()).linkFor(id)
}

/** What a browser needs to take part. For administrators, online only. */
export async function fetchEnrolment(): Promise<Answer<Enrolment>> {
  return (await engine()).enrolment()
}
