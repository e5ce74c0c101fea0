import type { Month, Week } from '#shared/calendar/calendar.ts'
import { riskCatalogueVersion } from '#shared/risk/catalogue.ts'
import type { RiskId } from '#shared/risk/schema.ts'
import type { TruthVector } from '#shared/risk/vector.ts'
import type { PresenceRow, TrendRow } from '#shared/table/schema.ts'
import type { AccountType } from '#shared/taxonomy/schema.ts'
import type { Tables } from './input.ts'
import { latestIssues, windowMonths } from './issue.ts'

/** Weeks of trend kept with a service. */
export const trendWeeks = 26

/** Which distinct vectors a risk's usage conditions took on one account type, each with the last month it was seen. */
export type Evidence = ReadonlyMap<AccountType, ReadonlyMap<RiskId, ReadonlyMap<TruthVector, Month>>>
export type MonthPresence = { readonly month: Month; readonly row: PresenceRow }
export type WeekTrend = { readonly week: Week; readonly row: TrendRow }

export type ServiceUsage = {
  readonly evidence: Evidence
  /** Newest month first. */
  readonly presence: readonly MonthPresence[]
  /** Newest week first, only weeks in which at least k browsers used it. */
  readonly trend: readonly WeekTrend[]
}

export type Usage = {
  readonly services: ReadonlyMap<string, ServiceUsage>
  readonly period: Period
}

/** Which periods the figures speak of. */
export type Period = {
  /** Months of evidence that count, newest first. */
  readonly evidence: readonly Month[]
  /** Months of presence, newest first. */
  readonly presence: readonly Month[]
  /** Closed weeks, newest first, as many as a trend shows. */
  readonly weeks: readonly Week[]
  /** Group size of the newest table; null while nothing is published. */
  readonly k: number | null
  /** Months whose evidence was folded with other rules than ours and so cannot be read. */
  readonly unreadable: readonly Month[]
}

export const noUsage: ServiceUsage = { evidence: new Map(), presence: [], trend: [] }

/** The published tables turned round: what they say about each service. */
export function usageOf(tables: Tables): Usage {
  const services = new Map<string, { evidence: Map<AccountType, Map<RiskId, Map<TruthVector, Month>>>; presence: MonthPresence[]; trend: WeekTrend[] }>()
  const of = (id: string) => {
    let usage = services.get(id)
    if (usage === undefined) services.set(id, (usage = { evidence: new Map(), presence: [], trend: [] }))
    return usage
  }
  const evidence = latestIssues(tables.evidence)
  const readable = evidence.filter((table) => table.rules === riskCatalogueVersion)
  const counted = readable.slice(0, windowMonths)
  for (const table of counted) {
    for (const row of table.rows) {
      const risks = inner(of(row.service).evidence, row.accountType)
      const vectors = inner(risks, row.risk)
      for (const vector of row.vectors) if (!vectors.has(vector)) vectors.set(vector, table.period)
    }
  }
  const presence = latestIssues(tables.presence)
  for (const table of presence) for (const row of table.rows) of(row.service).presence.push({ month: table.period, row })
  const trend = latestIssues(tables.trend).slice(0, trendWeeks)
  for (const table of trend) {
    for (const row of table.rows) if (row.service !== 'other') of(row.service).trend.push({ week: table.period, row })
  }
  return {
    services,
    period: {
      evidence: counted.map((table) => table.period),
      presence: presence.map((table) => table.period),
      weeks: trend.map((table) => table.period),
      k: presence[0]?.k ?? trend[0]?.k ?? null,
      unreadable: evidence.filter((table) => table.rules !== riskCatalogueVersion).map((table) => table.period),
    },
  }
}

function inner<K, L, V>(map: Map<K, Map<L, V>>, key: K): Map<L, V> {
  let value = map.get(key)
  if (value === undefined) map.set(key, (value = new Map()))
  return value
}
