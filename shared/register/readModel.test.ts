import { expect, it } from 'vitest'
import { fixtureWorkspace } from '#test/fixture/workspace.ts'
import { buildRegister } from './register.ts'
import { packRisks, risksOfRegister, summaryOfRegister, unpackRisks } from './readModel.ts'

it('risks come back from their columns as they were, in their order', async () => {
  const risks = risksOfRegister(buildRegister(await fixtureWorkspace()))
  expect(new Set(risks.map(({ status }) => status)).size).toBeGreaterThan(2)
  expect(risks.some(({ service }) => service === null)).toBe(true)
  expect(risks.some(({ acceptance }) => acceptance !== null)).toBe(true)
  const lines = risks.map(({ id, risk, service, status, active, inherent, current, inherentLevel, level, acceptance }) => ({ id, risk, service, status, active, inherent, current, inherentLevel, level, acceptance }))
  expect(unpackRisks(JSON.parse(JSON.stringify(packRisks(risks))))).toEqual(lines)
})

it('the summary survives being kept as text', async () => {
  const register = buildRegister(await fixtureWorkspace())
  const summary = summaryOfRegister(register, 7, null)
  expect(summary.services).toHaveLength(register.services.size)
  expect(JSON.parse(JSON.stringify(summary))).toEqual(summary)
})
