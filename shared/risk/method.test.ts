// The properties of the risk method, section 4, and of confirmation.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { levels } from '../taxonomy/lists.ts'
import { risks } from './catalogue.ts'
import examples from './examples.json' with { type: 'json' }
import { factType, isUsageFact, type Facts } from './facts.ts'
import { anyFactKeys, anyFacts, candidateValues, naiveCondition, naiveLeaf, naiveOutcome, naiveReasons, rawTrigger } from './fixture.ts'
import { createEvaluator, evaluateAll, evaluateFacts, evaluateVector, targetOutcome, type Outcome } from './outcome.ts'
import { factKeys, type FactKey } from './schema.ts'
import type { Score } from './score.ts'
import { canFire, liveVectors, truthVector } from './vector.ts'

const runs = { numRuns: 300 }
const firingExamples = Object.values(examples.risks).map((example) => ({ ...examples.baseFacts, ...example.fires }) as Facts)
const attestable = ['T07', 'T11', 'T14', 'T15', 'T17', 'T24', 'T32']
const anyAttested = fc.subarray(attestable).map((ids) => new Set(ids))
const rank = (active: boolean | null) => (active === null ? 1 : active ? 2 : 0)

function without(facts: Facts, drop: (fact: FactKey) => boolean): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([fact]) => !drop(fact as FactKey)))
}
const otherFacts = (facts: Facts) => without(facts, isUsageFact)
/** The s., r. and o. facts that are not in it, as null. */
const nullsFor = (facts: Facts): Facts => Object.fromEntries(factKeys.filter((fact) => !isUsageFact(fact) && !(fact in facts)).map((fact) => [fact, null]))
const atMost = (low: Score | null, high: Score | null) => low !== null && high !== null && low.likelihood <= high.likelihood && low.impact <= high.impact

function pairs(a: readonly Outcome[], b: readonly Outcome[]): [Outcome, Outcome][] {
  return a.map((outcome, index) => [outcome, b[index] as Outcome])
}

it('agrees with an interpreter of the raw catalogue', () => {
  const fired = new Set<string>()
  fc.assert(
    fc.property(anyFacts, anyAttested, (facts, attested) => {
      for (const outcome of evaluateAll(facts, { attested })) {
        if (outcome.active) fired.add(outcome.risk)
        expect(outcome, outcome.risk).toMatchObject(naiveOutcome(outcome.risk, facts, attested))
      }
    }),
    { numRuns: 600, examples: firingExamples.map((facts) => [facts, new Set<string>()]) },
  )
  expect(fired.size).toBe(57)
})

describe('two steps', () => {
  it('together equal the evaluation of all facts, confirmed or not', () => {
    fc.assert(
      fc.property(anyFacts, anyAttested, fc.option(anyFactKeys), (facts, attested, confirmedFacts) => {
        const options = { attested, ...(confirmedFacts && { confirmed: (fact: FactKey) => confirmedFacts.includes(fact) }) }
        // Usage facts handed to step 2 are not looked at: the vector speaks for them.
        const evaluator = createEvaluator({ ...(examples.baseFacts as Facts), ...nullsFor(facts), ...otherFacts(facts) }, options)
        for (const outcome of evaluateAll(facts, options)) {
          const vector = truthVector(outcome.risk, facts)
          expect(evaluator.evaluate(outcome.risk, vector)).toEqual(outcome)
          expect(evaluateVector(outcome.risk, vector, otherFacts(facts), options)).toEqual(outcome)
          expect(evaluateFacts(outcome.risk, facts, options)).toEqual(outcome)
        }
      }),
      { numRuns: 150 },
    )
  })

  it('drop only vectors that stay inactive with any other facts, and keep the rest', () => {
    let dropped = 0
    fc.assert(
      fc.property(anyFacts, anyFacts, (cell, others) => {
        const live = new Map(liveVectors(cell).map(({ risk, vector }) => [risk, vector]))
        for (const { id } of risks) {
          const vector = truthVector(id, cell)
          expect(live.get(id)).toBe(canFire(id, vector) ? vector : undefined)
          if (live.has(id)) continue
          dropped++
          expect(evaluateVector(id, vector, otherFacts(others)).active).toBe(false)
          expect(evaluateVector(id, vector, otherFacts(others), { confirmed: () => false }).active).toBe(false)
        }
      }),
      runs,
    )
    expect(dropped).toBeGreaterThan(1000)
  })

  it('refuse a vector of another rule', () => {
    expect(() => evaluateVector('AIC-D01', 'tt', {})).toThrow(/8 usage conditions/)
    expect(() => evaluateVector('AIC-I02', 'tx', {})).toThrow(/t, f and u/)
    expect(() => evaluateVector('AIC-X99', '', {})).toThrow(/AIC-X99/)
  })

  it('never join two cells: halves of a trigger in two cells fire nothing', () => {
    let halved = 0
    for (const [id, example] of Object.entries(examples.risks)) {
      const usage = Object.entries(example.fires).filter(([fact]) => isUsageFact(fact as FactKey))
      const rest = Object.fromEntries(Object.entries(example.fires).filter(([fact]) => !isUsageFact(fact as FactKey)))
      const others = otherFacts({ ...examples.baseFacts, ...rest } as Facts)
      for (let cut = 1; cut < usage.length; cut++) {
        const cells = [usage.slice(0, cut), usage.slice(cut)].map((half) => ({ ...examples.baseFacts, ...Object.fromEntries(half) }) as Facts)
        if (cells.some((cell) => naiveOutcome(id, { ...cell, ...others }).active !== false)) continue
        halved++
        const evaluator = createEvaluator(others)
        const fired = cells.flatMap(liveVectors).filter(({ risk, vector }) => risk === id && evaluator.evaluate(risk, vector).active !== false)
        expect(fired).toEqual([])
      }
    }
    expect(halved).toBeGreaterThan(8)
  })
})

