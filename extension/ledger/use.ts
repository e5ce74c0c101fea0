import { sheetMonthOfDay } from '#shared/calendar/calendar.ts'
import type { Answer } from '#shared/declaration/schema.ts'
import { isAbove } from '#shared/hint/suggest.ts'
import type { AccountType } from '#shared/taxonomy/schema.ts'
import { decideAsk, isQuiet, isWarning, memoState, withoutReason, type Change, type Memo } from '#extension/ask/index.ts'
import type { Context } from './context.ts'
import type { Database, SessionRow, TabRow } from './database.ts'
import { isOver, putOff } from './left.ts'
import { askedHereOn, readQuieting } from './question.ts'
import { foldedView, mayAsk } from './ruling.ts'
import { changeSetting, isAcknowledged, readSetting } from './setting.ts'
import { hasOpenSession, newTabRow } from './tab.ts'

export type Use = {
  readonly tab: number
  readonly service: string
  readonly account: AccountType | null
  /** False for a direct call of a model by a page of another service: that page's chip stays. */
  readonly ownPage: boolean
}

/**
 * Work with a service was seen in a tab. Begins a use session unless the tab has one of today, counts it once, and
 * decides whether the card opens; where the tab shows another service there is none to open, and the question waits in the inbox.
 * One transaction, so that the background may die at any moment.
 */
export async function recordUse(db: Database, use: Use, context: Context): Promise<TabRow> {
  return db.transaction('rw', [db.tabs, db.sessions, db.remembered, db.asks, db.quiet, db.settings], async () => {
    const rows = await db.tabs.where('tab').equals(use.tab).toArray()
    if (use.ownPage) {
      for (const other of rows) if (other.service !== use.service && other.current === 1) await db.tabs.put({ ...other, current: 0 })
    }
    const known = rows.find((row) => row.service === use.service) ?? newTabRow(use.tab, use.service)
    const row: TabRow = { ...known, current: use.ownPage ? 1 : known.current, account: use.account ?? known.account }
    if (row.view !== 'card' && use.ownPage) row.view = await foldedView(db, row, context)
    if (!row.muted && !context.private) {
      if (isOver(row, context.day)) await putOff(db, row)
      begin(row, context)
      const setting = await readSetting(db)
      const acknowledged = isAcknowledged(setting, context.notice)
      const isCounted = acknowledged && (await count(db, row, context))
      if (row.current === 1) await ask(db, row, context, acknowledged ? null : setting.noticeShownOn)
      else if (isCounted) await putAside(db, row, context)
    }
    await db.tabs.put(row)
    return row
  })
}

function begin(row: TabRow, { day, newId }: Context): void {
  if (hasOpenSession(row, day)) return
  // A hint or a rule may have put the question ahead of the first use: then it is this session's.
  const isAsked = (row.reason === 'hint' || row.reason === 'rule') && row.asked && row.view === 'card' && row.day === day
  row.day = day
  row.session = newId()
  row.state = 'pending'
  row.asked = isAsked
  row.hintAsked = isAsked
  // The text of a rule stays, until it is read or sent away.
  if (isAsked || (row.reason === 'rule' && row.view === 'card')) return
  row.reason = null
  if (row.view === 'card') row.view = 'chip'
}

/** The answer remembered for the tab or the service where one holds; else why one no longer does. */
export async function memoOf(db: Database, row: TabRow, context: Context): Promise<{ memo: Memo | null; changed: Change | null }> {
  const department = context.department ?? (await readSetting(db)).department
  const rungOf = (answer: Answer) => context.rungOf(row.service, department, answer)
  const facts = { day: context.day, policy: context.policyOf(row.service), account: row.account, rungOf }
  const known = [row.memo, (await db.remembered.get(row.service))?.memo ?? null].filter((memo) => memo !== null)
  const states = known.map((candidate) => memoState(candidate, facts))
  const memo = known[states.indexOf('holds')] ?? null
  return { memo, changed: memo === null ? (states.find((state) => state !== 'over' && state !== 'holds') ?? null) : null }
}

/** Writes the session into the ledger, under the remembered answer where one holds. False where it is there, or may not be. */
export async function count(db: Database, row: TabRow, context: Context): Promise<boolean> {
  if (row.state !== 'pending' || row.session === null) return false
  row.state = 'counted'
  const { memo } = await memoOf(db, row, context)
  const session: Omit<SessionRow, 'order'> = {
    id: row.session,
    day: context.day,
    month: sheetMonthOfDay(context.day),
    service: row.service,
    department: context.department ?? (await readSetting(db)).department ?? 'unknown',
    answer: memo?.answer ?? null,
    source: memo === null ? 'unanswered' : 'remembered',
    overridden: memo?.overridden ?? false,
    memory: memo?.memory ?? null,
    home: context.home,
    stamp: 1,
    acknowledged: null,
    frozenIn: null,
    inbox: 0,
    // Asked ahead of its first use, for a hint: then the question is in sight already.
    question: row.asked ? (memo === null ? 'shown' : 'answered') : null,
    // With the first session the answer was given for; later ones only repeat it, and one under no or another answer has none.
    justification: memo?.justification ?? null,
  }
  await db.sessions.add(session)
  if (row.memo !== null) row.memo = withoutReason(row.memo)
  return true
}

