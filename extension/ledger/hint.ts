import type { HintClass } from '#shared/hint/kind.ts'
import { inClassOrder, isAbove } from '#shared/hint/suggest.ts'
import type { Context } from './context.ts'
import type { Database, TabRow } from './database.ts'
import { isAcknowledged, readSetting } from './setting.ts'
import { changeTab, currentTab, hasOpenSession, withoutHints } from './tab.ts'
import { answerOf, ask } from './use.ts'

/**
 * What was pasted in a tab looks like this. Only the names of the classes are kept, with the tab, until the question is
 * answered. Opens the card where an answer is missing, or was given under a lower level; null where nothing may be kept.
 */
export async function recordHint(db: Database, { tab, classes }: { readonly tab: number; readonly classes: readonly HintClass[] }, context: Context): Promise<TabRow | null> {
  return db.transaction('rw', [db.tabs, db.sessions, db.remembered, db.asks, db.quiet, db.settings], async () => {
    const known = await currentTab(db, tab)
    if (known === undefined || known.page !== 'app' || known.muted || context.private) return null
    if (!isAcknowledged(await readSetting(db), context.notice)) return null
    const isOpen = hasOpenSession(known, context.day)
    if (isOpen && known.state === 'removed') return null
    // Ahead of the day's first use. What was asked ahead already stays asked.
    const isAhead = known.state === 'none' && known.day === context.day
    const ahead = { day: context.day, session: null, state: 'none', asked: false, hintAsked: false } as const
    const row: TabRow = { ...known, ...(isOpen || isAhead ? {} : ahead), hints: inClassOrder([...(known.hints ?? []), ...classes]) }
    await ask(db, row, context, null)
    // Where there is no question left to suggest anything for, what was seen is not kept.
    const answer = await answerOf(db, row, context)
    const isOfUse = answer === null || (row.view === 'card' && isAbove(row.hints ?? [], answer))
    const kept = isOfUse ? row : { ...row, hints: known.hints ?? [] }
    await db.tabs.put(kept)
    return kept
  })
}

/** The person says that it is not what it looks like: the suggestion goes, and is not put again for this session. */
export async function dropHints(db: Database, tab: number): Promise<TabRow | undefined> {
  return changeTab(db, tab, withoutHints)
}
