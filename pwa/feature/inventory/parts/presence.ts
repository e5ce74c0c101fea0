import { joinPresence } from '#shared/register/index.ts'
import { latestIssues } from '#shared/register/issue.ts'
import type { PresenceRow } from '#shared/table/schema.ts'
import { tables } from '../../../data/index.ts'

/** Months of presence shown together: those the register counts. */
const months = 3

/** Presence rows of a service in the months that count, one an account type. */
export function presenceOf(service: string): { readonly months: readonly string[]; readonly rows: readonly PresenceRow[] } {
  const recent = latestIssues(tables.value.presence).slice(0, months)
  const found = recent.flatMap((table) => table.rows.filter((row) => row.service === service).map((row) => ({ month: table.period, row })))
  return { months: recent.map((table) => table.period).reverse(), rows: joinPresence(found) }
}
