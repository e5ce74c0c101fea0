import { expect, it } from 'vitest'
import catalogueJson from './catalogue.json' with { type: 'json' }
import { riskMatrix, risks, treatments } from './catalogue.ts'
import examples from './examples.json' with { type: 'json' }
import { factType, readFacts } from './facts.ts'
import factsJson from './facts.json' with { type: 'json' }
import { leavesOf } from './logic.ts'
import { factKeys, factListSchema, riskCatalogueSchema, type Leaf } from './schema.ts'

const conditions = [
  ...risks.flatMap((risk) => [risk.trigger, ...risk.modifiers.map((modifier) => modifier.if)]),
  ...treatments.flatMap((treatment) => treatment.verifiedWhen ?? []),
]
const leaves: Leaf[] = conditions.flatMap(leavesOf)

it('the files have the shape the code states for them', () => {
  expect(riskCatalogueSchema.parse(catalogueJson)).toEqual(catalogueJson)
  expect(factListSchema.parse(factsJson)).toEqual(factsJson)
})

it('has 57 risks and 32 treatments, each once, and every link leads somewhere', () => {
  expect(new Set(risks.map((risk) => risk.id)).size).toBe(57)
  expect(new Set(treatments.map((treatment) => treatment.id)).size).toBe(32)
  const known = new Set(treatments.map((treatment) => treatment.id))
  for (const risk of risks) for (const id of risk.treatments) expect(known).toContain(id)
})

it('the base facts are complete and well typed', () => {
  expect(Object.keys(examples.baseFacts).sort()).toEqual(factKeys.toSorted())
  expect(readFacts(examples.baseFacts)).toMatchObject({ ok: true })
})

it('every comparison fits the type of its fact', () => {
  const fitting: { readonly [op in Leaf['op']]: readonly string[] } = {
    eq: ['string', 'number', 'boolean'],
    ne: ['string', 'number', 'boolean'],
    in: ['string'],
    notIn: ['string'],
    inFact: ['string'],
    levelGte: ['string'],
    intersects: ['set'],
    disjoint: ['set'],
    gte: ['number'],
    gt: ['number'],
    lte: ['number'],
    lt: ['number'],
    isTrue: ['boolean'],
    isFalse: ['boolean'],
  }
  for (const leaf of leaves) {
    expect(fitting[leaf.op], `${leaf.fact} ${leaf.op}`).toContain(factType(leaf.fact))
    if (leaf.op === 'inFact') expect(factType(leaf.value)).toBe('set')
    if (leaf.op === 'eq') expect(typeof leaf.value).toBe(factType(leaf.fact))
  }
})

// Unconfirmed facts are settled leaf by leaf. That is exact only while a truer leaf means a truer trigger and each
// modifier either raises or lowers.
it('no rule has a negation, and no modifier both raises and lowers', () => {
  const text = JSON.stringify(catalogueJson.risks.map((risk) => [risk.trigger, risk.modifiers]))
  expect(text).not.toMatch(/"(not|none|unless)":/)
  const lowering = risks.flatMap((risk) => risk.modifiers.filter((modifier) => modifier.likelihood < 0 || modifier.impact < 0).map((modifier) => ({ risk: risk.id, ...modifier })))
  expect(lowering.map(({ risk }) => risk)).toEqual(['AIC-D02'])
  for (const modifier of lowering) expect(Math.max(modifier.likelihood, modifier.impact)).toBeLessThanOrEqual(0)
})

it('the caps agree with the kind of trigger', () => {
  for (const risk of risks) {
    expect(risk.reductionCap.likelihood).toBe(risk.triggerKind === 'gap' ? 1 : 3)
    if (!risk.impactReducible) expect(risk.reductionCap.impact).toBe(0)
  }
})

it('the matrix never falls along either axis', () => {
  const rank = ['low', 'medium', 'high', 'critical']
  const ranks = riskMatrix.map((row) => row.map((level) => rank.indexOf(level)))
  for (const row of ranks) expect(row).toEqual(row.toSorted((a, b) => a - b))
  for (let column = 0; column < 5; column++) {
    const values = ranks.map((row) => row[column] ?? -1)
    expect(values).toEqual(values.toSorted((a, b) => a - b))
  }
})
