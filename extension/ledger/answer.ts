import type { Day } from '#shared/calendar/calendar.ts'
import type { Answer, Memory } from '#shared/declaration/schema.ts'
import { completeAnswer } from '#shared/declaration/complete.ts'
import type { Verdict } from '#shared/policy/decide.ts'
import { isBarring } from '#shared/policy/situation.ts'
import type { Rule } from '#shared/rule/schema.ts'
import { affectsPeople, connectors } from '#shared/taxonomy/lists.ts'
import { afterAnswer, afterDecline, afterDismissal, memoryUntil, verdictOf, withoutReason, type Memo } from '#extension/ask/index.ts'
import type { Context } from './context.ts'
import type { Database, Justified, SessionRow } from './database.ts'
import { isAcknowledged, readSetting } from './setting.ts'
import { currentTab, withoutHints } from './tab.ts'

export type Given = {
  /** Tab of the card it comes from; null from another page. */
  readonly tab: number | null
  readonly session: string | null
  readonly answer: Answer
  readonly memory: Memory
  readonly overridden: boolean
  /** Null: none was given. */
  readonly justification: Justified | null
}

export type Saved =
  | { readonly ok: true; readonly verdict: Verdict; readonly answer: Answer; readonly counted: boolean; readonly service: string; readonly barredBy: Rule | null }
  | { readonly ok: false; readonly reason: 'not-allowed'; readonly verdict: 'not-allowed' }
  /** A rule asks for a reason. */
  | { readonly ok: false; readonly reason: 'justify'; readonly rule: Rule | null }
  | { readonly ok: false; readonly reason: 'notice' | 'gone' | 'private' }

/** The answer as it is kept: completed, and every list in the order of the taxonomy, so that equal answers are equal. */
export function keptAnswer(answer: Answer): Answer {
  const complete = completeAnswer(answer)
  return {
    ...complete,
    affectsPeople: complete.affectsPeople === 'unknown' ? 'unknown' : inOrder(affectsPeople, complete.affectsPeople),
    connectors: complete.connectors === 'unknown' ? 'unknown' : inOrder(connectors, complete.connectors),
  }
}

function inOrder<T extends string>(list: readonly T[], chosen: readonly T[]): T[] {
  return list.filter((item) => chosen.includes(item))
}

/** Writes an answer, and remembers it as long as its button said. Resolves when it is on disk. */
export async function saveAnswer(db: Database, given: Given, context: Context): Promise<Saved> {
  return db.transaction('rw', [db.sessions, db.tabs, db.remembered, db.quiet, db.settings], async (): Promise<Saved> => {
    const setting = await readSetting(db)
    if (!isAcknowledged(setting, context.notice)) return { ok: false, reason: 'notice' }
    const tab = given.tab === null ? undefined : await currentTab(db, given.tab)
    // An answer ahead of the next use: where that has begun by now it is meant.
    const id = given.session ?? (tab?.state === 'counted' && tab.day === context.day ? tab.session : null)
    const session = id === null ? undefined : await db.sessions.get({ id })
    if (given.session === null ? tab === undefined : session === undefined) return { ok: false, reason: 'gone' }
    if (given.session !== null && given.tab !== null && tab?.session !== given.session) return { ok: false, reason: 'gone' }
    if (session === undefined && context.private) return { ok: false, reason: 'private' }
    const service = (session ?? tab as { service: string }).service
    const policy = context.policyOf(service)
    const answer = keptAnswer(given.answer)
    const verdict = verdictOf(policy, answer)
    if (verdict === 'not-allowed' && !given.overridden) return { ok: false, reason: 'not-allowed', verdict }
    const overridden = verdict === 'not-allowed'
    const { rung, rule } = context.rule(service, context.department ?? setting.department, { purpose: answer.purpose, level: answer.level, accountType: answer.accountType })
    const justification = given.justification ?? session?.justification ?? null
    if (rung === 'justify' && justification === null) return { ok: false, reason: 'justify', rule }
    const isBarred = isBarring(rung)
    const memory = isBarred ? null : given.memory
    if (session !== undefined) await db.sessions.put(answered(session, { answer, overridden, memory, source: 'answered', justification }, context.day))
    await db.quiet.delete(service)
    if (isBarred) {
      await leave(db, service, { tab: given.tab, session: id })
      return { ok: true, verdict, answer, counted: session !== undefined, service, barredBy: rule }
    }
    const until = memoryUntil(given.memory, context.day)
    const reason = session === undefined && justification !== null ? { justification } : {}
    const memo: Memo = { answer, memory: given.memory, until, status: policy.status, verdict, overridden, rung, ...reason }
    await remember(db, { service, memo, tab: given.tab, session: id }, context)
    return { ok: true, verdict, answer, counted: session !== undefined, service, barredBy: null }
  })
}

