import { effectiveLevel, levelRank, withImplied } from '#shared/taxonomy/rules.ts'
import type { Answer } from './schema.ts'

/**
 * The answer as it is kept: implied categories added and the level raised to what they need.
 * Public or internal data holds none of the protected categories, or its level would be higher; so there "not asked"
 * is known to be "none". For confidential and restricted data it stays unknown until the person says.
 */
export function completeAnswer(answer: Answer): Answer {
  if (answer.categories === 'unknown') {
    return levelRank(answer.level) <= levelRank('internal') ? { ...answer, categories: [] } : answer
  }
  const categories = withImplied(answer.categories)
  return { ...answer, categories, level: effectiveLevel(answer.level, categories) }
}
