import fc from 'fast-check'
import { expect, it } from 'vitest'
import { cellKey } from '#shared/cell/cells.ts'
import { cellSchema, type Cell } from '#shared/cell/schema.ts'
import { coarseCopy, countBreakdowns, foldBreakdowns, type CoarseCopy } from './breakdown.ts'
import { unanswered as notAnswered } from '#shared/cell/cells.ts'
import { anyK, anySheets, cellOf, month, sheetsOf, weeks } from './fixture.ts'
import { isAnswered } from './kind.ts'
import { foldOf, monthTables, shownBy, type FoldSheet } from './tables.ts'

const nothingEarlier = [new Map(), new Map()] as const

/** The coarsened copy written down as sheets that browsers could have sent. */
function asSheets({ copy, further }: CoarseCopy): FoldSheet[] {
  const sheets = new Map<number, Map<string, Cell>>()
  copy.label.forEach((label, entry) => {
    const sheet = sheets.get(copy.sheet[entry] as number) ?? new Map<string, Cell>()
    sheets.set(copy.sheet[entry] as number, sheet)
    const cell: Cell = { ...(copy.labels[label] as (typeof copy.labels)[number]), week: copy.week[entry] as string, sessions: copy.sessions[entry] as number }
    const known = sheet.get(cellKey(cell))
    sheet.set(cellKey(cell), { ...cell, sessions: cell.sessions + (known?.sessions ?? 0) })
  })
  return [...sheets].map(([ordinal, cells]) => {
    const { asks, justified, guidance } = further.get(ordinal) ?? {}
    const reasons = [...(justified ?? [])].map(([reason, count]) => ({ reason, count }))
    return { id: `copy-${ordinal}`, cells: [...cells.values()], asks, justified: reasons, guidance: guidance ?? undefined }
  })
}

// The proof that no attack on the breakdowns can work, whatever it knows: there is an organisation without a single
// small group that would publish the very same tables.
it('an organisation in which no named group is small would publish the same', () => {
  fc.assert(
    fc.property(anySheets(), anyK, (sheets, k) => {
      const fold = foldOf(month, sheets)
      const tables = monthTables(fold, k, nothingEarlier)
      if (tables === null) return
      const shown = shownBy(tables.trend)
      const coarse = coarseCopy(fold, k, shown)
      const other = asSheets(coarse)
      // It is a real one: no sheet says more than it has sessions for, its cells pass the schema, and a session has level and purpose or was not answered.
      for (const sheet of other) expectRoom(sheet)
      for (const cell of other.flatMap((sheet) => sheet.cells)) {
        expect(cellSchema.safeParse(cell).success).toBe(true)
        if (!isAnswered(cell)) expect({ ...cell, ...notAnswered }).toEqual(cell)
      }
      const silent = sheetsOf(Math.max(0, fold.holdings.size - other.length), [], 'silent')
      const again = monthTables(foldOf(month, [...other, ...silent]), k, nothingEarlier)
      expect(again?.profile).toEqual(tables.profile)
      expect(again?.departments).toEqual(tables.departments)
      const named = (list: typeof tables.trend | undefined) => list?.map((table) => table.rows.filter((row) => row.service !== 'other'))
      expect(named(again?.trend)).toEqual(named(tables.trend))
      for (const [group, browsers] of groups(other, coarse.levelPurpose)) expect.soft(browsers, group).toBeGreaterThanOrEqual(k)
    }),
    { numRuns: 150 },
  )
})

/** A session has one question and one reason at most; an answered question is about an answered session. */
function expectRoom({ cells, asks, justified = [] }: FoldSheet): void {
  const sessions = (told: boolean) => cells.filter((cell) => isAnswered(cell) === told).reduce((sum, cell) => sum + cell.sessions, 0)
  if (asks !== undefined) {
    expect(asks.answered + asks.answeredLater).toBeLessThanOrEqual(sessions(true))
    expect(asks.ignored + asks.ignoredAgain).toBeLessThanOrEqual(sessions(false))
    const places = new Set(cells.map(({ service, week }) => `${service} ${week}`)).size
    expect(asks.answered + asks.answeredLater + asks.ignored + asks.ignoredAgain).toBeLessThanOrEqual(7 * places)
  }
  expect(justified.reduce((sum, { count }) => sum + count, 0)).toBeLessThanOrEqual(sessions(true))
}

