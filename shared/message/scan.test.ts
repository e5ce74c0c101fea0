import { expect, it } from 'vitest'
import { aiSigns } from '#shared/exchange/scan/address.ts'
import { lineFaults } from '#shared/exchange/scan/line.ts'
import { logConfidences, logSources } from '#shared/record/logFinding.ts'
import { locales } from './format.ts'
import { bandText, faultText, problemText, scanMessages } from './scan.ts'

it.each(locales)('%s has a word for every id', (locale) => {
  const messages = scanMessages[locale]
  expect(Object.keys(messages.source)).toEqual([...logSources])
  expect(Object.keys(messages.confidence).sort()).toEqual([...logConfidences].sort())
  expect(Object.keys(messages.sign)).toEqual([...aiSigns])
  expect(Object.keys(messages.fault)).toEqual([...lineFaults])
})

it('says bands, faults and problems', () => {
  expect([bandText('en', { from: 1, to: 9 }, 10), bandText('de', { from: 1, to: 9 }, 10)]).toEqual(['fewer than 10', 'unter 10'])
  expect([bandText('en', { from: 1000, to: 2499 }, 10), bandText('en', { from: 1, to: 1 }), bandText('en', { from: 61, to: null })]).toEqual(['1,000–2,499', '1', '61+'])
  expect(faultText('en', 'noHost', 2, [3, 7])).toBe('2 lines not understood: no host, URL or name where one is expected (first in line 3 and line 7).')
  expect(problemText('de', { kind: 'unclearHostColumn', columns: [1, 3] })).toContain('Die Spalten 1 und 3 können')
  expect(problemText('de', { kind: 'unclearHostColumn', columns: [2] })).toContain('Spalte 2 kann')
  expect(problemText('en', { kind: 'unclearHostField', fields: ['host', 'domain'] })).toContain('The fields host and domain could')
})
