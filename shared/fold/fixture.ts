// Populations for the tests of the fold: few values, so that groups overlap and small ones are common.
import * as fc from 'fast-check'
import { weeksOfMonth } from '#shared/calendar/calendar.ts'
import { cellKey, unanswered as notAnswered } from '#shared/cell/cells.ts'
import type { Cell } from '#shared/cell/schema.ts'
import type { FoldSheet } from './tables.ts'

export const month = '2026-10'
export const weeks = weeksOfMonth(month)
export const serviceIds = ['chatgpt', 'claude', 'deepl', 'gemini', 'mistral'] as const
export const purposeIds = ['writing', 'coding', 'people_scoring'] as const
export const levelIds = ['internal', 'confidential', 'restricted'] as const

/** Uneven choice: the first value most often, so that the last are rare. */
function leaning<T>(...values: readonly T[]): fc.Arbitrary<T> {
  return fc.oneof(...values.map((value, index) => ({ weight: 2 ** (2 * (values.length - index)), arbitrary: fc.constant(value) })))
}

const place = {
  week: fc.constantFrom(...weeks),
  department: leaning<string>('sales', 'hr', 'unknown'),
  sessions: leaning(1, 3, 40, 900),
}

const answered = (services: readonly string[]) =>
  fc.record({
    ...place,
    service: leaning(...services),
    accountType: leaning<Cell['accountType']>('corporate_team', 'personal_free', 'unknown'),
    level: leaning<Cell['level']>(...levelIds),
    purpose: leaning<Cell['purpose']>(...purposeIds, 'other'),
    categories: leaning<Cell['categories']>([], ['personal_data'], ['credentials', 'personal_data'], 'unknown'),
    destination: leaning<Cell['destination']>('unknown', 'customer'),
    affectsPeople: leaning<Cell['affectsPeople']>('unknown', ['employees', 'customers'], ['employees'], []),
    humanReview: leaning<Cell['humanReview']>('always', 'unknown', 'no'),
    connectors: leaning<Cell['connectors']>('unknown', ['mail'], []),
    overridden: leaning<Cell['overridden']>(false, true),
  })

const unanswered = (services: readonly string[]) =>
  fc.record({ ...place, service: leaning(...services) }).map(
    (cell): Cell => ({ ...cell, ...notAnswered }),
  )

/** Cells as a valid sheet has them: each combination once. */
export const anyCells = (services: readonly string[] = serviceIds, maxLength = 6): fc.Arbitrary<Cell[]> =>
  fc.uniqueArray(fc.oneof({ weight: 4, arbitrary: answered(services) }, { weight: 1, arbitrary: unanswered(services) }), { maxLength, selector: cellKey })

/** Sheets of one month; ids `sheet-0`, `sheet-1` ... */
export const anySheets = (services: readonly string[] = serviceIds, browsers = 40): fc.Arbitrary<FoldSheet[]> =>
  fc.array(anyCells(services), { maxLength: browsers, size: 'max' }).map((list) => list.map((cells, index) => ({ id: `sheet-${index}`, cells })))

export const anyK = fc.integer({ min: 2, max: 10 })

export function cellOf(change: Partial<Cell>): Cell {
  return {
    week: weeks[0] as string,
    service: 'chatgpt',
    department: 'sales',
    accountType: 'corporate_team',
    level: 'internal',
    purpose: 'writing',
    categories: [],
    destination: 'unknown',
    affectsPeople: 'unknown',
    humanReview: 'always',
    connectors: 'unknown',
    overridden: false,
    sessions: 1,
    ...change,
  }
}

/** `count` sheets with these cells each. */
export function sheetsOf(count: number, cells: readonly Cell[], prefix = 'sheet'): FoldSheet[] {
  return Array.from({ length: count }, (_, index) => ({ id: `${prefix}-${index}`, cells }))
}