type Filled = Pick<SessionRow, 'answer' | 'overridden' | 'memory' | 'source'> & Partial<Pick<SessionRow, 'justification'>>

/** The answer leads to being kept out. Neither it nor one of before is remembered: what took place stays in the ledger, and the next use is asked about. */
async function leave(db: Database, service: string, { tab, session }: Pick<Given, 'tab' | 'session'>): Promise<void> {
  await db.remembered.delete(service)
  for (const row of await db.tabs.where('service').equals(service).toArray()) {
    if (row.tab !== tab && (session === null || row.session !== session)) continue
    await db.tabs.put({ ...withoutHints(row), day: null, session: null, state: 'none', asked: false, memo: null, view: 'nothing', reason: null, current: 0 })
  }
}

function answered(session: SessionRow, filled: Filled, today: Day): SessionRow {
  const question = afterAnswer(session.question ?? null, session.day === today)
  return { ...session, ...filled, question, inbox: 0, stamp: session.stamp + 1 }
}

async function remember(db: Database, { service, memo, tab, session }: { service: string; memo: Memo; tab: number | null; session: string | null }, context: Context): Promise<void> {
  for (const row of await db.tabs.where('service').equals(service).toArray()) {
    if (row.tab === tab || (session !== null && row.session === session)) await db.tabs.put({ ...withoutHints(row), memo, asked: true })
  }
  if (memo.memory === 'tab') return
  await db.remembered.put({ service, memo: withoutReason(memo) })
  // "Today" means today: what is open in other tabs, or was not answered earlier, counts with it too.
  const open = await db.sessions.where('day').equals(context.day).filter((other) => other.service === service && other.answer === null).toArray()
  for (const other of open) {
    if (other.frozenIn !== null) continue
    await db.sessions.put(answered(other, { answer: memo.answer, overridden: memo.overridden, memory: memo.memory, source: 'remembered' }, context.day))
    for (const row of await db.tabs.where('session').equals(other.id).toArray()) await db.tabs.put({ ...withoutHints(row), view: row.view === 'card' ? 'chip' : row.view })
  }
}

export type Declined = { readonly tab: number | null; readonly session: string | null; readonly how: 'not-work' | 'wrong-tool' | 'later' | 'dismiss' }

/** The question was not answered. Returns the service, or null when the session is gone. */
export async function decline(db: Database, { tab, session: id, how }: Declined, context: Context): Promise<string | null> {
  return db.transaction('rw', [db.sessions, db.tabs, db.quiet], async () => {
    const shown = tab === null ? undefined : await currentTab(db, tab)
    if (tab !== null && (shown === undefined || (id !== null && shown.session !== id))) return null
    const session = id === null ? undefined : await db.sessions.get({ id })
    const service = session?.service ?? shown?.service
    if (service === undefined) return null
    const remove = how === 'not-work' || how === 'wrong-tool'
    if (session !== undefined && remove) await db.sessions.delete(session.order)
    const isOpen = session?.answer === null
    if (session !== undefined && (how === 'dismiss' || (how === 'later' && isOpen))) {
      await db.sessions.put({ ...session, inbox: how === 'later' ? 1 : 0, question: isOpen ? afterDecline(session.question ?? null, how) : (session.question ?? null) })
    }
    if (how === 'dismiss') {
      const known = (await db.quiet.get(service))?.quiet ?? null
      await db.quiet.put({ service, quiet: afterDismissal(known, context.day, context.policyOf(service).status) })
    }
    for (const row of await db.tabs.where('service').equals(service).toArray()) {
      const own = row.tab === tab || (id !== null && row.session === id)
      if (!own) continue
      const muted = row.muted || how === 'wrong-tool'
      const state = remove ? 'removed' : row.state
      await db.tabs.put({ ...(how === 'later' ? row : withoutHints(row)), day: state === 'none' ? null : context.day, state, muted, hidden: row.hidden || muted, view: muted ? 'nothing' : 'chip', reason: null })
    }
    return service
  })
}

