// An organisation to measure the fold on: services by popularity, departments with their own purposes, rare levels.
import { weeksOfMonth } from '#shared/calendar/calendar.ts'
import { cellKey } from '#shared/cell/cells.ts'
import type { Cell } from '#shared/cell/schema.ts'
import type { FoldSheet } from '#shared/fold/index.ts'
import { categories, purposes } from '#shared/taxonomy/lists.ts'

export const benchMonth = '2026-10'
const weeks = weeksOfMonth(benchMonth)
const services = Array.from({ length: 40 }, (_, index) => `service-${String(index).padStart(2, '0')}`)
const departments = ['engineering', 'sales', 'marketing', 'customer_support', 'finance', 'hr', 'legal', 'unknown']
const levels = ['internal', 'confidential', 'public', 'restricted'] as const
const accounts = ['corporate_team', 'personal_free', 'personal_paid', 'unknown'] as const

/** Sheets of one month, the same for the same seed. About `cells` cells a browser. */
export function population(browsers: number, cells: number, seed = 1): FoldSheet[] {
  const random = mulberry32(seed)
  /** One of the list, the first ones far more often. */
  const leaning = <T>(list: readonly T[], steepness: number): T => list[Math.floor(list.length * random() ** steepness)] as T

  return Array.from({ length: browsers }, (_, index) => {
    const department = leaning(departments, 1.5)
    // Everybody has a handful of services and of purposes, one of them that of the department.
    const own = Array.from({ length: 1 + Math.floor(random() * 5) }, () => leaning(services, 4))
    const special = departments.indexOf(department) * 2 + 5
    const kinds = Array.from({ length: 2 + Math.floor(random() * 4) }, () => {
      const purpose = random() < 0.25 ? (purposes[special % purposes.length] as (typeof purposes)[number]) : leaning(purposes, 2.5)
      return { purpose: purpose.id, level: leaning(levels, 2), accountType: leaning(accounts, 2), service: leaning(own, 2) }
    })
    const sheet = new Map<string, Cell>()
    for (let count = 0; count < cells; count++) {
      const cell = { week: weeks[Math.floor(random() * weeks.length)] as string, department, sessions: 1 + Math.floor(6 * random() ** 3) }
      const kind = leaning(kinds, 1.3)
      const extra = random()
      const full: Cell =
        random() < 0.2
          ? { ...cell, service: leaning(own, 1.5), ...silent }
          : {
              ...cell,
              ...kind,
              categories: kind.level === 'restricted' || extra < 0.2 ? [leaning(categories, 2).id] : [],
              destination: extra < 0.3 ? 'internal_document' : 'unknown',
              affectsPeople: extra < 0.1 ? ['customers'] : 'unknown',
              humanReview: extra < 0.5 ? 'always' : 'unknown',
              connectors: 'unknown',
              overridden: extra < 0.02,
            }
      sheet.set(cellKey(full), full)
    }
    return { id: `browser-${index}`, cells: [...sheet.values()] }
  })
}

const silent = {
  accountType: 'unknown',
  level: 'unknown',
  purpose: 'unknown',
  categories: 'unknown',
  destination: 'unknown',
  affectsPeople: 'unknown',
  humanReview: 'unknown',
  connectors: 'unknown',
  overridden: 'unknown',
} as const

function mulberry32(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