describe('monotonic', () => {
  it('one more treatment, verified or planned, never raises a score', () => {
    fc.assert(
      fc.property(anyFacts, anyAttested, fc.constantFrom(...attestable), (facts, attested, more) => {
        const after = evaluateAll(facts, { attested: new Set([...attested, more]) })
        for (const [before, now] of pairs(evaluateAll(facts, { attested }), after)) {
          if (!before.active) continue
          expect(atMost(now.current, before.current)).toBe(true)
          expect(atMost(before.current, before.inherent)).toBe(true)
          const plan = (...ids: string[]) => targetOutcome(before.risk, truthVector(before.risk, facts), facts, new Set(ids), { attested })
          const target = plan(more)
          expect(target.current).toEqual(now.current)
          expect(atMost(plan(more, 'T01', 'T06').current, target.current)).toBe(true)
          expect(target.verifiedTreatments).toEqual(before.verifiedTreatments)
        }
      }),
      runs,
    )
  })

  it('a higher data level never lowers the inherent score', () => {
    fc.assert(
      fc.property(anyFacts, fc.nat(3), fc.nat(3), (facts, one, two) => {
        const at = (level: number) => evaluateAll({ ...facts, 'u.level': levels[level] ?? null })
        for (const [low, high] of pairs(at(Math.min(one, two)), at(Math.max(one, two)))) {
          expect(rank(high.active)).toBeGreaterThanOrEqual(rank(low.active))
          if (low.active) expect(atMost(low.inherent, high.inherent)).toBe(true)
        }
      }),
      runs,
    )
  })

  it('a fact that becomes unknown never makes an active risk inactive', () => {
    fc.assert(
      fc.property(anyFacts, anyFactKeys, (facts, forgotten) => {
        for (const [before, after] of pairs(evaluateAll(facts), evaluateAll(without(facts, (fact) => forgotten.includes(fact))))) {
          if (before.active) expect(after.active).not.toBe(false)
        }
      }),
      runs,
    )
  })
})

