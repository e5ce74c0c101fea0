import fc from 'fast-check'
import { expect, it } from 'vitest'
import { anyK, anySheets, cellOf, levelIds, month, purposeIds, serviceIds, sheetsOf } from '#shared/fold/fixture.ts'
import { foldOf, monthTables, type FoldSheet } from '#shared/fold/index.ts'
import { shownBy } from '#shared/fold/tables.ts'
import type { ServicePolicy } from '#shared/policy/schema.ts'
import { decideRung } from '#shared/rule/decide.ts'
import { rungs, type Condition, type Rule } from '#shared/rule/schema.ts'
import { previewRules, type Effect, type Preview } from './preview.ts'
import { sessionSituation, type RuledService } from './previewCases.ts'

const id = (number: number) => `6f7c0a52-5b0e-4f43-9a6e-${String(number).padStart(12, '0')}`
const plain = { not: false, orUnknown: false } as const

/** Two services are decided about, one of them for some uses; the rest is open. */
function serviceOf(service: string): RuledService {
  const policy: ServicePolicy =
    service === 'chatgpt'
      ? { service, status: 'approved', uses: [{ purposes: ['writing', 'coding'], levels: ['public', 'internal'], accountTypes: ['corporate_team'] }], conditions: [], alternative: null, reviewOn: null }
      : { service, status: service === 'claude' ? 'prohibited' : 'detected', uses: [], conditions: [], alternative: null, reviewOn: null }
  return { situation: { service, status: policy.status, ...(service === 'deepl' && { country: 'DE' }) }, policy }
}

const flags = { not: fc.boolean(), orUnknown: fc.boolean() }
const some = <T extends string>(...values: readonly T[]) => fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: values.length })
const condition = fc.oneof(
  fc.record({ fact: fc.constant('service'), values: some(...serviceIds), ...flags }),
  fc.record({ fact: fc.constant('status'), values: some('approved', 'prohibited', 'detected'), ...flags }),
  fc.record({ fact: fc.constant('country'), values: some('DE', 'US'), ...flags }),
  fc.record({ fact: fc.constant('department'), values: some('sales', 'hr'), ...flags }),
  fc.record({ fact: fc.constant('accountType'), values: some('corporate_team', 'personal_free'), ...flags }),
  fc.record({ fact: fc.constant('level'), values: some(...levelIds), ...flags }),
  fc.record({ fact: fc.constant('purpose'), values: some(...purposeIds, 'other'), ...flags }),
  fc.record({ fact: fc.constant('verdict'), values: some('allowed', 'not-allowed'), ...flags }),
) as fc.Arbitrary<Condition>
const anyRules = fc
  .array(fc.record({ when: fc.uniqueArray(condition, { selector: ({ fact }) => fact, maxLength: 3 }), rung: fc.constantFrom(...rungs) }), { maxLength: 5 })
  .map((list) => list.map((item, index): Rule => ({ ...item, id: id(index), alternative: null, text: null })))

type Truth = { readonly service: string; readonly rule: string | null; readonly before: Rule['rung']; readonly after: Rule['rung']; readonly counted: number; readonly all: number }

/** What really happened, cell by cell: `counted` in the weeks the tables count, `all` in the month. */
function truths(sheets: readonly FoldSheet[], shown: ReturnType<typeof shownBy>, draft: readonly Rule[], inForce: readonly Rule[]): Truth[] {
  return sheets.flatMap(({ cells }) =>
    cells.map((cell) => {
      const situation = sessionSituation(serviceOf(cell.service), cell)
      const [now, next] = [decideRung(inForce, situation), decideRung(draft, situation)]
      const counts = shown.get(cell.week)?.has(cell.service) === true
      return { service: cell.service, rule: next.rule?.id ?? null, before: now.rung, after: next.rung, counted: counts ? cell.sessions : 0, all: cell.sessions }
    }),
  )
}

function previewOf(sheets: readonly FoldSheet[], k: number, draft: readonly Rule[], inForce: readonly Rule[]) {
  const tables = monthTables(foldOf(month, sheets), k, [new Map(), new Map()])
  if (tables === null) return null
  const preview = previewRules({ draft, inForce, serviceOf, tables: { profile: [tables.profile], presence: [tables.presence], departments: [tables.departments] } })
  return preview === null ? null : { preview, truth: truths(sheets, shownBy(tables.trend), draft, inForce) }
}

const sumOf = (found: readonly Truth[], what: 'counted' | 'all') => found.reduce((sum, truth) => sum + truth[what], 0)

function expectTrue(effect: Effect | undefined, found: readonly Truth[]): void {
  if (effect === undefined) {
    expect(sumOf(found, 'all')).toBe(0)
    return
  }
  if (effect.occurs) expect(sumOf(found, 'all')).toBeGreaterThan(0)
  if (effect.sessions === null) return
  const counted = sumOf(found, 'counted')
  expect(counted).toBeGreaterThanOrEqual(effect.sessions.from)
  expect(counted).toBeLessThanOrEqual(effect.sessions.to ?? Infinity)
}

