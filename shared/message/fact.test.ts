import { describe, expect, it } from 'vitest'
import { factKeys, factScope, factType, factValues } from '#shared/risk/index.ts'
import { accountTypes, purposes, serviceStatuses } from '#shared/taxonomy/lists.ts'
import { factLabel, factMessages, factQuestion, factUnit, factValueText } from './fact.ts'
import { locales } from './format.ts'

describe.each(locales)('%s', (locale) => {
  it('names every fact, and asks for all but the observed ones', () => {
    expect(Object.keys(factMessages[locale].label)).toEqual(factKeys)
    for (const fact of factKeys) {
      expect(factLabel(fact, locale).length).toBeGreaterThan(2)
      const question = factQuestion(fact, locale)
      if (factScope(fact) === 'usage') expect(question).toBe(null)
      else expect(question).toMatch(/\?$/)
    }
  })

  it('has a word for every value that can be answered, in the order they are offered', () => {
    const words: { readonly [fact: string]: object } = factMessages[locale].value
    const listed = factKeys.filter((fact) => factValues(fact) !== undefined)
    expect(Object.keys(words).toSorted()).toEqual(listed.toSorted())
    for (const fact of listed) expect(Object.keys(words[fact] ?? {}).toSorted(), fact).toEqual(factValues(fact)?.toSorted())
  })

  it('has words for the values of the taxonomy', () => {
    for (const value of accountTypes) expect(factValueText('u.accountType', value, locale)).not.toBe(value)
    for (const value of serviceStatuses) expect(factValueText('s.status', value, locale)).not.toBe(value)
    const flags = new Set(purposes.flatMap((purpose) => purpose.flags))
    expect(Object.keys(factMessages[locale].flag).toSorted()).toEqual([...flags].toSorted())
  })

  it('says unknown, empty and true in words for facts of any type', () => {
    for (const fact of factKeys) {
      expect(factValueText(fact, null, locale)).toBe(factMessages[locale].unknown)
      expect(factValueText(fact, 'unknown', locale)).toBe(factMessages[locale].unknown)
      if (factType(fact) === 'set') expect(factValueText(fact, [], locale)).toBe(factMessages[locale].nothing)
      if (factType(fact) === 'boolean') expect(factValueText(fact, true, locale)).toBe(factMessages[locale].yes)
    }
  })
})

it('reads as a person would say it', () => {
  expect(factValueText('s.retentionDays', 1, 'en')).toBe('1 day')
  expect(factValueText('s.retentionDays', -1, 'en')).toBe('No limit stated')
  expect(factValueText('r.reviewDueDays', -5, 'en')).toBe('5 days ago')
  expect(factValueText('r.reviewDueDays', 1, 'de')).toBe('in 1 Tag')
  expect(factValueText('o.literacyRate', 0.853, 'de')).toBe('85 %')
  expect(factValueText('s.vendorCountry', 'FR', 'de')).toBe('Frankreich')
  expect(factValueText('s.vendorCountry', 'France?', 'en')).toBe('France?')
  expect(factValueText('u.categories', ['personal_data', 'source_code'], 'en')).toBe('Personal data and Source code')
  expect(factValueText('o.allowedRegions', ['eu', 'ch'], 'de')).toBe('EU und Schweiz')
  expect(factValueText('agg.growth30d', 1.5, 'de')).toBe('× 1,5')
  expect(factUnit('s.retentionDays', 'en')).toBe('days')
  expect(factUnit('o.literacyRate', 'de')).toBe('%')
  expect(factUnit('s.dpa', 'en')).toBe(null)
})