describe('confirmation', () => {
  it('a value that is not confirmed never makes a risk look lower than no value, or than the value confirmed', () => {
    fc.assert(
      fc.property(anyFacts, anyFactKeys, (facts, confirmedFacts) => {
        const open = (fact: FactKey) => !isUsageFact(fact) && !confirmedFacts.includes(fact)
        const stated = evaluateAll(facts, { confirmed: (fact) => !open(fact) })
        for (const other of [evaluateAll(without(facts, open)), evaluateAll(facts)]) {
          for (const [outcome, limit] of pairs(stated, other)) {
            expect(rank(outcome.active)).toBeGreaterThanOrEqual(rank(limit.active))
            if (outcome.active && limit.active) {
              expect(atMost(limit.inherent, outcome.inherent)).toBe(true)
              expect(atMost(limit.current, outcome.current)).toBe(true)
            }
          }
        }
      }),
      runs,
    )
  })

  it('names the facts that await confirmation apart from those that are missing', () => {
    const facts = { ...examples.baseFacts, 'u.level': 'internal', 'r.providerIncidentOpen': null } as Facts
    const outcome = evaluateFacts('AIC-S07', facts, { confirmed: (fact) => fact !== 's.incidentNoticeHours' && fact !== 's.soc2' })
    expect(outcome).toMatchObject({ active: true, because: ['s.incidentNoticeHours', 's.soc2', 'u.level'], unconfirmed: ['s.incidentNoticeHours', 's.soc2'], assumed: [] })
    const dpia = { ...examples.baseFacts, 'u.categories': ['special_category'] } as Facts
    expect(evaluateFacts('AIC-D05', dpia, { confirmed: (fact) => fact !== 'r.dpia' })).toMatchObject({ active: null, missing: [], unconfirmed: ['r.dpia'] })
    expect(evaluateFacts('AIC-D05', { ...dpia, 'r.dpia': null })).toMatchObject({ active: null, missing: ['r.dpia'], unconfirmed: [] })
  })

  it('says which facts without a value were counted against us', () => {
    const facts = { ...examples.baseFacts, 'u.level': 'confidential', 's.dpa': 'unknown' } as Facts
    expect(evaluateFacts('AIC-D01', facts)).toMatchObject({ active: true, because: ['s.dpa', 'u.level'], assumed: ['s.dpa'], missing: [] })
  })

  it('a lowering modifier waits for confirmation', () => {
    const facts = { ...examples.baseFacts, 's.trainsOnInputs': 'opt_out_available' } as Facts
    expect(evaluateFacts('AIC-D02', facts).inherent).toEqual({ likelihood: 3, impact: 3 })
    expect(evaluateFacts('AIC-D02', facts, { confirmed: () => false }).inherent).toEqual({ likelihood: 4, impact: 3 })
  })
})

describe('explanation', () => {
  it('the facts named suffice on their own, and all ways to be true lead through them', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        for (const outcome of evaluateAll(facts)) {
          if (!outcome.active) continue
          const named = (fact: FactKey) => outcome.because.includes(fact)
          const alone = evaluateFacts(outcome.risk, without(facts, (fact) => !named(fact)))
          expect(alone.active).toBe(true)
          const denied = naiveCondition(rawTrigger(outcome.risk), (leaf) => (named(leaf['fact'] as FactKey) ? 'false' : naiveLeaf(leaf, facts)))
          expect(denied).not.toBe('true')
        }
      }),
      runs,
    )
  })

  it('turning any one necessary leaf deactivates the risk', () => {
    let turned = 0
    for (const [id, example] of Object.entries(examples.risks)) {
      const facts = { ...examples.baseFacts, ...example.fires } as Facts
      const trigger = rawTrigger(id)
      for (const leaf of naiveReasons(trigger, (item) => naiveLeaf(item, facts))) {
        const fact = leaf['fact'] as FactKey
        const isNecessary = naiveCondition(trigger, (item) => (item === leaf ? 'false' : naiveLeaf(item, facts))) !== 'true'
        if (!isNecessary) continue
        const values = factType(fact) === 'set' ? [[], ['XX']] : candidateValues(fact)
        const against = values.filter((value) => naiveCondition(trigger, (item) => naiveLeaf(item, { ...facts, [fact]: value })) !== 'true')
        expect(against.length, `${id} ${fact}`).toBeGreaterThan(0)
        for (const value of against) expect(evaluateFacts(id, { ...facts, [fact]: value }).active).not.toBe(true)
        turned++
      }
    }
    expect(turned).toBeGreaterThan(57)
  })

  it('each missing fact is unknown, and an answer to all of them decides', () => {
    fc.assert(
      fc.property(anyFacts, anyFacts, (facts, answers) => {
        for (const { risk, active, missing } of evaluateAll(facts)) {
          if (active !== null) continue
          expect(missing.length).toBeGreaterThan(0)
          const answered = { ...facts }
          for (const fact of missing) {
            const answer = answers[fact]
            const value = answer === undefined || answer === 'unknown' || answer === null ? candidateValues(fact).find((item) => item !== 'unknown' && item !== null) : answer
            Object.assign(answered, { [fact]: factType(fact) === 'set' && !Array.isArray(value) ? [value] : value })
          }
          expect(evaluateFacts(risk, answered).active).not.toBe(null)
        }
      }),
      runs,
    )
  })
})

it('the order of facts and of set members changes nothing', () => {
  fc.assert(
    fc.property(anyFacts, fc.shuffledSubarray(factKeys, { minLength: factKeys.length }), (facts, order) => {
      const turned = Object.fromEntries(order.filter((fact) => fact in facts).map((fact) => [fact, Array.isArray(facts[fact]) ? facts[fact].toReversed() : facts[fact]]))
      expect(evaluateAll(turned)).toEqual(evaluateAll(facts))
    }),
    runs,
  )
})
