import type { ActContent } from '#shared/act/schema.ts'
import { localDay } from '#shared/calendar/calendar.ts'
import { documentNames, type DocumentName, type Entry } from '#shared/document/schema.ts'
import type { Session } from '#shared/protocol/http.ts'
import type { Draft } from './draft.ts'
import { createLedger, stepOf, type Step } from './ledger.ts'
import { readModel } from './model.ts'
import type { Platform } from './platform.ts'
import { createPublished } from './published.ts'
import { createRelayClient, type Answer, type Failure } from './relay.ts'
import { createMemoryStore, emptyReplica, isStorageError, openReplica, type Meta, type Replica, type ReplicaStore, type StoredEdit } from './replica.ts'
import { createReports } from './reports.ts'
import { createSchedule } from './schedule.ts'
import { unwarn, warn, type Entries, type State, type Warning } from './state.ts'
import type { Drafts } from './drafts.ts'

/** The part of the data that does the work: replica, sync, acts and drafts. Loaded after the shell has painted. */
export async function createEngine(state: State, platform: Platform) {
  const opened = await openReplica(platform.name, () => warn(state, { kind: 'reload' }))
  if (opened === 'newer') warn(state, { kind: 'reload' })
  const store: ReplicaStore = typeof opened === 'string' ? createMemoryStore() : opened
  state.savedHere.value = store.isDurable

  const { tabs, subtle } = platform
  const relay = createRelayClient(platform.fetch)
  const tellTabs = () => tabs.tell({ kind: 'replica' })
  const ledger = createLedger({ state, store, relay, subtle, newId: platform.newId, onChange: tellTabs })
  const published = createPublished({ state, store, relay, fetch: platform.fetch, subtle, tableKeeper: platform.tableKeeper, onChange: tellTabs })
  const reports = createReports({ state, relay })
  const schedule = createSchedule(sync)
  let drafts: Promise<Drafts> | null = null
  let wasSaved = false

  /** What was shown last, before anything else is read. */
  async function showFirst(): Promise<void> {
    const { meta, model } = await store.loadFirst()
    const whole = await readModel(subtle, model, meta.session)
    if (whole === null && model !== null) await store.dropModel()
    showMeta(meta)
    state.model.value = whole
  }

  function showMeta(meta: Meta): void {
    setSession(meta.session ?? null)
    state.lastContact.value = meta.lastContact ?? null
    state.fetched.value = meta.fetched ?? false
  }

  function show(replica: Replica): void {
    showMeta(replica.meta)
    // Another tab's news are read whole; what did not change keeps its identity, so that nothing is computed again.
    if (replica.acts.length !== state.acts.value.length || replica.acts.at(-1)?.hash !== state.acts.value.at(-1)?.hash) state.acts.value = replica.acts
    if (replica.pendingActs.length + state.pendingActs.value.length > 0) state.pendingActs.value = replica.pendingActs
    if (replica.pendingEdits.length + state.pendingEdits.value.length > 0) state.pendingEdits.value = replica.pendingEdits
    published.load(replica)
    for (const name of documentNames) if (drafts === null) state.entries[name].value = withEdits(replica.entries[name] ?? new Map(), replica.pendingEdits.filter((edit) => edit.document === name && edit.state === 'waiting'))
  }

  function setSession(session: Session | null): void {
    if (JSON.stringify(state.session.value) !== JSON.stringify(session)) state.session.value = session
  }

  /** Drafts need Yjs and a socket: they are opened when first needed, at the latest after the first sync. */
  function openedDrafts(): Promise<Drafts> {
    drafts ??= import('./drafts.ts').then(({ openDrafts }) =>
      openDrafts({ state, store, tabs, name: platform.name, ...platform.socket, onSignedOut: () => void schedule.now(), onChange: tellTabs }),
    )
    return drafts
  }

  async function closeDrafts(): Promise<void> {
    const open = drafts
    drafts = null
    await (await open)?.close()
  }

  /** Starts over: with nothing, or with another session and what is kept of the old one. */
  async function forget(session?: Session, keep?: Pick<Replica, 'pendingActs' | 'pendingEdits'>): Promise<void> {
    await closeDrafts()
    state.reports.value = null
    state.model.value = null
    await store.wipe(keep)
    if (store.isDurable) await (await import('./draft-store.ts')).clearDrafts(platform.name)
    show({ ...emptyReplica, meta: session === undefined ? {} : { session }, ...keep })
    tabs.tell({ kind: 'wiped' })
  }

  /** Takes a session from the relay: another member or a new ledger behind the same address means starting over. */
  async function adopt(session: Session): Promise<void> {
    const known = state.session.value
    if (known !== null && known.member.id !== session.member.id) await forget(session)
    else if (known !== null && known.workspace.epoch !== session.workspace.epoch) await startEpoch(session)
    const now = platform.now()
    await store.putMeta({ session, lastContact: now })
    setSession(session)
    state.lastContact.value = now
    state.connection.value = 'online'
  }

  /** What was not sent yet comes back to the person: it may no longer fit, but it is not thrown away. */
  async function startEpoch(session: Session): Promise<void> {
    const problem = { code: 'epoch', message: 'The relay started a new ledger before this was sent.' }
    const pendingActs = state.pendingActs.value.map((pending) => ({ ...pending, state: 'returned', problem }) as const)
    const pendingEdits = state.pendingEdits.value.map((edit) => ({ ...edit, state: 'returned', problem }) as const)
    await forget(session, { pendingActs, pendingEdits })
    warn(state, { kind: 'new-epoch' })
  }

  /** One round with the relay. @returns false when it could not be finished, so that it is tried again soon. */
  async function sync(): Promise<boolean> {
    try {
      return await platform.exclusively(syncInTurn)
    } catch (error) {
      if (!isStorageError(error)) throw error
      // What could not be stored is not shown as saved, and is fetched again.
      state.savedHere.value = false
      return false
    }
  }

  async function syncInTurn(): Promise<boolean> {
    if (platform.signOutDue.get()) {
      const out = await relay.signOut()
      if (!out.ok && isForLater(out.why)) return ended(out.why)
      platform.signOutDue.set(false)
    }
    const session = await relay.session()
    if (!session.ok) return ended(stepOf(session.why))
    await adopt(session.value)
    const before = state.acts.value
    for (const step of [ledger.pull, ledger.push, ledger.pull, published.pull, reports.pull]) {
      const result = await step()
      if (result !== 'done') return ended(result)
    }
    if (!state.fetched.value) {
      await store.putMeta({ fetched: true })
      state.fetched.value = true
    }
    if (state.acts.value !== before) {
      // The acts may have changed the workspace: its name, its group size, its departments.
      const changed = await relay.session()
      if (changed.ok) await adopt(changed.value)
    }
    const open = await openedDrafts()
    await open.connect()
    await open.check()
    return true
  }

  function ended(step: Exclude<Step, 'done'>): boolean {
    if (step === 'newer') warn(state, { kind: 'reload' })
    state.connection.value = step === 'newer' ? 'offline' : step
    if (step === 'signed-out') void closeDrafts()
    return !isForLater(step)
  }

  async function saved(): Promise<void> {
    if (wasSaved) return
    wasSaved = true
    await platform.keepStorage()
  }

  tabs.listen((message) => {
    if (message.kind === 'wiped') platform.reload()
    else if (message.kind === 'update') void drafts?.then((open) => open.applyFromTab(message.document, message.update))
    else void store.load().then((replica) => store.isDurable && show(replica))
  })

  await showFirst()
  show(await store.load())
  state.ready.value = true

  return {
    start: () => schedule.start(),
    syncNow: () => schedule.now(),
    async proposeAct(content: ActContent, reason: string): Promise<void> {
      await ledger.propose(content, reason)
      void schedule.now()
      await saved()
    },
    withdrawAct: ledger.withdraw,
    async retryAct(id: string): Promise<void> {
      await ledger.retry(id)
      void schedule.now()
    },
    async setEntry(document: DocumentName, key: string, draft: Draft | null): Promise<void> {
      const editor = { editedBy: state.session.value?.member.id ?? '', editedOn: localDay(platform.now()) }
      await (await openedDrafts()).set(document, key, draft === null ? null : ({ ...draft, ...editor } as Entry))
      await saved()
    },
    dismissEdit: async (document: DocumentName, key: string) => (await openedDrafts()).dismiss(document, key),
    dismissWarning: (kind: Warning['kind']) => unwarn(state, kind),
    verifyLedger: ledger.verify,
    async signIn(token: string): Promise<Answer<Session>> {
      // In turn with syncing: a round that began under the old session must not end under the new one.
      const answer = await platform.exclusively(async () => {
        const signedIn = await relay.signIn(token)
        if (signedIn.ok) {
          platform.signOutDue.set(false)
          await adopt(signedIn.value)
        }
        return signedIn
      })
      if (answer.ok) void schedule.now()
      return answer
    },
    async signOut(): Promise<void> {
      await platform.exclusively(async () => {
        const answer = await relay.signOut()
        // The cookie can only be taken back by the relay: when that is out of reach, it is done at the next contact.
        if (!answer.ok && isForLater(answer.why)) platform.signOutDue.set(true)
        await forget()
        state.connection.value = 'signed-out'
      })
    },
    async removeSample(): Promise<Answer<null>> {
      const answer = await relay.removeSample()
      if (answer.ok) await schedule.now()
      // Who removes it knows; only what comes back unsent needs a word.
      if (state.pendingActs.value.length + state.pendingEdits.value.length === 0) unwarn(state, 'new-epoch')
      return answer
    },
    async removeReports(ids: readonly string[]): Promise<Answer<{ readonly removed: number }>> {
      const answer = await relay.removeReports(ids)
      if (answer.ok) await reports.pull()
      return answer
    },
    members: relay.members,
    invite: relay.invite,
    changeRole: relay.changeRole,
    removeMember: relay.removeMember,
    linkFor: relay.linkFor,
    enrolment: relay.enrolment,
    async stop(): Promise<void> {
      await schedule.stop()
      await closeDrafts()
      tabs.close()
      store.close()
    },
  }
}
/** Entries as kept, with the edits that are stored but may not have reached them: the view is written a little later. */
function withEdits(entries: Entries, edits: readonly StoredEdit[]): Entries {
  if (edits.length === 0) return entries
  const changed = new Map(entries)
  for (const { key, entry } of edits.toSorted((a, b) => a.order - b.order)) {
    if (entry === null) changed.delete(key)
    else changed.set(key, entry)
  }
  return changed
}

export type Engine = Awaited<ReturnType<typeof createEngine>>

/** The relay could not do it now: the same is tried again later. */
function isForLater<T extends Failure>(why: T): why is Extract<T, 'offline' | 'full'> {
  return why === 'offline' || why === 'full'
}
