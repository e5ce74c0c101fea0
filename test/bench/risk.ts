// Budget: 57 rules x 20,000 full fact sets within 500 ms. Peer in the same run: walking the raw rules leaf by leaf,
// as json-logic and its kind do.
import * as fc from 'fast-check'
import { type Facts, createEvaluator, evaluateAll, isUsageFact, liveVectors, type FactKey } from '#shared/risk/index.ts'
import { anyFacts, naiveOutcome } from '#shared/risk/fixture.ts'

const sets = 20_000
const samples = fc.sample(anyFacts, { numRuns: 2_000, seed: 57 })
const facts = Array.from({ length: sets }, (_, index) => samples[index % samples.length] as Facts)

function time(label: string, unit: string, work: () => number): number {
  work()
  const start = performance.now()
  const count = work()
  const taken = performance.now() - start
  console.log(`${label.padEnd(58)} ${taken.toFixed(0).padStart(7)} ms  ${((taken / count) * 1000).toFixed(2).padStart(8)} µs ${unit}`)
  return taken
}

const engine = time('57 rules x 20,000 full fact sets (budget 500 ms)', 'a set', () => {
  for (const set of facts) evaluateAll(set)
  return sets
})

const risks = evaluateAll({}).map((outcome) => outcome.risk)
const few = facts.slice(0, 1_000)
const naive = time('the same, raw rules interpreted, 1,000 sets', 'a set', () => {
  for (const set of few) for (const risk of risks) naiveOutcome(risk, set)
  return few.length
})
console.log(`compiled rules are ${((naive / few.length / engine) * sets).toFixed(0)} times faster`)

time('truth vectors of 300,000 cells (10,000 sheets)', 'a cell', () => {
  for (let round = 0; round < 15; round++) for (const set of facts) liveVectors(set)
  return 15 * sets
})

const services = facts.slice(0, 300).map((set) => Object.fromEntries(Object.entries(set).filter(([fact]) => !isUsageFact(fact as FactKey))) as Facts)
const vectors = facts.slice(0, 36).map((set) => liveVectors(set))
time('57 rules x 300 services x 36 months (budget 250 ms)', 'a month', () => {
  for (const service of services) {
    const evaluator = createEvaluator(service)
    for (const month of vectors) for (const { risk, vector } of month) evaluator.evaluate(risk, vector)
  }
  return services.length * vectors.length
})
