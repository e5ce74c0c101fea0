import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { CandidateEvidence } from '#shared/catalogue/candidate.ts'
import { cellKey } from '#shared/cell/cells.ts'
import { createSigningKey } from '#shared/signature/signature.ts'
import { justifications } from '#shared/taxonomy/lists.ts'
import { answer } from '#test/fixture/answer.ts'
import { bodyContent, isEmptyBody, sheetBody, type MonthRows, type MonthSession, type Outcome } from './body.ts'
import { signedSheetSchema } from './schema.ts'
import { signSheet } from './sheet.ts'

const outcomes = ['answered', 'answeredLater', 'ignored', 'ignoredAgain'] as const satisfies readonly Outcome[]
const session: fc.Arbitrary<MonthSession> = fc.record({
  day: fc.constantFrom('2026-11-17', '2026-11-18', '2026-11-24'),
  service: fc.constantFrom('chatgpt', 'claude'),
  department: fc.constantFrom('sales', 'unknown'),
  answer: fc.constantFrom(null, answer, { ...answer, purpose: 'coding' as const }),
  overridden: fc.boolean(),
  outcome: fc.constantFrom(null, ...outcomes),
  reason: fc.constantFrom(null, ...justifications),
})
const candidate = fc.record({ host: fc.constantFrom('one.example', 'two.example', 'three.example'), evidence: fc.constantFrom<CandidateEvidence[]>(['stream', 'path'], ['path', 'stream'], ['api']) })
const rows: fc.Arbitrary<MonthRows> = fc.record({
  sessions: fc.array(session, { maxLength: 30 }),
  guidance: fc.constantFrom(null, 1, 7),
  candidates: fc.uniqueArray(candidate, { selector: ({ host }) => host }),
})

const nothing: MonthRows = { sessions: [], guidance: null, candidates: [] }
const one: MonthSession = { day: '2026-11-18', service: 'chatgpt', department: 'sales', answer, overridden: false, outcome: null, reason: null }

it('counts every session, question and reason once, whatever the order of the rows', () => {
  fc.assert(
    fc.property(rows, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (month, random) => {
      const body = sheetBody(month)
      const shuffled = <T>(list: readonly T[]): T[] => list.map((item) => [random.next().value ?? 0, item] as const).sort(([a], [b]) => a - b).map(([, item]) => item)
      expect(sheetBody({ ...month, sessions: shuffled(month.sessions), candidates: shuffled(month.candidates) })).toEqual(body)
      const { sessions } = month
      expect(body.cells.reduce((sum, cell) => sum + cell.sessions, 0)).toBe(sessions.length)
      for (const outcome of outcomes) expect(body.asks?.[outcome] ?? 0).toBe(sessions.filter((item) => item.outcome === outcome).length)
      for (const reason of justifications) expect(body.justified?.find((item) => item.reason === reason)?.count ?? 0).toBe(sessions.filter((item) => item.reason === reason).length)
    }),
  )
})

it('two months put together say what both say', () => {
  fc.assert(
    fc.property(rows, rows, (a, b) => {
      const [bodyA, bodyB, both] = [sheetBody(a), sheetBody(b), sheetBody({ ...a, sessions: [...a.sessions, ...b.sessions] })]
      for (const outcome of outcomes) expect(both.asks?.[outcome] ?? 0).toBe((bodyA.asks?.[outcome] ?? 0) + (bodyB.asks?.[outcome] ?? 0))
      const sessionsOf = (body: typeof bodyA, key: string) => body.cells.find((cell) => cellKey(cell) === key)?.sessions ?? 0
      for (const cell of both.cells) expect(cell.sessions).toBe(sessionsOf(bodyA, cellKey(cell)) + sessionsOf(bodyB, cellKey(cell)))
    }),
  )
})

it('is what the schema of a sheet takes, through JSON too', async () => {
  const { subtle } = globalThis.crypto
  const key = await createSigningKey(subtle)
  await fc.assert(
    fc.asyncProperty(rows, async (month) => {
      const signed = await signSheet(subtle, key, '2026-11', 1, sheetBody(month))
      expect(signedSheetSchema.parse(JSON.parse(JSON.stringify(signed)))).toEqual(signed)
    }),
    { numRuns: 30 },
  )
})

it('leaves out what is empty, and compares cells alone as sheets of version 1 were', () => {
  expect(sheetBody(nothing)).toEqual({ cells: [] })
  const plain = sheetBody({ ...nothing, sessions: [one] })
  expect(Object.keys(plain)).toEqual(['cells'])
  expect(bodyContent(plain)).toBe(plain.cells)
  const asked = sheetBody({ ...nothing, sessions: [{ ...one, outcome: 'answered' }] })
  expect(bodyContent(asked)).toBe(asked)
})

it('a host nobody knows opens a sheet, guidance alone does not', () => {
  expect(isEmptyBody(sheetBody(nothing))).toBe(true)
  expect(isEmptyBody(sheetBody({ ...nothing, guidance: 3 }))).toBe(true)
  expect(isEmptyBody(sheetBody({ ...nothing, candidates: [{ host: 'one.example', evidence: ['api'] }] }))).toBe(false)
  expect(isEmptyBody(sheetBody({ ...nothing, sessions: [one] }))).toBe(false)
})

it('never counts beyond what a sheet can say', () => {
  const body = sheetBody({ ...nothing, sessions: Array.from({ length: 10_001 }, () => ({ ...one, outcome: 'ignored' as const, reason: 'trial' as const })) })
  expect([body.cells[0]?.sessions, body.asks?.ignored, body.justified?.[0]?.count]).toEqual([10_000, 10_000, 10_000])
})
