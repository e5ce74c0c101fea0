import fc from 'fast-check'
import { expect, it } from 'vitest'
import { cellKey, cellOfSession, cellsOfSessions, type LedgerSession } from './cells.ts'
import { cellSchema } from './schema.ts'

const answer = {
  purpose: 'writing',
  level: 'confidential',
  accountType: 'corporate_team',
  categories: ['personal_data', 'customer_data'],
  humanReview: 'always',
  destination: 'customer',
  affectsPeople: ['customers'],
  connectors: [],
} satisfies NonNullable<LedgerSession['answer']>

const session: LedgerSession = { day: '2026-11-21', service: 'chatgpt', department: 'sales', answer, overridden: false }

const sessions = fc.array(
  fc.record({
    day: fc.constantFrom('2026-11-02', '2026-11-09', '2026-11-10'),
    service: fc.constantFrom('chatgpt', 'claude'),
    department: fc.constantFrom('sales', 'unknown'),
    answer: fc.constantFrom(null, answer, { ...answer, categories: ['customer_data', 'personal_data'] as ('customer_data' | 'personal_data')[] }),
    overridden: fc.boolean(),
  }),
)

it('an unanswered session keeps only service, department and week', () => {
  const cell = cellOfSession({ ...session, answer: null, overridden: true })
  const known = Object.entries(cell).filter(([, value]) => value !== 'unknown')
  expect(Object.fromEntries(known)).toEqual({ week: '2026-W47', service: 'chatgpt', department: 'sales', sessions: 1 })
})

it('every cell passes the schema, no combination stands twice, no session is lost', () => {
  fc.assert(
    fc.property(sessions, (list) => {
      const cells = cellsOfSessions(list)
      for (const cell of cells) expect(cellSchema.safeParse(cell).success).toBe(true)
      expect(new Set(cells.map(cellKey)).size).toBe(cells.length)
      expect(cells.reduce((sum, cell) => sum + cell.sessions, 0)).toBe(list.length)
    }),
  )
})

it('the order of sessions does not matter', () => {
  fc.assert(
    fc.property(sessions, (list) => {
      const key = (cells: ReturnType<typeof cellsOfSessions>) => cells.map((cell) => `${cellKey(cell)} ${cell.sessions}`)
      expect(key(cellsOfSessions([...list].reverse()))).toEqual(key(cellsOfSessions(list)))
    }),
  )
})

it.each(['day', 'url', 'person', 'browser', 'time'])('has no field %s', (key) => {
  expect(cellSchema.safeParse({ ...cellOfSession(session), [key]: 'x' }).success).toBe(false)
})
