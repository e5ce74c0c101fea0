import { beforeAll, expect, it } from 'vitest'
import { buildRegister, type RiskInstance } from '#shared/register/index.ts'
import { fixtureWorkspace } from '#test/fixture/workspace.ts'
import { cellQuery, compareRisks, countCells, matches, readQuery } from './state.ts'

let risks: RiskInstance[]
beforeAll(async () => {
  risks = [...buildRegister(await fixtureWorkspace()).services.values()].flatMap((service) => service.risks)
})
const words = (risk: RiskInstance) => risk.id

it('each active risk stands in one cell of the map, and choosing the cell lists it', () => {
  for (const score of ['current', 'inherent'] as const) {
    const counts = countCells(risks, score)
    expect(counts.flat().reduce((sum, count) => sum + count, 0)).toBe(risks.filter((risk) => risk.active).length)
    for (const impact of [1, 2, 3, 4, 5]) {
      for (const likelihood of [1, 2, 3, 4, 5]) {
        const filters = readQuery({ cell: cellQuery({ likelihood, impact }), ...(score === 'inherent' && { score }) })
        expect(risks.filter((risk) => matches(risk, filters, words))).toHaveLength(counts[impact - 1]?.[likelihood - 1] ?? 0)
      }
    }
  }
})

it('what only employees could answer is listed on request alone', () => {
  const hidden = risks.filter((risk) => risk.status === 'needs-declaration')
  expect(hidden.length).toBeGreaterThan(0)
  expect(hidden.some((risk) => matches(risk, readQuery({}), words))).toBe(false)
  expect(risks.filter((risk) => matches(risk, readQuery({ status: 'needs-declaration' }), words))).toEqual(hidden)
})

it('the list begins with the highest level', () => {
  const sorted = risks.toSorted(compareRisks)
  expect(sorted[0]?.level).toBe('critical')
  expect(sorted.at(-1)?.active).toBe(false)
})
