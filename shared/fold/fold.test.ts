import fc from 'fast-check'
import { expect, it } from 'vitest'
import { canFire, risks, truthVector } from '#shared/risk/index.ts'
import { tableSchema } from '#shared/table/schema.ts'
import { unanswered as notAnswered } from '#shared/cell/cells.ts'
import { anyCells, anyK, anySheets, cellOf, month, serviceIds, sheetsOf, weeks } from './fixture.ts'
import { createFold, type Fold } from './fold.ts'
import { foldMonth, foldOf, monthTables, type FoldSheet, type MonthTables } from './tables.ts'
import { aggregateFacts, usageFacts } from './usage.ts'

const nothingEarlier = [new Map(), new Map()] as const

function everyTable(tables: MonthTables | null) {
  return tables === null ? [] : [tables.evidence, tables.presence, ...tables.trend, tables.profile, tables.departments]
}

it('a fold that saw sheets come, change and go is equal to one read from scratch', () => {
  const steps = fc.array(fc.record({ sheet: fc.nat({ max: 14 }), said: fc.option(anySheets(serviceIds, 1), { freq: 4 }), look: fc.boolean() }), { maxLength: 40, size: 'max' })
  fc.assert(
    fc.property(steps, fc.integer({ min: 1, max: 5 }), (list, k) => {
      const live = createFold(month)
      const sheets = new Map<string, FoldSheet>()
      for (const { sheet, said, look } of list) {
        const id = `sheet-${sheet}`
        const { cells, ...further } = said?.[0] ?? { cells: [] }
        live.set(id, said === null ? null : cells, further)
        if (said === null) sheets.delete(id)
        else sheets.set(id, { ...further, id, cells })
        if (look) monthTables(live, k, nothingEarlier)
      }
      expect(monthTables(live, k, nothingEarlier)).toEqual(foldMonth({ month, k, sheets: [[...sheets.values()], [], []] }))
    }),
    { numRuns: 100 },
  )
})

it('the order of sheets and of their cells makes no difference', () => {
  fc.assert(
    fc.property(anySheets(), anyK, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (sheets, k, random) => {
      const shuffled = <T>(list: readonly T[]): T[] => list.map((item) => [random.next().value ?? 0, item] as const).sort(([a], [b]) => a - b).map(([, item]) => item)
      const mixed = shuffled(sheets).map((sheet) => ({ ...sheet, cells: shuffled(sheet.cells) }))
      expect(foldMonth({ month, k, sheets: [mixed, [], []] })).toEqual(foldMonth({ month, k, sheets: [sheets, [], []] }))
    }),
    { numRuns: 60 },
  )
})

it('publishes the fields of the schema and no row below k', () => {
  fc.assert(
    fc.property(anySheets(), anyK, (sheets, k) => {
      for (const table of everyTable(foldMonth({ month, k, sheets: [sheets, [], []] }))) {
        expect(tableSchema.parse(table)).toEqual(table)
        if (table.kind === 'evidence' || table.kind === 'presence') continue
        for (const row of table.rows) {
          expect(row.browsers.from).toBeGreaterThanOrEqual(k)
          if ('by' in row && row.by === 'guidance') expect(row.sessions).toEqual({ from: 0, to: 0 })
          else expect(row.sessions.from).toBeGreaterThanOrEqual(k)
        }
      }
    }),
    { numRuns: 100 },
  )
})

it('a sheet that is taken away leaves nothing behind', () => {
  fc.assert(
    fc.property(anySheets(), anyCells(), fc.integer({ min: 1, max: 4 }), (sheets, cells, k) => {
      const fold = foldOf(month, sheets)
      fold.set('leaving', cells)
      monthTables(fold, k, nothingEarlier)
      fold.set('leaving', null)
      expect(monthTables(fold, k, nothingEarlier)).toEqual(foldMonth({ month, k, sheets: [sheets, [], []] }))
      expect([...fold.kinds()].length).toBe(new Set([...foldOf(month, sheets).kinds()].map((kind) => kind.key)).size)
    }),
    { numRuns: 60 },
  )
})

it('publishes nothing before k sheets report', () => {
  const cells = [cellOf({})]
  expect(foldMonth({ month, k: 10, sheets: [sheetsOf(9, cells), [], []] })).toBeNull()
  expect(foldMonth({ month, k: 10, sheets: [sheetsOf(10, cells), [], []] })?.presence.rows).toHaveLength(1)
})