/** A use nobody sees a card for waits in the inbox: one a service and day, none where nothing would be asked either. It takes nobody's question. */
async function putAside(db: Database, row: TabRow, context: Context): Promise<void> {
  const session = await db.sessions.get({ id: row.session ?? '' })
  if (session === undefined || session.answer !== null || !(await mayAsk(db, row, context))) return
  if (isQuiet((await db.quiet.get(row.service))?.quiet ?? null, context.day, context.policyOf(row.service).status)) return
  const known = await db.asks.get([context.day, row.service])
  if (known?.aside === true) return
  await db.asks.put({ count: 0, ...known, day: context.day, service: row.service, aside: true })
  await db.sessions.put({ ...session, inbox: 1 })
}

/** Decides whether the card opens for a tab, and notes that it did. State `none`: ahead of the first use, for a hint. */
export async function ask(db: Database, row: TabRow, context: Context, noticeShownOn: string | null): Promise<void> {
  if (row.state === 'removed') return
  if (!(await mayAsk(db, row, context))) return
  const { changed } = await memoOf(db, row, context)
  const answer = await answerOf(db, row, context)
  const hintRaised = isHintRaised(row, answer)
  if (answer !== null && !hintRaised) return
  const today = await db.asks.where('day').equals(context.day).toArray()
  const here = today.find(({ service }) => service === row.service)
  const reason = decideAsk({
    day: context.day,
    status: context.policyOf(row.service).status,
    changed,
    hintRaised,
    noticeAcknowledged: row.state !== 'pending',
    noticeShownOn,
    asked: row.asked,
    perDay: context.questionsPerDay,
    askedToday: today.reduce((sum, { count: times }) => sum + times, 0),
    askedHereToday: here?.count ?? 0,
    warnedHereToday: here?.warned ?? 0,
    askedHereOn: await askedHereOn(db, row.service, context.day),
    quiet: (await db.quiet.get(row.service))?.quiet ?? null,
    quieting: await readQuieting(db, context.day),
  })
  if (reason === null) return
  row.view = 'card'
  row.reason = reason === 'use' && row.state === 'none' ? ((row.hints ?? []).length > 0 ? 'hint' : 'rule') : reason
  row.hidden = false
  row.hintAsked = row.hintAsked === true || (row.hints ?? []).length > 0
  if (reason === 'notice') await changeSetting(db, { noticeShownOn: context.day })
  else await noteAsked(db, row, context)
}

/** The answer in force; ahead of the first use a remembered one is that which will hold. */
export async function answerOf(db: Database, row: TabRow, context: Context): Promise<Answer | null> {
  const session = await db.sessions.get({ id: row.session ?? '' })
  return session?.answer ?? (row.state === 'none' ? ((await memoOf(db, row, context)).memo?.answer ?? null) : null)
}

/** True where a hint is above the answer in force and this session was not yet asked about one. */
function isHintRaised(row: TabRow, answer: Answer | null): boolean {
  return answer !== null && row.hintAsked !== true && isAbove(row.hints ?? [], answer)
}

async function noteAsked(db: Database, row: TabRow, { day, policyOf }: Context): Promise<void> {
  row.asked = true
  const known = await db.asks.get([day, row.service])
  const [count, warned] = [known?.count ?? 0, known?.warned ?? 0]
  const more = isWarning(policyOf(row.service).status) ? { count, warned: warned + 1 } : { count: count + 1, warned }
  await db.asks.put({ ...known, day, service: row.service, ...more })
  // A session has one question: a second look, for a hint, is not counted again.
  const session = await db.sessions.get({ id: row.session ?? '' })
  if (session !== undefined && (session.question ?? null) === null) await db.sessions.put({ ...session, question: 'put' })
}

/** The notice was acknowledged: what is open today counts from now on, and a card that showed it asks its question where one is due. */
export async function acknowledgeNotice(db: Database, context: Context): Promise<void> {
  await db.transaction('rw', [db.tabs, db.sessions, db.remembered, db.asks, db.quiet, db.settings], async () => {
    await changeSetting(db, { acknowledged: context.notice })
    for (const row of await db.tabs.toArray()) {
      const isNotice = row.reason === 'notice'
      if (isNotice) row.reason = null
      if (row.state === 'pending' && row.day === context.day && !context.private) {
        const isCounted = await count(db, row, context)
        if (row.current === 0) {
          if (isNotice) row.view = await foldedView(db, row, context)
          if (isCounted) await putAside(db, row, context)
          await db.tabs.put(row)
          continue
        }
        const isAnswered = (await db.sessions.get({ id: row.session ?? '' }))?.answer !== null
        if (row.view === 'card') {
          // One the person opened stays.
          if (isNotice || isAnswered) row.view = await foldedView(db, row, context)
          await ask(db, row, context, null)
        }
      }
      await db.tabs.put(row)
    }
  })
}
