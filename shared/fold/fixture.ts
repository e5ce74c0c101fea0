// Populations for the tests of the fold: few values, so that groups overlap and small ones are common.
import * as fc from 'fast-check'
import { weeksOfMonth } from '#shared/calendar/calendar.ts'
import { cellKey, unanswered as notAnswered } from '#shared/cell/cells.ts'
import type { Cell } from '#shared/cell/schema.ts'
import type { Justification } from '#shared/taxonomy/schema.ts'
import type { Further } from './fold.ts'
import { isAnswered } from './kind.ts'
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

/** What a browser would say of its questions if it had sessions enough. */
const wish = fc.record({
  answered: leaning(2, 0, 9),
  answeredLater: leaning(0, 1, 5),
  ignored: leaning(0, 2, 30),
  ignoredAgain: leaning(0, 1),
  reasons: fc.uniqueArray(leaning<Justification>('trial', 'urgent', 'other'), { maxLength: 3 }),
  times: leaning(1, 4),
  guidance: leaning<number | undefined>(5, undefined, 3),
})

/** What a sheet with these cells says besides: a session has one question and one reason at most, a service one question a day. */
export const anyFurther = (cells: readonly Cell[]): fc.Arbitrary<Further> =>
  fc.record({ wish, says: leaning(true, false) }).map(({ wish: { answered, answeredLater, ignored, ignoredAgain, reasons, times, guidance }, says }) => {
    if (!says) return {}
    const places = [...Map.groupBy(cells, ({ service, week }) => `${service} ${week}`).values()]
    const sessionsOf = (place: readonly Cell[], told: boolean) => place.filter((cell) => isAnswered(cell) === told).reduce((sum, cell) => sum + cell.sessions, 0)
    const fit = (most: (told: number, silent: number) => number) => places.reduce((sum, place) => sum + most(sessionsOf(place, true), sessionsOf(place, false)), 0)
    const asked = fit((told) => Math.min(7, told))
    const left = Math.min(fit((_, silent) => Math.min(7, silent)), fit((told, silent) => Math.min(7, told + silent)) - Math.min(asked, answered + answeredLater))
    const asks = {
      answered: Math.min(answered, asked),
      answeredLater: Math.max(0, Math.min(answeredLater, asked - answered)),
      ignored: Math.min(ignored, left),
      ignoredAgain: Math.max(0, Math.min(ignoredAgain, left - ignored)),
    }
    const justified = reasons.slice(0, fit((told) => told)).map((reason, index, all) => ({ reason, count: index === 0 ? Math.max(1, Math.min(times, fit((told) => told) - all.length)) : 1 }))
    return { asks, justified, guidance }
  })

/** Sheets of one month; ids `sheet-0`, `sheet-1` ... */
export const anySheets = (services: readonly string[] = serviceIds, browsers = 40): fc.Arbitrary<FoldSheet[]> =>
  fc.array(anyCells(services).chain((cells) => anyFurther(cells).map((further) => ({ cells, ...further }))), { maxLength: browsers, size: 'max' })
    .map((list) => list.map((sheet, index) => ({ id: `sheet-${index}`, ...sheet })))

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
