import { computed } from '@preact/signals'
import type { Register, ServiceView } from '#shared/register/index.ts'
import { latestIssues } from '#shared/register/issue.ts'
import { riskRank } from '#shared/register/level.ts'
import type { Band } from '#shared/table/schema.ts'
import { levels } from '#shared/taxonomy/lists.ts'
import type { Level } from '#shared/taxonomy/schema.ts'
import { tables } from '../../data/index.ts'
import { questions, register, riskInstances } from '../../worker/index.ts'

/** Services that need a decision: highest risk first, then how many such risks, then spread. */
export function needingDecision(services: readonly ServiceView[]): ServiceView[] {
  const highest = ({ risk }: ServiceView) => (risk.level === null ? 0 : risk.active[risk.level])
  return services
    .filter((service) => service.needs.length > 0)
    .sort((a, b) => riskRank(b.risk.level) - riskRank(a.risk.level) || spread(b) - spread(a) || highest(b) - highest(a) || (a.name < b.name ? -1 : 1))
}

/** Lower end of the browsers of the last week; 0 where too few to say. */
function spread(service: ServiceView): number {
  return service.browsers?.from ?? 0
}

export const views = computed<readonly ServiceView[]>(() => [...(register.value?.services.values() ?? [])].map((service) => service.view))

export const totals = computed(() => {
  const active = riskInstances.value.filter((risk) => risk.status === 'active')
  const count = (level: string) => active.filter((risk) => risk.level === level).length
  return {
    seen: views.value.filter((service) => service.seenIn !== 'nowhere').length,
    needs: views.value.filter((service) => service.needs.length > 0).length,
    critical: count('critical'),
    high: count('high'),
    lower: count('medium') + count('low'),
    questions: questions.value.length,
    unanswered: views.value.filter((service) => service.unanswered).length,
  }
})

/** The services used most in the newest week, with their weeks, oldest first. */
export function mostUsed({ services, period }: Register, count: number, weeks: number): { readonly view: ServiceView; readonly points: readonly { readonly week: string; readonly band: Band | null }[] }[] {
  const shown = period.weeks.slice(0, weeks)
  return [...services.values()]
    .map(({ view }) => ({ view, points: shown.map((week, index) => ({ week, band: view.trend[index] ?? null })).reverse() }))
    .filter(({ points }) => points.some((point) => point.band !== null))
    .sort((a, b) => spread(b.view) - spread(a.view) || sum(b.points) - sum(a.points) || (a.view.name < b.view.name ? -1 : 1))
    .slice(0, count)
}

function sum(points: readonly { readonly band: Band | null }[]): number {
  return points.reduce((total, { band }) => total + (band?.from ?? 0), 0)
}

export type DeclaredShares = {
  readonly month: string
  /** Share of sessions that were answered, as the range the bands allow. */
  readonly from: number
  readonly to: number
  readonly levels: readonly { readonly level: Level | 'unknown' | 'other'; readonly band: Band }[]
}

/** Declared and unanswered sessions of the newest closed month; null while none is published. */
export const declared = computed<DeclaredShares | null>(() => {
  const [table] = latestIssues(tables.value.profile)
  if (table === undefined) return null
  const byLevel = new Map<string, Band>()
  for (const row of table.rows) {
    if (row.service !== 'organisation' || row.by !== 'levelPurpose') continue
    const level = row.value.split('/')[0] ?? 'other'
    byLevel.set(level, added(byLevel.get(level), row.sessions))
  }
  const order = [...levels, 'other', 'unknown'] as const
  const shares = order.flatMap((level) => {
    const band = byLevel.get(level)
    return band === undefined ? [] : [{ level, band }]
  })
  if (shares.length === 0) return null
  const answered = shares.filter(({ level }) => level !== 'unknown').reduce<Band | undefined>((all, { band }) => added(all, band), undefined) ?? { from: 0, to: 0 }
  const unanswered = byLevel.get('unknown') ?? { from: 0, to: 0 }
  const most = (band: Band) => band.to ?? band.from
  const share = (part: number, rest: number) => (part + rest === 0 ? 0 : part / (part + rest))
  return { month: table.period, from: share(answered.from, most(unanswered)), to: share(most(answered), unanswered.from), levels: shares }
})

function added(a: Band | undefined, b: Band): Band {
  if (a === undefined) return b
  return { from: a.from + b.from, to: a.to === null || b.to === null ? null : a.to + b.to }
}
