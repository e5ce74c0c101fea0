import { checkChain, lastActs, subjectOf } from '#shared/act/ledger.ts'
import { actVersion, type Act, type ActContent, type ProposedAct } from '#shared/act/schema.ts'
import type { Failure, Relay } from './relay.ts'
import type { ReplicaStore, StoredAct } from './replica.ts'
import { unwarn, warn, type State } from './state.ts'

type Parts = {
  readonly state: State
  readonly store: ReplicaStore
  readonly relay: Relay
  readonly subtle: SubtleCrypto
  readonly newId: () => string
  readonly onChange: () => void
}

/** Whether a step of syncing came through; `stop` ends this round. */
export type Step = 'done' | 'offline' | 'full' | 'signed-out' | 'newer'

/** The replica of the ledger of acts, and the acts proposed here that are not in it yet. */
export function createLedger({ state, store, relay, subtle, newId, onChange }: Parts) {
  function numberOfLast(content: ActContent): number {
    return lastActs(state.acts.value).get(subjectOf(content))?.number ?? 0
  }

  async function save(changed: readonly StoredAct[]): Promise<void> {
    await store.putPendingActs(changed)
    const byId = new Map(changed.map((pending) => [pending.act.id, pending]))
    const known = state.pendingActs.value.map((pending) => byId.get(pending.act.id) ?? pending)
    const fresh = changed.filter(({ act }) => !known.some((pending) => pending.act.id === act.id))
    state.pendingActs.value = [...known, ...fresh]
    onChange()
  }

  async function remove(id: string): Promise<void> {
    await store.deletePendingAct(id)
    state.pendingActs.value = state.pendingActs.value.filter(({ act }) => act.id !== id)
    onChange()
  }

  function nextOrder(): number {
    return Math.max(0, ...state.pendingActs.value.map(({ order }) => order)) + 1
  }

  async function propose(content: ActContent, reason: string): Promise<void> {
    const act: ProposedAct = { version: actVersion, id: newId(), basedOn: numberOfLast(content), reason: reason.trim(), content }
    await save([{ act, state: 'waiting', problem: null, order: nextOrder() }])
  }

  /** Proposes a returned act again as a new one, based on the newest act on its subject. */
  async function retry(id: string): Promise<void> {
    const pending = state.pendingActs.value.find(({ act }) => act.id === id)
    if (pending === undefined) return
    const act = { ...pending.act, id: newId(), basedOn: numberOfLast(pending.act.content) }
    await save([{ act, state: 'waiting', problem: null, order: nextOrder() }])
    await remove(id)
  }

  /** Fetches what is new and checks that it follows what is here. */
  async function pull(): Promise<Step> {
    const known = state.acts.value
    const last = known.at(-1) ?? null
    // Our last act is asked for again: a ledger that was cut or rewritten behind us would not show otherwise.
    const answer = await relay.acts(last === null ? 0 : last.number - 1)
    if (!answer.ok) return stepOf(answer.why)
    const [overlap, fresh] = last === null ? [null, answer.value.acts] : [answer.value.acts[0], answer.value.acts.slice(1)]
    if (last !== null && overlap?.hash !== last.hash) {
      warn(state, { kind: 'broken-chain', number: last.number, fault: overlap === undefined ? 'number' : 'hash' })
      return 'done'
    }
    const fault = await checkChain(subtle, fresh, last)
    const sound = fault === null ? fresh : fresh.slice(0, Math.max(0, fresh.findIndex(({ number }) => number === fault.number)))
    if (fault === null) unwarn(state, 'broken-chain')
    else warn(state, { kind: 'broken-chain', ...fault })
    if (sound.length > 0) await add(sound)
    return 'done'
  }

  async function add(fresh: readonly Act[]): Promise<void> {
    await store.addActs(fresh)
    const ids = new Set(fresh.map(({ id }) => id))
    state.acts.value = [...state.acts.value, ...fresh]
    state.pendingActs.value = state.pendingActs.value.filter(({ act }) => !ids.has(act.id))
    onChange()
  }

  /** Sends what waits, in order. */
  async function push(): Promise<Step> {
    for (const id of state.pendingActs.value.filter(({ state: is }) => is === 'waiting').map(({ act }) => act.id)) {
      const pending = state.pendingActs.value.find(({ act }) => act.id === id)
      if (pending === undefined) continue
      const answer = await relay.proposeAct(pending.act)
      if (answer.ok) await confirmed(pending, answer.value)
      else if (answer.why === 'refused') await save([{ ...pending, state: 'returned', problem: answer.problem }])
      else return stepOf(answer.why)
    }
    return 'done'
  }

  /** Later acts of ours on the same subject were made knowing this one, so they follow it. */
  async function confirmed(pending: StoredAct, act: Act): Promise<void> {
    const subject = subjectOf(act.content)
    const followers = state.pendingActs.value.filter(
      (other) => other.order > pending.order && other.state === 'waiting' && other.act.basedOn === pending.act.basedOn && subjectOf(other.act.content) === subject,
    )
    if (followers.length > 0) await save(followers.map((other) => ({ ...other, act: { ...other.act, basedOn: act.number } })))
    await remove(act.id)
  }

  return { propose, withdraw: remove, retry, pull, push, verify: () => checkChain(subtle, state.acts.value, null) }
}

export type Ledger = ReturnType<typeof createLedger>

/** What a failed call means for the round: a refusal that is nobody's act is tried again like a lost connection. */
export function stepOf(why: Failure): Exclude<Step, 'done'> {
  return why === 'refused' ? 'offline' : why
}
