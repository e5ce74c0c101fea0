import type { Day } from '#shared/calendar/calendar.ts'
import type { Answer, Memory } from '#shared/declaration/schema.ts'
import type { KnownUse } from '#shared/policy/decide.ts'
import { isBarring } from '#shared/policy/situation.ts'
import type { Rule } from '#shared/rule/schema.ts'
import { memoryUntil, verdictOf, withoutReason, type Memo } from '#extension/ask/index.ts'
import { keptAnswer, type Saved } from './answer.ts'
import type { Context, Ruling } from './context.ts'
import type { Database, Justified, TabRow } from './database.ts'
import { rulingOn } from './ruling.ts'
import { changeSetting, isAcknowledged, readSetting, type Setting } from './setting.ts'
import { isLeft, leaveCard, type Opening } from './left.ts'
import { currentTab, hasOpenSession, newTabRow, showPage, type Page } from './tab.ts'
import { ask, memoOf } from './use.ts'

/** What a rule says, to be compared: read counts until it says something else. */
export function ruleKey(rule: Rule): string {
  return JSON.stringify(rule)
}

export function isRead(setting: Setting, rule: Rule): boolean {
  return setting.rulesRead?.[rule.id] === ruleKey(rule)
}

const tables = (db: Database) => [db.tabs, db.sessions, db.remembered, db.asks, db.quiet, db.settings]

/**
 * A tab shows a page of a service, and the rules say how much of it is seen: nothing, the chip, or the card ahead of the first
 * use, where a rule has a text to acknowledge or waits for an answer before it may keep people out. A card that was left is folded.
 */
export async function openPage(db: Database, page: Page & Opening, context: Context): Promise<TabRow> {
  return db.transaction('rw', tables(db), async () => {
    const before = await db.tabs.get([page.tab, page.service])
    if (before !== undefined && isLeft(before, page, context.day)) await leaveCard(db, before, context)
    const row = await showPage(db, page)
    const ruling = await rulingOn(db, row, context)
    if (ruling.rung === 'silent' && row.view === 'chip') row.view = 'nothing'
    const mayOpen = page.kind === 'app' && row.view !== 'card' && !row.muted && !context.private
    if (mayOpen) await openAhead(db, row, ruling, context)
    await db.tabs.put(row)
    return row
  })
}

async function openAhead(db: Database, row: TabRow, { rung, rule, mayBar }: Ruling, context: Context): Promise<void> {
  const setting = await readSetting(db)
  if (rung === 'acknowledge' && rule !== null) {
    // Once a day, in whatever tab: not to read it is a valid answer, too.
    const [says, told] = [ruleKey(rule), setting.rulesTold?.[rule.id]]
    if (isRead(setting, rule) || (told?.says === says && told.on === context.day)) return
    await changeSetting(db, { rulesTold: { ...setting.rulesTold, [rule.id]: { says, on: context.day } } })
    // The card is one of today.
    if (row.day !== context.day) Object.assign(row, ahead(row, context.day))
    Object.assign(row, { view: 'card', reason: 'rule', hidden: false } satisfies Partial<TabRow>)
    return
  }
  if (!mayBar || hasOpenSession(row, context.day) || !isAcknowledged(setting, context.notice)) return
  Object.assign(row, ahead(row, context.day))
  await ask(db, row, context, null)
}

/** What a row says of a day before its first use. */
function ahead(row: TabRow, day: Day): Partial<TabRow> {
  return { day, session: null, state: 'none', asked: row.asked && row.day === day, hintAsked: false }
}

