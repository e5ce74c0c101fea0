import { expect, it } from 'vitest'
import { accountTypes, affectsPeople, categories, connectors, departmentSuggestions, destinations, humanReviews, levels, purposes, serviceStatuses } from '#shared/taxonomy/lists.ts'
import { locales } from './format.ts'
import { taxonomyMessages } from './taxonomy.ts'

const idsByList = {
  level: levels,
  category: categories.map(({ id }) => id),
  purpose: purposes.map(({ id }) => id),
  purposeGroup: [...new Set(purposes.map(({ group }) => group))],
  accountType: accountTypes,
  humanReview: humanReviews,
  destination: destinations,
  affectsPeople,
  connector: connectors,
  department: departmentSuggestions,
  status: serviceStatuses,
} as const

function textsOf(value: unknown): string[] {
  return typeof value === 'string' ? [value] : Object.values(value as Record<string, unknown>).flatMap(textsOf)
}

for (const locale of locales) {
  for (const [list, ids] of Object.entries(idsByList)) {
    it(`${locale}: every ${list} has its words, and no word lacks an id`, () => {
      const words: Record<string, unknown> = taxonomyMessages[locale][list as keyof typeof idsByList]
      expect(Object.keys(words).toSorted()).toEqual([...ids].toSorted())
      expect(textsOf(words).every((text) => text.trim() === text && text.length > 1)).toBe(true)
    })

    it(`${locale}: no two of ${list} are called the same`, () => {
      const words: Record<string, unknown> = taxonomyMessages[locale][list as keyof typeof idsByList]
      const labels = Object.values(words).map((word) => textsOf(word)[0])
      expect(new Set(labels).size).toBe(labels.length)
    })
  }
}
