import { checkChain, stampAct, subjectOf } from '#shared/act/ledger.ts'
import type { Member } from '#shared/act/role.ts'
import { isSamePerson, refuseAct, type Refusal } from '#shared/act/rules.ts'
import { proposedActSchema, type Act, type ActContent, type ProposedAct } from '#shared/act/schema.ts'
import { localDay } from '#shared/calendar/calendar.ts'
import { canonicalJson } from '#shared/canonical/json.ts'
import { draftOfFact } from '#shared/document/schema.ts'
import { workspaceOf, type Workspace } from '#shared/policy/workspace.ts'
import { findRisk } from '#shared/risk/index.ts'
import { StoreError, type Store } from '#relay/store/store.ts'

export type Appended =
  | { readonly ok: true; readonly act: Act; readonly isNew: boolean }
  | { readonly ok: false; readonly refusal: Refusal | { readonly code: 'id-taken' } }

export type Ledger = {
  readonly acts: () => readonly Act[]
  readonly workspace: () => Workspace
  /** Checks an act against the rules and, when it stands, stamps and stores it. One at a time. */
  readonly append: (proposed: ProposedAct, member: Member) => Promise<Appended>
  /** As `append`, at a time of the caller's and with the mode the content says: for samples, whose past is invented. */
  readonly recordPast: (proposed: ProposedAct, member: Member, at: Date) => Promise<Appended>
  /** Reads the stored acts again, as after the workspace began anew. @throws StoreError when the chain does not hold */
  readonly load: () => Promise<void>
}

export type LedgerParts = {
  readonly store: Store
  readonly subtle: SubtleCrypto
  readonly clock: () => Date
  /** Member who last edited a draft entry, null when there is none. */
  readonly lastEditor: (document: ReturnType<typeof draftOfFact>['document'], key: string) => Promise<string | null>
  /** Services of the catalogue that have a host. */
  readonly hostServices: (host: string) => Promise<readonly string[]>
  readonly onAppended: (act: Act) => void
}

/** The ledger of acts: the whole of it in memory, each act durable before it counts. */
export function createLedger({ store, subtle, clock, lastEditor, hostServices, onAppended }: LedgerParts): Ledger {
  let acts: Act[] = []
  let byId = new Map<string, Act>()
  let lastBySubject = new Map<string, Act>()
  let workspace = workspaceOf([])
  let queue: Promise<unknown> = Promise.resolve()

  function take(act: Act): void {
    acts.push(act)
    byId.set(act.id, act)
    lastBySubject.set(subjectOf(act.content), act)
    if (act.content.kind === 'set-organisation') workspace = workspaceOf([act])
  }

  async function decide(proposed: ProposedAct, member: Member, at: Date, mode: Workspace['mode']): Promise<Appended> {
    const seen = byId.get(proposed.id)
    if (seen !== undefined) return isSame(seen, proposed) ? { ok: true, act: seen, isNew: false } : { ok: false, refusal: { code: 'id-taken' } }
    const context = {
      member,
      mode,
      last: lastBySubject.get(subjectOf(proposed.content)) ?? null,
      lastEditor: await editorOf(proposed.content),
      today: localDay(at),
      acceptable: (risk: string) => findRisk(risk)?.acceptAllowed ?? false,
      hostServices: proposed.content.kind === 'settle-candidate' ? await hostServices(proposed.content.host) : [],
    }
    const refusal = refuseAct(proposed, context)
    if (refusal !== null) return { ok: false, refusal }
    const act = await stampAct(subtle, proposed, {
      number: acts.length + 1,
      at: at.toISOString(),
      by: { id: member.id, name: member.name, role: member.role },
      samePerson: isSamePerson(proposed.content, context),
      previous: acts.at(-1)?.hash ?? '',
    })
    if ((await store.appendAct(act)) === 'taken') throw new StoreError(`Act ${act.number} was written by someone else: only one relay may write to this data.`)
    take(act)
    onAppended(act)
    return { ok: true, act, isNew: true }
  }

  async function editorOf(content: ActContent): Promise<string | null> {
    if (content.kind !== 'confirm-fact') return null
    const { document, key } = draftOfFact(content)
    return lastEditor(document, key)
  }

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = queue.then(work)
    queue = result.catch(() => undefined)
    return result
  }

  return {
    acts: () => acts,
    workspace: () => workspace,
    append: (proposed, member) => inTurn(() => decide(proposed, member, clock(), workspace.mode)),
    recordPast: (proposed, member, at) =>
      inTurn(() => decide(proposed, member, at, proposed.content.kind === 'set-organisation' ? proposed.content.mode : workspace.mode)),
    load: () =>
      inTurn(async () => {
        const stored = await store.acts(0)
        const fault = await checkChain(subtle, stored, null)
        if (fault !== null) throw new StoreError(brokenChain(fault))
        acts = []
        byId = new Map()
        lastBySubject = new Map()
        workspace = workspaceOf([])
        for (const act of stored) take(act)
      }),
  }
}

/** Says what is wrong with a ledger and what to do. */
export function brokenChain({ number, fault }: NonNullable<Awaited<ReturnType<typeof checkChain>>>): string {
  const what = { number: 'is missing or out of order', previous: 'does not follow the one before it', hash: 'was changed after it was written' }[fault]
  return `The ledger of acts is broken: act ${number} ${what}. The relay does not start on it. Restore the data from a backup and keep this copy as evidence.`
}

function isSame(stored: Act, proposed: ProposedAct): boolean {
  const { version, id, basedOn, reason, content } = stored
  return canonicalJson(proposedActSchema.parse({ version, id, basedOn, reason, content })) === canonicalJson(proposed)
}
