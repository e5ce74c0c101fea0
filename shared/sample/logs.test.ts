import { expect, it } from 'vitest'
import compiled from '#shared/catalogue/compiled.json' with { type: 'json' }
import { logFindingSchema } from '#shared/record/logFinding.ts'
import { sampleFindings, sampleSheets, seededRandom } from './index.ts'

const today = '2026-11-21'

it('the sample has services in logs only and services that are declared too, all of the catalogue', () => {
  const findings = sampleFindings(today)
  const known = new Set(compiled.facts.id)
  const declared = new Set(sampleSheets(seededRandom(1), today).flatMap((sheet) => sheet.cells.map((cell) => cell.service)))
  for (const finding of findings) {
    expect(logFindingSchema.safeParse(finding).error?.issues).toBe(undefined)
    expect(known, finding.service).toContain(finding.service)
  }
  expect(new Set(findings.map(({ service, source }) => `${service}/${source}`)).size).toBe(findings.length)
  expect(findings.filter(({ service }) => declared.has(service)).length).toBeGreaterThanOrEqual(4)
  expect(findings.filter(({ service }) => !declared.has(service)).length).toBeGreaterThanOrEqual(3)
})