/** The text of a rule was acknowledged. Returns the tab's row; undefined where the card has gone. */
export async function readRule(db: Database, tab: number, rule: Rule, context: Context): Promise<TabRow | undefined> {
  return db.transaction('rw', tables(db), async () => {
    await changeSetting(db, { rulesRead: { ...(await readSetting(db)).rulesRead, [rule.id]: ruleKey(rule) } })
    const row = await currentTab(db, tab)
    if (row === undefined) return undefined
    // Read before the first use there is nothing more to say, unless a hint has put the question ahead; after it the question
    // comes, where one is due.
    const session = await db.sessions.get({ id: row.session ?? '' })
    const isAhead = row.state === 'none' && row.asked && row.view === 'card' && row.day === context.day
    if (session === undefined ? !isAhead : session.answer !== null) Object.assign(row, { view: 'chip', reason: null } satisfies Partial<TabRow>)
    else if (!row.asked) {
      if (row.reason === 'rule') Object.assign(row, { view: 'chip', reason: null } satisfies Partial<TabRow>)
      await ask(db, row, context, null)
    }
    await db.tabs.put(row)
    return row
  })
}

/** Whether a person is kept out of a service in a tab, and by what. A remembered answer that the rules let through does that. */
export async function barring(db: Database, seen: Pick<TabRow, 'tab' | 'service' | 'account'>, context: Context): Promise<Ruling | null> {
  const known = (await db.tabs.get([seen.tab, seen.service])) ?? newTabRow(seen.tab, seen.service)
  const row = { ...known, account: seen.account ?? known.account }
  const ruling = await rulingOn(db, row, context)
  if (!isBarring(ruling.rung)) return null
  const { memo } = await memoOf(db, row, context)
  return memo === null || isBarring(context.rungOf(row.service, await departmentOf(db, context), memo.answer)) ? ruling : null
}

/** Tabs in which an answer lets through to a service that is barred otherwise; `services`: those let through for longer than a tab. */
export async function passes(db: Database, context: Context): Promise<{ readonly tabs: { tab: number; service: string }[]; readonly services: Set<string> }> {
  const department = await departmentOf(db, context)
  const tabs: { tab: number; service: string }[] = []
  const services = new Set<string>()
  for (const { service } of await db.remembered.toArray()) {
    const row = newTabRow(-1, service)
    if (isBarring(context.rule(service, department, {}).rung) && (await barring(db, row, context)) === null) services.add(service)
  }
  for (const row of await db.tabs.toArray()) {
    if (row.memo === null || services.has(row.service) || !isBarring(context.rule(row.service, department, {}).rung)) continue
    if ((await barring(db, row, context)) === null) tabs.push({ tab: row.tab, service: row.service })
  }
  return { tabs, services }
}

export type Exception = { readonly tab: number; readonly service: string; readonly answer: Answer; readonly memory: Memory; readonly justification: Justified | null }

/**
 * The question for the exception was answered, on the page that stands in the way, which is the warning already: what is not allowed
 * is overridden by going on. Kept only where it lets through.
 */
export async function saveException(db: Database, given: Exception, context: Context): Promise<Saved> {
  return db.transaction('rw', tables(db), async (): Promise<Saved> => {
    if (!isAcknowledged(await readSetting(db), context.notice)) return { ok: false, reason: 'notice' }
    if (context.private) return { ok: false, reason: 'private' }
    const { tab, service, memory } = given
    const answer = keptAnswer(given.answer)
    const policy = context.policyOf(service)
    const verdict = verdictOf(policy, answer)
    const { rung, rule } = context.rule(service, await departmentOf(db, context), useOf(answer))
    const result = { ok: true, verdict, answer, counted: false, service } as const
    if (isBarring(rung)) return { ...result, barredBy: rule }
    if (rung === 'justify' && given.justification === null) return { ok: false, reason: 'justify', rule }
    const memo: Memo = {
      answer, memory, until: memoryUntil(memory, context.day), status: policy.status, verdict, overridden: verdict === 'not-allowed', rung,
      ...(given.justification === null ? {} : { justification: given.justification }),
    }
    const row = (await db.tabs.get([tab, service])) ?? newTabRow(tab, service)
    await db.tabs.put({ ...row, memo })
    if (memory !== 'tab') await db.remembered.put({ service, memo: withoutReason(memo) })
    return { ...result, barredBy: null }
  })
}

/** What rules look at in an answer. */
export function useOf({ purpose, level, accountType }: Answer): KnownUse {
  return { purpose, level, accountType }
}

async function departmentOf(db: Database, context: Context): Promise<string | null> {
  return context.department ?? (await readSetting(db)).department
}
