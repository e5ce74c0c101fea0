import { describe, expect, it } from 'vitest'
import { risks, treatments } from '#shared/risk/index.ts'
import { locales } from './format.ts'
import { riskText, scaleSteps, treatmentText } from './risk.ts'

describe.each(locales)('%s', (locale) => {
  it('has every text of every risk and treatment', () => {
    for (const risk of risks) {
      const { modifiers, ...text } = riskText(risk.id, locale)
      expect(Object.keys(text)).toHaveLength(7)
      expect(modifiers).toHaveLength(risk.modifiers.length)
      for (const line of [...Object.values(text), ...modifiers]) expect(line.trim().length, risk.id).toBeGreaterThan(2)
    }
    for (const treatment of treatments) expect(treatmentText(treatment.id, locale).length).toBeGreaterThan(10)
    for (const side of ['likelihood', 'impact'] as const) expect(scaleSteps(side, locale)).toHaveLength(5)
  })

  it('refuses what the catalogue lacks', () => {
    expect(() => riskText('AIC-X01', locale)).toThrow(/AIC-X01/)
    expect(() => treatmentText('T99', locale)).toThrow(/T99/)
  })
})

it('the German is a translation, not a copy', () => {
  for (const { id } of risks) {
    for (const side of ['title', 'cause', 'event', 'consequence', 'indicator'] as const) expect(riskText(id, 'de')[side]).not.toBe(riskText(id, 'en')[side])
  }
  for (const { id } of treatments) expect(treatmentText(id, 'de')).not.toBe(treatmentText(id, 'en'))
})
