import { beforeAll, expect, it } from 'vitest'
import { buildRegister, type RiskInstance } from '#shared/register/index.ts'
import { compareRisks, type RiskLine } from '#shared/register/readModel.ts'
import { fixtureWorkspace } from '#test/fixture/workspace.ts'
import { cellQuery, countCells, kindsOf, matches, readQuery, viewOf } from './state.ts'

let risks: RiskInstance[]
beforeAll(async () => {
  risks = [...buildRegister(await fixtureWorkspace()).services.values()].flatMap((service) => service.risks)
})
const words = (risk: RiskLine) => risk.id.toLowerCase()

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

it('by risk each active risk stands once, with every service it concerns', () => {
  const sorted = risks.toSorted(compareRisks)
  const kinds = kindsOf(sorted)
  expect(new Set(kinds.map(({ risk }) => risk)).size).toBe(kinds.length)
  expect(kinds.flatMap(({ instances }) => instances).length).toBe(risks.filter((risk) => risk.active).length)
  for (const { risk, level, instances, atLevel } of kinds) {
    expect(instances.every((instance) => instance.risk === risk && instance.active)).toBe(true)
    expect(atLevel).toBe(instances.filter((instance) => instance.level === level).length)
    expect(atLevel).toBeGreaterThan(0)
    expect(sorted.filter((instance) => matches(instance, readQuery({ risk }), words))).toEqual(instances)
  }
})

it('the list shows what is active; what waits for facts is one filter away', () => {
  const shown = risks.filter((risk) => matches(risk, readQuery({}), words))
  expect(shown.every((risk) => risk.active)).toBe(true)
  const waiting = risks.filter((risk) => matches(risk, readQuery({ status: 'needs-facts' }), words))
  expect(waiting.length).toBeGreaterThan(0)
  expect(waiting.every((risk) => risk.status === 'needs-facts')).toBe(true)
})

it('an address that names a service, a risk or a status shows single uses', () => {
  expect([{}, { level: 'high' }, { cell: '5x5' }, { risk: 'nonsense' }].map((query) => viewOf(query as Record<string, string>))).toEqual(['kinds', 'kinds', 'kinds', 'kinds'])
  expect([{ service: 'chatgpt' }, { risk: 'AIC-D01' }, { status: 'accepted' }, { view: 'uses' }].map((query) => viewOf(query as Record<string, string>))).toEqual(['uses', 'uses', 'uses', 'uses'])
  expect(viewOf({ view: 'questions', service: 'chatgpt' })).toBe('questions')
})
