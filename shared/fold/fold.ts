import type { Month, Week } from '#shared/calendar/calendar.ts'
import type { Candidate } from '#shared/catalogue/candidate.ts'
import type { Cell } from '#shared/cell/schema.ts'
import type { SheetBody } from '#shared/sheet/body.ts'
import { candidatePeriod, candidatePrint, createCandidates } from './candidates.ts'
import { createEvidence } from './evidence.ts'
import { combined, fingerprint } from './fingerprint.ts'
import { createKinds, isAnswered, type Kind } from './kind.ts'
import { createPresence } from './presence.ts'
import type { MonthUsage, ServiceUsage } from './usage.ts'

/** One cell of a sheet: its kind is shared with all cells that say the same. */
export type Entry = { readonly kind: Kind; readonly week: Week; readonly sessions: number }

/** What the fold holds of one sheet. */
export type Holding = {
  readonly entries: readonly Entry[]
  readonly further: Further
  readonly candidates: readonly Candidate[]
  /** Fingerprint of what the sheet says by ISO week (cells), in the whole month, and of its candidates; what is empty is left out. */
  readonly prints: ReadonlyMap<Week | Month | typeof candidatePeriod, number>
}

/** What a sheet says besides its cells; sheets of version 1 say nothing. */
export type Further = Readonly<Pick<SheetBody, 'asks' | 'justified' | 'guidance'>> & { readonly candidates?: readonly Candidate[] | undefined }

export type Fold = ReturnType<typeof createFold>

/**
 * The sheets of one month, ready to be folded. A changed sheet is applied by itself; the tables drawn from the fold
 * are the same as if all sheets had been read afresh, in any order.
 */
export function createFold(month: Month) {
  const kinds = createKinds()
  const evidence = createEvidence()
  const presence = createPresence()
  const candidates = createCandidates()
  const holdings = new Map<string, Holding>()
  const usage = new Map<string, ServiceUsage>()
  const departments = new Map<string, number>()

  function count({ entries, candidates: named }: Holding, step: 1 | -1): void {
    candidates.count(named, step)
    const services = new Set<string>()
    const seenDepartments = new Set<string>()
    for (const { kind, sessions } of entries) {
      const { cell } = kind
      const known = usage.get(cell.service) ?? { sessions: 0, answered: 0, overridden: 0, browsers: 0 }
      usage.set(cell.service, {
        sessions: known.sessions + step * sessions,
        answered: known.answered + (isAnswered(cell) ? step * sessions : 0),
        overridden: known.overridden + (cell.overridden === true ? step * sessions : 0),
        browsers: known.browsers + (services.has(cell.service) ? 0 : step),
      })
      services.add(cell.service)
      seenDepartments.add(cell.department)
      kind.uses += step
      if (kind.uses === 0) {
        evidence.remove(kind)
        presence.remove(kind)
        kinds.drop(kind)
      } else if (kind.uses === 1 && step === 1) {
        evidence.add(kind)
        presence.add(kind)
      }
    }
    for (const service of services) if (usage.get(service)?.browsers === 0) usage.delete(service)
    for (const department of seenDepartments) {
      const browsers = (departments.get(department) ?? 0) + step
      if (browsers === 0) departments.delete(department)
      else departments.set(department, browsers)
    }
  }

  return {
    month,
    evidence,
    presence,
    candidates,
    kinds: kinds.all,
    holdings: holdings as ReadonlyMap<string, Holding>,
    usage: usage as MonthUsage,

    /** Puts in, replaces or (null) takes away one sheet. What it says is trusted: it passed the sheet schema. */
    set(id: string, cells: readonly Cell[] | null, further: Further = {}): void {
      const old = holdings.get(id)
      // New before old: a kind that stays is never dropped and made again.
      if (cells === null) holdings.delete(id)
      else {
        const holding = hold(cells, further)
        count(holding, 1)
        holdings.set(id, holding)
      }
      if (old !== undefined) count(old, -1)
    },

    /** Departments that at least k browsers named this month. */
    departmentsOf(k: number): Set<string> {
      const nameable = [...departments].filter(([department, browsers]) => department !== 'unknown' && browsers >= k)
      return new Set(nameable.map(([department]) => department))
    },
  }

  function hold(cells: readonly Cell[], further: Further): Holding {
    const { candidates: named = [] } = further
    const prints = new Map<Week | Month, number>()
    if (named.length > 0) prints.set(candidatePeriod, candidatePrint(named))
    const add = (period: Week | Month, print: number) => prints.set(period, combined(prints.get(period) ?? 0, print))
    const entries = cells.map((cell) => {
      const kind = kinds.of(cell)
      const print = fingerprint(`${kind.key}#${cell.week}#${cell.sessions}`)
      add(cell.week, print)
      add(month, print)
      return { kind, week: cell.week, sessions: cell.sessions }
    })
    const text = furtherText(further)
    if (text !== '') add(month, fingerprint(text))
    return { entries, further, candidates: named, prints }
  }
}

/** One text for what the month's profile counts of it; candidates are looked at by themselves. */
function furtherText({ asks, justified, guidance }: Further): string {
  const counts = asks === undefined ? '' : `asks ${asks.answered} ${asks.answeredLater} ${asks.ignored} ${asks.ignoredAgain}`
  const reasons = (justified ?? []).map(({ reason, count }) => `${reason} ${count}`).sort().join(' ')
  return [counts, reasons, guidance === undefined ? '' : `guidance ${guidance}`].filter((part) => part !== '').join('#')
}
