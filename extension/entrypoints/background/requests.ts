import {
  acknowledgeNotice, askAsUsual, changeSetting, changeTab, chooseDepartment, clearInbox, correct, currentTab, decline, dropHints, noteShown, readSetting, remove, removeAll,
  revoke, saveAnswer, tabOfSession, type Saved, type TabRow,
} from '#extension/ledger/index.ts'
import { requestSchema, type AnswerResult, type CardState, type Done, type HomeState, type Language, type ReplyOf, type Request, type RequestKind, type RequestOf } from '#extension/platform/message.ts'
import type { Origin } from '#extension/platform/sender.ts'
import { brokenCardState, cardState } from './cardState.ts'
import type { Core } from './core.ts'
import { answerResult, ladderHandlers, stopPathOf } from './ladder.ts'
import { reportHandlers, sharedReportKinds } from './reporting.ts'
import { brokenHomeState, exportLedger, homeState, ledgerList, policyState, sentSheets, syncState } from './homeState.ts'
import type { StateTools } from './view.ts'

type PageOrigin = Exclude<Origin, { kind: 'host' }>
type Handlers = { readonly [K in RequestKind]: (request: RequestOf<K>, origin: PageOrigin) => Promise<ReplyOf[K]> }

const broken = { ok: false, reason: 'storage' } as const
const done = { ok: true } as const
const cardOnly: readonly RequestKind[] = ['card/state', 'card/expand', 'card/fold', 'card/size', 'card/no-hint', 'rule/read']
const barrierOnly: readonly RequestKind[] = ['barrier/state', 'barrier/answer']
const barrierToo: readonly RequestKind[] = ['notice/acknowledge', 'language/choose', 'page/open']
const anyPage: readonly RequestKind[] = ['session/answer', 'session/decline', 'notice/acknowledge', 'department/choose', 'language/choose', 'page/open', ...sharedReportKinds]

