import { effectiveLevel, levelRank } from '#shared/taxonomy/rules.ts'
import { categories, levels } from '#shared/taxonomy/lists.ts'
import type { Category, Level } from '#shared/taxonomy/schema.ts'
import { hintClasses, hintSuggests, type HintClass } from './kind.ts'

/** What to put before the person: a level, and the kinds of data the classes name. */
export type Suggestion = { readonly level: Level; readonly categories: readonly Category[] }

/** Classes in the order of the list, each once. */
export function inClassOrder(classes: Iterable<HintClass>): HintClass[] {
  const all = new Set(classes)
  return hintClasses.filter((name) => all.has(name))
}

/** What classes suggest together: the highest level of them, and every category they name; null where there are none. */
export function suggestionOf(classes: readonly HintClass[]): Suggestion | null {
  if (classes.length === 0) return null
  const named = new Set(classes.flatMap((name) => hintSuggests[name].categories))
  const inOrder = categories.map(({ id }) => id).filter((id) => named.has(id))
  const rank = Math.max(...classes.map((name) => levelRank(hintSuggests[name].level)))
  return { level: effectiveLevel(levels[rank] as Level, inOrder), categories: inOrder }
}

/** True where classes suggest a higher level than an answer was given under. */
export function isAbove(classes: readonly HintClass[], answer: { readonly level: Level; readonly categories: readonly Category[] | 'unknown' }): boolean {
  const suggestion = suggestionOf(classes)
  if (suggestion === null) return false
  const given = answer.categories === 'unknown' ? answer.level : effectiveLevel(answer.level, answer.categories)
  return levelRank(suggestion.level) > levelRank(given)
}