/** Browsers of every group a published row, or a sum of rows, can be about. */
function groups(sheets: readonly FoldSheet[], levelPurpose: boolean): Map<string, number> {
  const browsers = new Map<string, Set<string>>()
  const add = (group: string, id: string) => browsers.set(group, (browsers.get(group) ?? new Set()).add(id))
  for (const { id, cells, asks, justified = [], guidance } of sheets) {
    if (guidance !== undefined || sheets.some((sheet) => sheet.guidance !== undefined)) add(`guidance ${guidance}`, id)
    for (const [outcome, count] of Object.entries(asks ?? {})) if (count > 0) add(`asks ${outcome}`, id)
    for (const { reason } of justified) add(`justified ${reason}`, id)
    for (const cell of cells) {
      const { service, week, level, purpose, department } = cell
      const lists = [cell.categories, cell.affectsPeople, cell.connectors].flatMap((list, index) => (list === 'unknown' ? [`${index} ?`] : list.map((value) => `${index} ${value}`)))
      const singles = [cell.accountType, cell.destination, cell.humanReview].map((value, index) => `single ${index} ${value}`)
      const ofService = [week, `level ${level}`, `purpose ${purpose}`, `department ${department}`, ...lists, ...singles].map((value) => `${service} ${value}`)
      for (const group of [...ofService, service, level, purpose, department, ...(levelPurpose ? [`${level}/${purpose}`] : []), `${department} ${level}`]) {
        add(group, id)
      }
    }
  }
  return new Map([...browsers].map(([group, ids]) => [group, ids.size]))
}

const rowsBy = (sheets: readonly FoldSheet[], by: string) => {
  const everyWeek = new Map(weeks.map((week) => [week, new Set(['chatgpt', 'claude'])]))
  return foldBreakdowns(foldOf(month, sheets), 5, everyWeek).profile.filter((row) => row.by === by && row.service !== 'claude').map((row) => row.value)
}

it('a rare purpose becomes other, and where that is too few the smallest purpose joins', () => {
  const writing = sheetsOf(9, [cellOf({})], 'writing')
  const coding = sheetsOf(6, [cellOf({ purpose: 'coding' })], 'coding')
  const translation = (count: number) => sheetsOf(count, [cellOf({ purpose: 'translation' })], 'translation')
  expect(rowsBy([...writing, ...coding, ...translation(5)], 'purpose')).toEqual(['coding', 'translation', 'writing'])
  expect(rowsBy([...writing, ...coding, ...translation(3)], 'purpose')).toEqual(['other', 'writing'])
})

it('a rare level is counted with the unanswered sessions', () => {
  const sheets = [...sheetsOf(9, [cellOf({})], 'internal'), ...sheetsOf(3, [cellOf({ level: 'restricted' })], 'restricted')]
  expect(rowsBy([...sheets, ...sheetsOf(2, [cellOf(notAnswered)], 'silent')], 'level')).toEqual(['internal', 'unknown'])
  expect(rowsBy(sheets, 'level')).toEqual(['unknown'])
})

it('level x purpose of the organisation hides in the services what it hides itself', () => {
  // Each purpose and each level is common, but coding on restricted data is done by three.
  const sheets = [
    ...sheetsOf(9, [cellOf({ sessions: 40 }), cellOf({ level: 'restricted' })], 'writing'),
    ...sheetsOf(3, [cellOf({ purpose: 'coding', level: 'restricted' })], 'rare'),
    ...sheetsOf(6, [cellOf({ purpose: 'coding' })], 'coding'),
  ]
  expect(rowsBy(sheets, 'levelPurpose')).toEqual(['internal/coding', 'internal/writing', 'restricted/other'])
  expect(rowsBy(sheets, 'purpose')).toEqual(['coding', 'other', 'writing'])
})

it('level x purpose is left out where it would cost the services their purposes', () => {
  const sheets = [...sheetsOf(9, [cellOf({})], 'writing'), ...sheetsOf(4, [cellOf({ level: 'restricted', sessions: 50 })], 'a'), ...sheetsOf(3, [cellOf({ purpose: 'coding', level: 'restricted', sessions: 50 })], 'b'), ...sheetsOf(6, [cellOf({ purpose: 'coding' })], 'c')]
  expect(rowsBy(sheets, 'levelPurpose')).toEqual([])
  expect(rowsBy(sheets, 'purpose')).toEqual(['coding', 'writing'])
})

it('a week that hides a service keeps it out of the month', () => {
  const busy = sheetsOf(7, [cellOf({}), cellOf({ week: weeks[1] as string, sessions: 2 })], 'busy').slice(0, 7)
  const quiet = sheetsOf(3, [cellOf({ week: weeks[2] as string, sessions: 900 })], 'quiet')
  const tables = monthTables(foldOf(month, [...busy, ...quiet]), 5, nothingEarlier)
  expect(tables?.trend.map((table) => table.rows.length)).toEqual([1, 1, 0, 0, 0].slice(0, weeks.length))
  expect(tables?.profile.rows.find((row) => row.by === 'level')?.sessions).toEqual({ from: 10, to: 24 })
})

it('refuses to count a copy that was not coarsened', () => {
  const fold = foldOf(month, sheetsOf(3, [cellOf({})]))
  const copy = coarseCopy(fold, 1, new Map([[weeks[0] as string, new Set(['chatgpt'])]]))
  expect(() => countBreakdowns(copy, 5)).toThrow(RangeError)
})
