import fc from 'fast-check'
import { expect, it } from 'vitest'
import { joinFindings, logConfidences, logFindingSchema, type LogFinding } from './logFinding.ts'

const month = fc.constantFrom('2025-12', '2026-01', '2026-10', '2026-11')
const months = fc.oneof(fc.constant([null, null] as const), fc.tuple(month, month).map(([a, b]) => (a <= b ? ([a, b] as const) : ([b, a] as const))))
const finding = fc.record({ months, confidence: fc.constantFrom(...logConfidences), from: fc.constantFrom(10, 20, 50), day: fc.constantFrom('2026-11-01', '2026-11-21') }).map(({ months: [firstMonth, lastMonth], confidence, from, day }): LogFinding => ({
  service: 'chatgpt', source: 'dns', confidence, firstMonth, lastMonth, lines: { from, to: 2 * from - 1 }, days: null, importedOn: day,
}))

it('reading a source again widens its months, keeps the surest sign and counts the last reading', () => {
  fc.assert(
    fc.property(finding, finding, finding, (a, b, c) => {
      const joined = joinFindings(a, b)
      expect(logFindingSchema.safeParse(joined).success).toBe(true)
      expect(joined).toMatchObject({ lines: b.lines, importedOn: b.importedOn })
      for (const each of [a, b]) {
        if (each.firstMonth !== null) expect([(joined.firstMonth ?? '9') <= each.firstMonth, (joined.lastMonth ?? '') >= (each.lastMonth ?? '9')]).toEqual([true, true])
        expect(logConfidences.indexOf(joined.confidence)).toBeGreaterThanOrEqual(logConfidences.indexOf(each.confidence))
      }
      expect(joinFindings(joined, b)).toEqual(joined)
      expect(joinFindings(joinFindings(a, b), c)).toEqual(joinFindings(a, joinFindings(b, c)))
    }),
  )
})
