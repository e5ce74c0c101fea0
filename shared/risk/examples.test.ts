import { describe, expect, it } from 'vitest'
import examples from './examples.json' with { type: 'json' }
import { risks } from './catalogue.ts'
import { readFacts, type Facts } from './facts.ts'
import { evaluateFacts } from './outcome.ts'

function factsOf(given: object): Facts {
  const read = readFacts({ ...examples.baseFacts, ...given })
  if (!read.ok) throw new Error(JSON.stringify(read.problem))
  return read.facts
}

const cases = Object.entries(examples.risks)

describe('the examples of the catalogue', () => {
  it('cover every risk', () => {
    expect(cases.map(([id]) => id)).toEqual(risks.map((risk) => risk.id))
    expect(cases).toHaveLength(57)
  })

  it.each(cases)('%s fires, with the scores and treatments expected', (id, example) => {
    const outcome = evaluateFacts(id, factsOf(example.fires))
    const { inherent, current, verifiedTreatments } = example.expected
    expect({
      active: outcome.active,
      inherent: { ...outcome.inherent, level: outcome.inherentLevel },
      current: { ...outcome.current, level: outcome.level },
      verifiedTreatments: outcome.verifiedTreatments,
    }).toEqual({ active: true, inherent, current, verifiedTreatments })
  })

  it.each(cases)('%s does not fire', (id, example) => {
    expect(evaluateFacts(id, factsOf(example.doesNotFire)).active).toBe(false)
  })
})
