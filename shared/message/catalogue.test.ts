import { expect, it } from 'vitest'
import { capabilities, serviceCategories } from '#shared/catalogue/kind.ts'
import { catalogueMessages } from './catalogue.ts'
import { locales } from './format.ts'

it.each(locales)('%s: every kind and capability has its words, and no word lacks an id', (locale) => {
  const { category, capability } = catalogueMessages[locale]
  expect(Object.keys(category).toSorted()).toEqual(serviceCategories.toSorted())
  expect(Object.keys(capability).toSorted()).toEqual(capabilities.toSorted())
})
