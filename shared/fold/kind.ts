import type { Cell } from '#shared/cell/schema.ts'
import { risks, usageConditions } from '#shared/risk/index.ts'

/** What a cell says without week and count. Lists are sorted. */
export type KindCell = Omit<Cell, 'week' | 'sessions'>

/** One combination that occurs in the sheets of a month, held once however many browsers report it. */
export type Kind = {
  readonly key: string
  readonly cell: KindCell
  /** Sessions of the cell, where some rule asks for them (u.count); else null, so that more cells are alike. */
  readonly count: number | null
  /** In how many cells it occurs. */
  uses: number
}

const rulesReadCount = risks.some((risk) => usageConditions(risk.id).some((leaf) => leaf.fact === 'u.count'))

/** Level and purpose are asked together: a session has both or was not answered. */
export function isAnswered(cell: Pick<Cell, 'level' | 'purpose'>): boolean {
  return cell.level !== 'unknown' && cell.purpose !== 'unknown'
}

/** Kinds by their content, each as long as it is in use. */
export function createKinds() {
  const kinds = new Map<string, Kind>()
  return {
    all: (): Iterable<Kind> => kinds.values(),
    of(cell: Cell): Kind {
      const count = rulesReadCount ? cell.sessions : null
      const key = keyOf(cell, count)
      const known = kinds.get(key)
      if (known !== undefined) return known
      const kind: Kind = { key, cell: kindCell(cell), count, uses: 0 }
      kinds.set(key, kind)
      return kind
    },
    drop(kind: Kind): void {
      kinds.delete(kind.key)
    },
  }
}

function keyOf(cell: Cell, count: number | null): string {
  const { service, department, accountType, level, purpose, destination, humanReview, overridden } = cell
  const lists = `${listKey(cell.categories)}|${listKey(cell.affectsPeople)}|${listKey(cell.connectors)}`
  return `${service}|${department}|${accountType}|${level}|${purpose}|${destination}|${humanReview}|${overridden}|${lists}|${count}`
}

function listKey(list: 'unknown' | readonly string[]): string {
  if (list === 'unknown') return '?'
  return list.length < 2 ? (list[0] ?? '') : list.toSorted().join(',')
}

function kindCell(cell: Cell): KindCell {
  const sorted = <T>(list: 'unknown' | T[]) => (list === 'unknown' ? list : list.toSorted())
  return {
    service: cell.service,
    department: cell.department,
    accountType: cell.accountType,
    level: cell.level,
    purpose: cell.purpose,
    categories: sorted(cell.categories),
    destination: cell.destination,
    affectsPeople: sorted(cell.affectsPeople),
    humanReview: cell.humanReview,
    connectors: sorted(cell.connectors),
    overridden: cell.overridden,
  }
}
