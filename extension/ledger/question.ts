import { addDays, type Day } from '#shared/calendar/calendar.ts'
import { isRepeated, outcomeOf, quietingOf, quietingRule, type Quieting, type Reaction } from '#extension/ask/index.ts'
import type { Database, SessionRow, TabRow } from './database.ts'
import type { Context } from './context.ts'
import { mayAsk } from './ruling.ts'
import { changeSetting, readSetting } from './setting.ts'
import { cardName } from './left.ts'
import { currentTab } from './tab.ts'

// Questions live on the session they are about: whoever removes the session removes its question.

/** The card of a tab is painted: only now has somebody been asked. */
export async function noteShown(db: Database, tab: number): Promise<void> {
  await db.transaction('rw', [db.tabs, db.sessions], async () => {
    const row = await currentTab(db, tab)
    if (row?.view !== 'card') return
    if (row.seen !== cardName(row)) await db.tabs.put({ ...row, seen: cardName(row) })
    if (row.session === null) return
    await db.sessions.where('id').equals(row.session).filter(({ question }) => question === 'put').modify({ question: 'shown' })
  })
}

/**
 * The one reminder of a question that was put off. Undefined: answered, gone, reminded before, its tab shows something else, or
 * nothing is to be asked now; then it stays in the inbox.
 */
export async function remind(db: Database, id: string, context: Context): Promise<TabRow | undefined> {
  return db.transaction('rw', [db.tabs, db.sessions, db.settings], async () => {
    const session = await db.sessions.get({ id })
    const row = await db.tabs.where('session').equals(id).first()
    if (session?.question !== 'later' || session.answer !== null || session.inbox === 0 || row === undefined || row.current === 0) return undefined
    if (context.private || !(await mayAsk(db, row, context))) return undefined
    await db.sessions.put({ ...session, question: 'reminded' })
    const reminded: TabRow = { ...row, view: 'card', reason: 'reminder' }
    await db.tabs.put(reminded)
    return reminded
  })
}

/** How much the browser holds back, from what came of the own last questions. */
export async function readQuieting(db: Database, today: Day): Promise<Quieting> {
  const rows = await db.sessions.where('day').above(addDays(today, -quietingRule.days)).sortBy('order')
  const { judgedFrom } = await readSetting(db)
  return quietingOf(rows.flatMap((row) => (row.order > (judgedFrom ?? 0) ? reactionTo(row, today) : [])), today)
}

/** An answer counts whether asked for or not; a remembered one says nothing. */
function reactionTo(row: SessionRow, today: Day): Reaction[] {
  if (row.source === 'answered') return [{ day: row.day, kind: 'answered' }]
  const outcome = outcomeOf(row.question ?? null, row.day < today)
  if (outcome === null) return []
  return [{ day: row.day, kind: outcome === 'ignored' || outcome === 'ignoredAgain' ? 'ignored' : 'answered' }]
}

/** The person wants to be asked as usual: what came of earlier questions is no longer looked at. */
export async function askAsUsual(db: Database): Promise<void> {
  const last = await db.sessions.orderBy('order').last()
  await changeSetting(db, { judgedFrom: last?.order ?? 0 })
}

/** Day the service was last asked about, within the days that count for asking less; null: not in them. */
export async function askedHereOn(db: Database, service: string, today: Day): Promise<Day | null> {
  const rows = await db.sessions.where('day').above(addDays(today, -quietingRule.serviceDays)).filter((row) => row.service === service && hasQuestion(row)).toArray()
  return rows.map(({ day }) => day).sort().at(-1) ?? null
}

function hasQuestion({ question }: SessionRow): boolean {
  return question !== undefined && question !== null
}

/** True where the person's last own answers about a service are all the same. */
export async function isAnswerRepeated(db: Database, service: string): Promise<boolean> {
  const rows = await db.sessions.where('service').equals(service).filter((row) => row.source === 'answered').sortBy('order')
  return isRepeated(rows.toReversed().flatMap(({ answer }) => (answer === null ? [] : [answer])))
}
