import type { Context, Ruling } from './context.ts'
import type { Database, TabRow } from './database.ts'
import { readSetting } from './setting.ts'

/** What the rules make of a service as a tab shows it: its facts, the person's department, the account where the address says. */
export async function rulingOn(db: Database, { service, account }: Pick<TabRow, 'service' | 'account'>, context: Context): Promise<Ruling> {
  const department = context.department ?? (await readSetting(db)).department
  return context.rule(service, department, account === null ? {} : { accountType: account })
}

/** False where the rules say that nothing is asked by itself. */
export async function mayAsk(db: Database, row: TabRow, context: Context): Promise<boolean> {
  const { rung } = await rulingOn(db, row, context)
  return rung !== 'silent' && rung !== 'chip'
}

/** What a tab shows of a service while no card does. */
export async function foldedView(db: Database, row: TabRow, context: Context): Promise<'chip' | 'nothing'> {
  return row.hidden || (await rulingOn(db, row, context)).rung === 'silent' ? 'nothing' : 'chip'
}
