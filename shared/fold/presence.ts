import type { PresenceRow } from '#shared/table/schema.ts'
import { levels, purposes } from '#shared/taxonomy/lists.ts'
import { isAnswered, type Kind } from './kind.ts'

/** How many kinds of cells say it. A count in memory only; the table says that it occurs. */
type Seen = Pick<PresenceRow, 'service' | 'accountType'> & { readonly said: Map<string, number> }

/** Keeps what was seen per service and account type: levels, purposes, unanswered sessions, each on its own. */
export function createPresence() {
  const seen = new Map<string, Seen>()

  function tally(kind: Kind, step: 1 | -1): void {
    const { service, accountType, level, purpose } = kind.cell
    const key = `${service}|${accountType}`
    const row = seen.get(key) ?? { service, accountType, said: new Map() }
    seen.set(key, row)
    const said = [`level ${level}`, `purpose ${purpose}`, isAnswered(kind.cell) ? 'answered' : 'unanswered']
    for (const what of said) {
      const count = (row.said.get(what) ?? 0) + step
      if (count === 0) row.said.delete(what)
      else row.said.set(what, count)
    }
    if (row.said.size === 0) seen.delete(key)
  }

  return {
    add: (kind: Kind): void => tally(kind, 1),
    remove: (kind: Kind): void => tally(kind, -1),
    /** Rows of the table, sorted. */
    rows: (): PresenceRow[] => [...seen.keys()].sort().map((key) => rowOf(seen.get(key) as Seen)),
  }
}

function rowOf({ service, accountType, said }: Seen): PresenceRow {
  return {
    service,
    accountType,
    levels: levels.filter((level) => said.has(`level ${level}`)),
    purposes: purposes.map((purpose) => purpose.id).filter((id) => said.has(`purpose ${id}`)),
    unanswered: said.has('unanswered'),
  }
}
