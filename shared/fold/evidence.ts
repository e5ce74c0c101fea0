import { liveVectors, type LiveVector, type UsageFacts } from '#shared/risk/index.ts'
import type { EvidenceRow } from '#shared/table/schema.ts'
import type { AccountType } from '#shared/taxonomy/schema.ts'
import type { Kind } from './kind.ts'
import { usageFacts } from './usage.ts'

type Built = {
  /** Truth of every agg.* condition of the service, and the departments that may be named. */
  readonly signature: string
  readonly facts: (kind: Kind) => UsageFacts
  /** How many kinds of cells take a vector. A count in memory only; the table says that it occurs. */
  readonly vectors: Map<AccountType, Map<LiveVector, number>>
  /** Rows as last drawn; null when a vector has come or gone since. */
  rows: EvidenceRow[] | null
}
type ServiceEvidence = { readonly kinds: Set<Kind>; built: Built | null }

export type Evidence = ReturnType<typeof createEvidence>

/**
 * Keeps which truth vectors the kinds of cells of a month take. A changed sheet costs the kinds it brings or takes
 * away; a service is worked through again only when one of its agg.* conditions, or a nameable department, turned.
 */
export function createEvidence() {
  const services = new Map<string, ServiceEvidence>()

  return {
    add(kind: Kind): void {
      const evidence = services.get(kind.cell.service) ?? { kinds: new Set(), built: null }
      services.set(kind.cell.service, evidence)
      evidence.kinds.add(kind)
      if (evidence.built !== null) tally(evidence.built, kind, 1)
    },

    remove(kind: Kind): void {
      const evidence = services.get(kind.cell.service)
      if (evidence === undefined) return
      evidence.kinds.delete(kind)
      if (evidence.kinds.size === 0) services.delete(kind.cell.service)
      else if (evidence.built !== null) tally(evidence.built, kind, -1)
    },

    /** Rows of the table, sorted. Vectors that cannot fire whatever else is known are left out: they decide nothing. */
    rows(aggregates: ReadonlyMap<string, UsageFacts>, departments: ReadonlySet<string>): EvidenceRow[] {
      const rows: EvidenceRow[] = []
      const nameable = [...departments].sort().join()
      for (const service of [...services.keys()].sort()) {
        const evidence = services.get(service) as ServiceEvidence
        const built = builtFor(evidence, aggregates.get(service) ?? {}, departments, nameable)
        built.rows ??= [...built.vectors.keys()].sort().flatMap((accountType) => rowsOf(service, accountType, built.vectors.get(accountType) ?? new Map()))
        for (const row of built.rows) rows.push(row)
      }
      return rows
    },
  }
}

function builtFor(evidence: ServiceEvidence, aggregate: UsageFacts, departments: ReadonlySet<string>, nameable: string): Built {
  const signature = `${nameable}|${liveVectors(aggregate).map((live) => live.risk + live.vector).join()}`
  if (evidence.built?.signature === signature) return evidence.built
  const named = new Set(departments)
  const built: Built = { signature, facts: (kind) => usageFacts(kind, aggregate, named), vectors: new Map(), rows: null }
  for (const kind of evidence.kinds) tally(built, kind, 1)
  evidence.built = built
  return built
}

function tally(built: Built, kind: Kind, step: 1 | -1): void {
  const { accountType } = kind.cell
  const vectors = built.vectors.get(accountType) ?? new Map<LiveVector, number>()
  built.vectors.set(accountType, vectors)
  for (const live of liveVectors(built.facts(kind))) {
    const before = vectors.get(live) ?? 0
    if (before + step === 0) vectors.delete(live)
    else vectors.set(live, before + step)
    if (before === 0 || before + step === 0) built.rows = null
  }
  if (vectors.size === 0) built.vectors.delete(accountType)
}

function rowsOf(service: string, accountType: AccountType, vectors: ReadonlyMap<LiveVector, number>): EvidenceRow[] {
  const byRisk = Map.groupBy(vectors.keys(), ({ risk }) => risk)
  return [...byRisk.keys()].sort().map((risk) => ({ service, accountType, risk, vectors: (byRisk.get(risk) ?? []).map(({ vector }) => vector).sort() }))
}