/** Answers what pages ask. `setPrivate` keeps the private switch for the browser session. */
export function createRequests(core: Core, setPrivate: (on: boolean) => Promise<void>) {
  const { db, catalogue, ports } = core.tools

  async function stateTools(): Promise<StateTools> {
    return { db, catalogue, situation: await core.situate(), now: core.tools.now(), storageBroken: core.isStorageBroken() }
  }

  async function showTab(tab: number | null): Promise<void> {
    const row = tab === null ? undefined : await core.guarded(() => currentTab(db, tab), undefined)
    if (row !== undefined) await core.show(row)
  }

  async function changed(): Promise<void> {
    await core.scheduleIfOpen()
    await core.announce(null)
  }

  async function stateOf(tab: number): Promise<CardState | null> {
    const fine = await core.guarded(async () => {
      const row = await currentTab(db, tab)
      return row === undefined ? null : cardState(await stateTools(), await readSetting(db), row)
    }, undefined)
    if (fine !== undefined) return fine
    const row = core.shownIn(tab)
    return row === undefined ? null : brokenCardState(await stateTools(), row)
  }

  async function home(tab: number | null): Promise<HomeState> {
    const around = { missingHosts: await ports.missingHosts(), install: await ports.installType() }
    const isThere = tab !== null && (await core.isStillThere(tab))
    const here = isThere ? await core.guarded(() => currentTab(db, tab), undefined) : undefined
    const fine = await core.guarded(async () => homeState(await stateTools(), core.pushTools, await readSetting(db), here, around), undefined)
    return fine ?? brokenHomeState(await stateTools(), isThere ? await stateOf(tab) : null, around)
  }

  async function changeView(origin: PageOrigin, change: (row: TabRow) => TabRow): Promise<null> {
    if (origin.kind !== 'card') return null
    const row = await core.guarded(() => changeTab(db, origin.tab, change), undefined)
    if (row !== undefined) await core.show(row)
    return null
  }

  async function saved(result: Saved | typeof broken): Promise<AnswerResult> {
    if (result.ok) await changed()
    return !result.ok && result.reason === 'storage' ? result : answerResult(await stateTools(), result)
  }

  /** An answer that keeps people out: the tab shows why. One given later, from another page, changes nothing any more. */
  async function answered(request: RequestOf<'session/answer'>, tab: number | null): Promise<AnswerResult> {
    const result = await core.guarded<Saved | typeof broken>(
      async () => saveAnswer(db, { ...request, justification: request.justification ?? null, tab }, await core.context()), broken)
    if (result.ok && result.barredBy !== null && tab !== null) await ports.replacePage(tab, stopPathOf(result.service, result.barredBy))
    return saved(result)
  }

  async function write(task: () => Promise<unknown>): Promise<Done> {
    const result = await core.guarded<Done>(async () => {
      await task()
      return done
    }, broken)
    await changed()
    return result
  }

  /** What was chosen or forgotten may bar a service, or open one. */
  async function aligned(result: Done): Promise<Done> {
    await core.barrier.align()
    return result
  }

  const tabOf = (origin: PageOrigin) => (origin.kind === 'card' ? origin.tab : null)

  const handlers: Handlers = {
    'card/state': async (_, origin) => (origin.kind === 'card' ? stateOf(origin.tab) : null),
    'card/expand': async (_, origin) => changeView(origin, (row) => ({ ...row, view: 'card', reason: null })),
    'card/fold': async ({ to }, origin) => changeView(origin, (row) => ({ ...row, view: to, hidden: to === 'nothing', reason: null })),
    async 'card/no-hint'(_, origin) {
      if (origin.kind === 'card') await core.guarded(() => dropHints(db, origin.tab), undefined)
      await core.announce(tabOf(origin))
      return null
    },
    async 'card/size'({ view, width, height }, origin) {
      if (origin.kind !== 'card') return null
      core.resize(origin.tab, { view, width, height })
      if (view === 'card') await core.guarded(() => noteShown(db, origin.tab), undefined)
      await core.reorder(origin.tab)
      return null
    },
    'session/answer': async (request, origin) => answered(request, tabOf(origin)),
    async 'session/decline'({ session, how }, origin) {
      const tab = tabOf(origin) ?? (session === null ? null : (await core.guarded(() => tabOfSession(db, session), undefined))?.tab ?? null)
      const service = await core.guarded<string | null | typeof broken>(
        async () => decline(db, { tab: tabOf(origin), session, how }, await core.context()), broken)
      if (service === null) return { ok: false, reason: 'gone' }
      if (typeof service !== 'string') return service
      if (how === 'later' && session !== null) await core.remindLater(session)
      await showTab(tab)
      await changed()
      return done
    },
    async 'notice/acknowledge'({ notice }, origin) {
      const context = await core.context()
      if (context.notice !== notice) return { ok: false, reason: 'gone' }
      const result = await write(() => acknowledgeNotice(db, context))
      await showTab(tabOf(origin))
      return result
    },
    'department/choose': async ({ department }) => aligned(await write(async () => chooseDepartment(db, department, await core.context()))),
    'language/choose': async ({ language }: { language: Language | null }) => write(() => changeSetting(db, { language })),
    async 'page/open'({ page }) {
      await ports.openPage(page === 'options' ? '/options.html' : `/options.html#${page}`)
      return null
    },
    'home/state': async ({ tab }) => home(tab),
    'ledger/list': async () => core.guarded(async () => ledgerList(await stateTools()), []),
    'ledger/correct': async (request) => saved(await core.guarded<Saved | typeof broken>(async () => correct(db, { ...request, justification: request.justification ?? null }, await core.context()), broken)),
    async 'ledger/delete'({ session }) {
      const there = await core.guarded<boolean | typeof broken>(() => remove(db, session), broken)
      await changed()
      if (typeof there !== 'boolean') return there
      return there ? done : { ok: false, reason: 'gone' }
    },
    'ledger/delete-all': async () => aligned(await write(() => removeAll(db))),
    'ledger/export': async () => exportLedger(await stateTools()),
    'remembered/revoke': async ({ service }) => aligned(await write(() => revoke(db, service))),
    'sent/list': async () => core.guarded(async () => sentSheets(await stateTools()), []),
    async 'outbox/push'() {
      await core.pushNow()
      return syncState(await stateTools(), core.pushTools)
    },
    async 'policy/refresh'() {
      await core.refreshNow()
      return policyState(await stateTools())
    },
    async 'private/set'({ on }) {
      await setPrivate(on)
      await core.rereadSituation()
      await core.announce(null)
      return done
    },
    'questions/as-usual': async () => write(() => askAsUsual(db)),
    'inbox/clear': async () => write(() => clearInbox(db)),
    ...ladderHandlers(core, stateTools),
    ...reportHandlers(core, stateTools, write),
  }

  /** Asks that wait for the relay stay out of the queue, so that a card never waits for the network. */
  const outside: readonly RequestKind[] = ['outbox/push', 'policy/refresh', 'report/send']

  function isAllowed(kind: RequestKind, origin: PageOrigin): boolean {
    if (origin.kind === 'barrier') return barrierOnly.includes(kind) || barrierToo.includes(kind)
    if (barrierOnly.includes(kind)) return false
    if (anyPage.includes(kind)) return true
    return cardOnly.includes(kind) === (origin.kind === 'card')
  }

  return {
    /** The reply to a message of a page; undefined when it is no request, or one this page may not make. */
    async answer(message: unknown, origin: PageOrigin): Promise<ReplyOf[RequestKind] | undefined> {
      const parsed = requestSchema.safeParse(message)
      if (!parsed.success || !isAllowed(parsed.data.kind, origin)) return undefined
      const request: Request = parsed.data
      core.personActed()
      const handler = handlers[request.kind] as (request: Request, origin: PageOrigin) => Promise<ReplyOf[RequestKind]>
      return outside.includes(request.kind) ? handler(request, origin) : core.serial(() => handler(request, origin))
    },
  }
}