export type Correction = Pick<Given, 'answer' | 'overridden' | 'justification'> & { readonly session: string }

/** Corrects an entry of the day ledger: what took place is not barred afterwards. */
export async function correct(db: Database, given: Correction, context: Context): Promise<Saved> {
  const answer = keptAnswer(given.answer)
  return db.transaction('rw', [db.sessions, db.settings], async (): Promise<Saved> => {
    const session = await db.sessions.get({ id: given.session })
    if (session === undefined) return { ok: false, reason: 'gone' }
    const verdict = verdictOf(context.policyOf(session.service), answer)
    if (verdict === 'not-allowed' && !given.overridden) return { ok: false, reason: 'not-allowed', verdict }
    const justification = given.justification ?? session.justification ?? null
    const { rung, rule } = context.rule(session.service, context.department ?? (await readSetting(db)).department, { purpose: answer.purpose, level: answer.level, accountType: answer.accountType })
    if (rung === 'justify' && justification === null) return { ok: false, reason: 'justify', rule }
    await db.sessions.put(answered(session, { answer, overridden: verdict === 'not-allowed', memory: null, source: 'answered', justification }, context.day))
    return { ok: true, verdict, answer, counted: true, service: session.service, barredBy: null }
  })
}

/** Deletes an entry: it counts nowhere any more. False when there was none. */
export async function remove(db: Database, id: string): Promise<boolean> {
  return db.transaction('rw', [db.sessions, db.tabs], async () => {
    for (const row of await db.tabs.where('session').equals(id).toArray()) await db.tabs.put({ ...row, state: 'removed' })
    return (await db.sessions.where('id').equals(id).delete()) > 0
  })
}

/** Deletes every entry, every remembered answer, the count of questions, and the own list of requests and concerns. */
export async function removeAll(db: Database): Promise<void> {
  await db.transaction('rw', [db.sessions, db.tabs, db.remembered, db.asks, db.quiet, db.reports, db.candidates], async () => {
    for (const row of await db.tabs.toArray()) await db.tabs.put({ ...row, hints: [], memo: null, state: row.state === 'counted' ? 'removed' : row.state })
    await Promise.all([db.sessions.clear(), db.remembered.clear(), db.asks.clear(), db.quiet.clear(), db.reports.clear(), db.candidates.clear()])
  })
}

/** Forgets the answer remembered for a service; what it counted stays. */
export async function revoke(db: Database, service: string): Promise<void> {
  await db.transaction('rw', [db.remembered, db.tabs], async () => {
    await db.remembered.delete(service)
    for (const row of await db.tabs.where('service').equals(service).toArray()) await db.tabs.put({ ...row, memo: null })
  })
}

/** The department the person works in. Entries of today carry the one in force today. */
export async function chooseDepartment(db: Database, department: string | null, context: Context): Promise<void> {
  await db.transaction('rw', [db.settings, db.sessions], async () => {
    await db.settings.put({ ...(await readSetting(db)), department, id: 'all' })
    if (context.department !== null) return
    const value = department ?? 'unknown'
    for (const session of await db.sessions.where('day').equals(context.day).toArray()) {
      if (session.department !== value && session.frozenIn === null) await db.sessions.put({ ...session, department: value, stamp: session.stamp + 1 })
    }
  })
}
