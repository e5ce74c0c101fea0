import { categories, levels, purposes, statusTransitions } from './lists.ts'
import type { Category, Level, Purpose, ServiceStatus } from './schema.ts'

/** Rank of a level: 0 for public, 3 for restricted. */
export function levelRank(level: Level): number {
  return levels.indexOf(level)
}

/** Chosen categories with all they imply, in the order of the list, each once. */
export function withImplied(chosen: readonly Category[]): Category[] {
  const all = new Set<string>(chosen)
  for (const category of categories) if (all.has(category.id)) for (const implied of category.implies) all.add(implied)
  return categories.filter((category) => all.has(category.id)).map((category) => category.id)
}

/** max(chosen level, least level of every chosen category). Source: taxonomy, dataClassification.rule. */
export function effectiveLevel(chosen: Level, chosenCategories: readonly Category[]): Level {
  let rank = levelRank(chosen)
  for (const category of categories) if (chosenCategories.includes(category.id)) rank = Math.max(rank, levelRank(category.minLevel))
  return levels[rank] as Level
}

/** Flags of a purpose, e.g. `decision_on_people`. */
export function purposeFlags(purpose: Purpose): readonly string[] {
  return purposes.find((item) => item.id === purpose)?.flags ?? []
}

/** Statuses a service may move to from `from`. */
export function nextStatuses(from: ServiceStatus): ServiceStatus[] {
  return statusTransitions.filter(([start]) => start === from).map(([, end]) => end)
}