it('bounds always hold what really happened, by rule, by service and by change', () => {
  fc.assert(
    fc.property(anySheets(serviceIds, 60), anyK, anyRules, anyRules, (sheets, k, draft, inForce) => {
      const result = previewOf(sheets, k, draft, inForce)
      if (result === null) return
      const { preview, truth } = result
      for (const { rule, effects, total } of preview.rules) {
        for (const service of serviceIds) expectTrue(effects.find((effect) => effect.service === service), truth.filter((one) => one.rule === rule && one.service === service))
        const counted = truth.filter((one) => one.rule === rule && effects.some((effect) => effect.service === one.service && effect.sessions !== null))
        expect(sumOf(counted, 'counted')).toBeGreaterThanOrEqual(total.sessions.from)
        expect(sumOf(counted, 'counted')).toBeLessThanOrEqual(total.sessions.to ?? Infinity)
      }
      for (const service of serviceIds) {
        for (const from of rungs) {
          for (const to of rungs) {
            if (from === to) continue
            const change = preview.changes.find((one) => one.effect.service === service && one.from === from && one.to === to)
            expectTrue(change?.effect, truth.filter((one) => one.service === service && one.before === from && one.after === to))
          }
        }
      }
    }),
    { numRuns: 300 },
  )
})

const bandsOf = (preview: Preview) => [
  ...preview.rules.flatMap(({ effects, total }) => [...effects.flatMap(({ sessions }) => sessions ?? []), total.sessions]),
  ...preview.rungs.flatMap(({ draft, inForce }) => [draft.sessions, inForce.sessions]),
  ...preview.changes.flatMap(({ effect }) => effect.sessions ?? []),
]

it('no figure is finer than a published band, and what is too rare has none', () => {
  fc.assert(
    fc.property(anySheets(), anyK, anyRules, anyRules, (sheets, k, draft, inForce) => {
      const result = previewOf(sheets, k, draft, inForce)
      if (result === null) return
      for (const { from, to } of bandsOf(result.preview)) {
        if (from === 0 && to === 0) continue
        expect(from % k).toBe(0)
        expect(to === null || ((to + 1) % k === 0 && to - from + 1 >= k)).toBe(true)
      }
      for (const { effects } of result.preview.rules) for (const { service, sessions } of effects) if (result.preview.uncounted.includes(service)) expect(sessions).toBeNull()
    }),
  )
})

const rule = (number: number, rung: Rule['rung'], ...when: Condition[]): Rule => ({ id: id(number), when, rung, alternative: null, text: null })
const effectOf = (preview: Preview | undefined, number: number, service = 'chatgpt') => preview?.rules.find((one) => one.rule === id(number))?.effects.find((effect) => effect.service === service)

it('one fact is counted exactly, two are bounded, a rare one only occurs', () => {
  const sheets = [
    ...sheetsOf(20, [cellOf({ level: 'internal', sessions: 2 })]),
    ...sheetsOf(20, [cellOf({ level: 'confidential', purpose: 'coding', sessions: 2 })], 'more'),
    ...sheetsOf(1, [cellOf({ service: 'gemini', level: 'restricted' })], 'rare'),
  ]
  const draft = [
    rule(1, 'block', { fact: 'level', values: ['confidential'], ...plain }, { fact: 'purpose', values: ['coding'], ...plain }, { fact: 'department', values: ['sales'], ...plain }),
    rule(2, 'justify', { fact: 'level', values: ['internal'], ...plain }),
    rule(3, 'block', { fact: 'level', values: ['restricted'], ...plain }),
  ]
  const preview = previewOf(sheets, 10, draft, [])?.preview
  expect(effectOf(preview, 2)).toEqual({ service: 'chatgpt', exactness: 'exact', sessions: { from: 20, to: 49 }, occurs: true })
  expect(effectOf(preview, 1)).toMatchObject({ exactness: 'at-most', sessions: { from: 0, to: 49 } })
  expect(effectOf(preview, 3)).toBeUndefined()
  expect(effectOf(preview, 3, 'gemini')).toEqual({ service: 'gemini', exactness: 'occurs', sessions: null, occurs: true })
  expect(preview?.uncounted).toEqual(['gemini'])
})

it('the same rules change nothing', () => {
  const rules = [rule(1, 'block', { fact: 'level', values: ['confidential'], ...plain })]
  expect(previewOf(sheetsOf(20, [cellOf({ level: 'confidential' })]), 10, rules, rules)?.preview.changes).toEqual([])
})

it('a purpose that is rare at one level is bounded with what was pooled', () => {
  const sheets = [
    ...sheetsOf(20, [cellOf({ purpose: 'coding', sessions: 400 })]),
    ...sheetsOf(20, [cellOf({ level: 'confidential', purpose: 'writing', sessions: 400 })], 'writing'),
    ...sheetsOf(4, [cellOf({ level: 'confidential', purpose: 'coding', sessions: 600 })], 'rare'),
    ...sheetsOf(20, [cellOf({ level: 'confidential', purpose: 'other', sessions: 30 })], 'other'),
  ]
  const result = previewOf(sheets, 10, [rule(1, 'justify', { fact: 'purpose', values: ['coding'], ...plain })], [])
  expect(effectOf(result?.preview, 1)?.exactness).toBe('between')
  expectTrue(effectOf(result?.preview, 1), result?.truth.filter((one) => one.rule === id(1)) ?? [])
})
