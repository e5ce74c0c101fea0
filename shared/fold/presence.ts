import type { PresenceRow } from '#shared/table/schema.ts'
import { levels, purposes } from '#shared/taxonomy/lists.ts'
import { isAnswered, type Kind } from './kind.ts'

type Seen = { readonly levels: Set<string>; readonly purposes: Set<string>; unanswered: boolean }

/** Rows of the presence table, sorted: per service and account type what was seen, each on its own. */
export function presenceRows(kinds: Iterable<Kind>): PresenceRow[] {
  const rows = new Map<string, Pick<PresenceRow, 'service' | 'accountType'> & Seen>()
  for (const { cell } of kinds) {
    const key = `${cell.service}|${cell.accountType}`
    let seen = rows.get(key)
    if (seen === undefined) {
      seen = { service: cell.service, accountType: cell.accountType, levels: new Set(), purposes: new Set(), unanswered: false }
      rows.set(key, seen)
    }
    seen.levels.add(cell.level)
    seen.purposes.add(cell.purpose)
    if (!isAnswered(cell)) seen.unanswered = true
  }
  return [...rows.keys()].sort().map((key) => {
    const seen = rows.get(key) as Pick<PresenceRow, 'service' | 'accountType'> & Seen
    return {
      service: seen.service,
      accountType: seen.accountType,
      levels: levels.filter((level) => seen.levels.has(level)),
      purposes: purposes.map((purpose) => purpose.id).filter((id) => seen.purposes.has(id)),
      unanswered: seen.unanswered,
    }
  })
}
