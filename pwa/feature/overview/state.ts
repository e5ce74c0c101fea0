import { computed } from '@preact/signals'
import type { ServiceView } from '#shared/register/index.ts'
import type { Summary } from '#shared/register/readModel.ts'
import { riskRank } from '#shared/register/level.ts'
import type { RiskLevel } from '#shared/risk/schema.ts'
import type { Band } from '#shared/table/schema.ts'
import { summary } from '../../worker/index.ts'

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

export const views = computed<readonly ServiceView[]>(() => summary.value?.services ?? [])

export const totals = computed(() => {
  // A service counts once, at its highest level: single risks are many, and say less about where to begin.
  const count = (level: RiskLevel) => views.value.filter((service) => service.risk.level === level).length
  return {
    seen: views.value.filter((service) => service.seenIn !== 'nowhere').length,
    needs: views.value.filter((service) => service.needs.length > 0).length,
    critical: count('critical'),
    high: count('high'),
    questions: summary.value?.questions ?? 0,
    unanswered: views.value.filter((service) => service.unanswered).length,
  }
})

/** The services used most in the newest week, with their weeks, oldest first. */
export function mostUsed({ services, period }: Pick<Summary, 'services' | 'period'>, count: number, weeks: number): { readonly view: ServiceView; readonly points: readonly { readonly week: string; readonly band: Band | null }[] }[] {
  const shown = period.weeks.slice(0, weeks)
  return services
    .map((view) => ({ view, points: shown.map((week, index) => ({ week, band: view.trend[index] ?? null })).reverse() }))
    .filter(({ points }) => points.some((point) => point.band !== null))
    .sort((a, b) => spread(b.view) - spread(a.view) || sum(b.points) - sum(a.points) || (a.view.name < b.view.name ? -1 : 1))
    .slice(0, count)
}

function sum(points: readonly { readonly band: Band | null }[]): number {
  return points.reduce((total, { band }) => total + (band?.from ?? 0), 0)
}