it('a service nobody answered about is present, as unanswered', () => {
  const tables = foldMonth({ month, k: 2, sheets: [sheetsOf(2, [cellOf({ service: 'deepl', ...notAnswered })]), [], []] })
  expect(tables?.presence.rows).toEqual([{ service: 'deepl', accountType: 'unknown', levels: [], purposes: [], unanswered: true }])
})

it('evidence holds the vectors of single cells, and never of two cells together', () => {
  const half = cellOf({ categories: ['credentials'], level: 'restricted', accountType: 'personal_free' })
  const otherHalf = cellOf({ purpose: 'people_scoring', accountType: 'personal_free' })
  const fold = foldOf(month, [{ id: 'a', cells: [half, otherHalf] }])
  const rows = monthTables(fold, 1, nothingEarlier)?.evidence.rows ?? []
  const expected = expectedEvidence(fold, new Set(['sales']))
  expect(new Map(rows.map((row) => [`${row.accountType} ${row.risk}`, row.vectors]))).toEqual(expected)
  expect(expected.size).toBeGreaterThan(20)
})

it('evidence of any population is that of its cells one by one', () => {
  fc.assert(
    fc.property(anySheets(['chatgpt'], 12), fc.integer({ min: 1, max: 3 }), (sheets, k) => {
      const fold = foldOf(month, sheets)
      const rows = monthTables(fold, k, nothingEarlier)?.evidence.rows
      if (rows === undefined) return
      expect(new Map(rows.map((row) => [`${row.accountType} ${row.risk}`, row.vectors]))).toEqual(expectedEvidence(fold, fold.departmentsOf(k)))
    }),
    { numRuns: 40 },
  )
})

/** The plain way: every kind, every risk, through the risk engine's own two functions. */
function expectedEvidence(fold: Fold, departments: ReadonlySet<string>): Map<string, string[]> {
  const aggregates = aggregateFacts([fold.usage, ...nothingEarlier])
  const vectors = new Map<string, Set<string>>()
  for (const kind of fold.kinds()) {
    const facts = usageFacts(kind, aggregates.get(kind.cell.service) ?? {}, departments)
    for (const { id } of risks) {
      const vector = truthVector(id, facts)
      if (!canFire(id, vector)) continue
      const key = `${kind.cell.accountType} ${id}`
      vectors.set(key, (vectors.get(key) ?? new Set()).add(vector))
    }
  }
  return new Map([...vectors].map(([key, set]) => [key, [...set].sort()]))
}

it('a department is named to a rule only with k browsers', () => {
  const cells = [cellOf({ department: 'hr' })]
  expect(foldOf(month, sheetsOf(4, cells)).departmentsOf(5)).toEqual(new Set())
  expect(foldOf(month, sheetsOf(5, cells)).departmentsOf(5)).toEqual(new Set(['hr']))
  expect(foldOf(month, sheetsOf(5, [cellOf({ department: 'unknown' })])).departmentsOf(5)).toEqual(new Set())
})

it('works out the facts of a service over the month and the two before', () => {
  const now = foldOf(month, [
    ...sheetsOf(3, [cellOf({ sessions: 4, overridden: true })]),
    ...sheetsOf(2, [cellOf({ sessions: 3, ...notAnswered })], 'silent'),
    ...sheetsOf(1, [cellOf({ service: 'claude', sessions: 2 })], 'other'),
  ])
  const before = foldOf('2026-09', sheetsOf(12, [cellOf({ week: '2026-W37', sessions: 1 })]))
  const facts = aggregateFacts([now.usage, before.usage, new Map()])
  expect(facts.get('chatgpt')).toEqual({
    'agg.events90d': 30,
    'agg.usersBand': '10-49',
    'agg.growth30d': 1.5,
    'agg.declarationCoverage': 24 / 30,
    'agg.shareOfOrgUse': 30 / 32,
    'agg.overrideCount': 12,
  })
  expect(facts.get('claude')?.['agg.growth30d']).toBeNull()
})

it('pools hidden services as other only where that proves nothing about one of them', () => {
  const week = weeks[0] as string
  const ten = (service: string, count: number) => sheetsOf(count, [cellOf({ service })], service)
  const trendOf = (...sheets: ReturnType<typeof ten>[]) =>
    foldMonth({ month, k: 10, sheets: [sheets.flat(), [], []] })?.trend.find((table) => table.period === week)?.rows.map((row) => row.service)
  expect(trendOf(ten('chatgpt', 30), ten('claude', 6), ten('deepl', 6))).toEqual(['chatgpt'])
  expect(trendOf(ten('chatgpt', 30), ten('claude', 6), ten('deepl', 6), ten('gemini', 2))).toEqual(['chatgpt', 'other'])
})
