import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addDays, lastDayOfMonth, mondayOfWeek } from '#shared/calendar/calendar.ts'
import { cellKey } from '#shared/cell/cells.ts'
import type { Cell } from '#shared/cell/schema.ts'
import { lastSheetDay } from '#shared/sheet/sheet.ts'
import type { Table } from '#shared/table/schema.ts'
import { anyCells, cellOf, month, serviceIds, sheetsOf, weeks } from './fixture.ts'
import { publicationSchema } from './publication.ts'
import { publishMonth, unpublished } from './publish.ts'
import { createFold } from './fold.ts'
import { foldOf } from './tables.ts'

const earlier = [new Map(), new Map()] as const
const [week = '', nextWeek = ''] = weeks
const duringWeek = mondayOfWeek(week)
const weekClosed = addDays(duringWeek, 7)
const monthClosed = addDays(lastDayOfMonth(month), 1)
const kinds = (issued: readonly Table[]) => issued.map((table) => `${table.kind} ${table.period} ${table.issue}`)

it('publishes occurrence at once, a week when it is closed, the rest when the month is', () => {
  const fold = foldOf(month, sheetsOf(5, [cellOf({})]))
  const during = publishMonth(unpublished(month), fold, { today: duringWeek, k: 5, earlier })
  expect(kinds(during.issued)).toEqual([`evidence ${month} 1`, `presence ${month} 1`])
  const after = publishMonth(during.publication, fold, { today: weekClosed, k: 5, earlier })
  expect(kinds(after.issued)).toEqual([`trend ${week} 1`])
  const closed = publishMonth(after.publication, fold, { today: monthClosed, k: 5, earlier })
  expect(kinds(closed.issued)).toEqual([...weeks.slice(1).map((later) => `trend ${later} 1`), `profile ${month} 1`, `departments ${month} 1`])
  expect(publishMonth(closed.publication, fold, { today: monthClosed, k: 5, earlier })).toEqual({ publication: closed.publication, issued: [] })
  expect(publicationSchema.parse(JSON.parse(JSON.stringify(closed.publication)))).toEqual(closed.publication)
})

it('publishes nothing of fewer than k browsers', () => {
  const fold = foldOf(month, sheetsOf(4, [cellOf({})]))
  expect(publishMonth(unpublished(month), fold, { today: monthClosed, k: 5, earlier }).issued).toEqual([])
})

it('a new rare use is in the evidence at once, and a use taken back is out of it', () => {
  const fold = foldOf(month, sheetsOf(5, [cellOf({})]))
  const context = { today: duringWeek, k: 5, earlier }
  const first = publishMonth(unpublished(month), fold, context)
  fold.set('sheet-0', [cellOf({ level: 'restricted', categories: ['credentials'] })])
  const second = publishMonth(first.publication, fold, context)
  expect(kinds(second.issued)).toEqual([`evidence ${month} 2`, `presence ${month} 2`])
  fold.set('sheet-0', [cellOf({})])
  const third = publishMonth(second.publication, fold, context)
  expect(third.issued.map(({ rows }) => rows)).toEqual(first.issued.map(({ rows }) => rows))
})

it('issues a closed period again with k changed sheets, not with one fewer', () => {
  const fold = foldOf(month, sheetsOf(20, [cellOf({})]))
  const context = { today: monthClosed, k: 5, earlier }
  const first = publishMonth(unpublished(month), fold, context)
  for (let index = 0; index < 4; index++) fold.set(`sheet-${index}`, [cellOf({ sessions: 500 })])
  const figures = (issued: readonly Table[]) => kinds(issued.filter((table) => table.kind !== 'evidence' && table.kind !== 'presence'))
  const four = publishMonth(first.publication, fold, context)
  expect(figures(four.issued)).toEqual([])
  fold.set('sheet-4', null)
  expect(figures(publishMonth(four.publication, fold, context).issued)).toEqual([`trend ${week} 2`, `profile ${month} 2`, `departments ${month} 2`])
})

it('a look that found the figures the same is no step towards a difference of fewer than k', () => {
  const fold = foldOf(month, sheetsOf(20, [cellOf({})]))
  const context = { today: monthClosed, k: 5, earlier }
  const first = publishMonth(unpublished(month), fold, context)
  // What no figure tells of: five sheets are others now, the tables the same.
  for (let index = 0; index < 5; index++) fold.set(`sheet-${index}`, [cellOf({ overridden: true })])
  const same = publishMonth(first.publication, fold, context)
  // Four go back, one more tells of something new: five since the look, two since the issue.
  for (let index = 0; index < 4; index++) fold.set(`sheet-${index}`, [cellOf({})])
  fold.set('sheet-5', [cellOf({ sessions: 500 })])
  expect([same, publishMonth(same.publication, fold, context)].map(({ issued }) => kinds(issued.filter(({ kind }) => kind !== 'evidence' && kind !== 'presence')))).toEqual([[], []])
})

it('whatever happens, between two issues of a figure at least k sheets changed, or a shown service fell', () => {
  const step = fc.record({ sheet: fc.nat({ max: 11 }), cells: fc.option(anyCells(serviceIds.slice(0, 2), 3), { freq: 5 }), day: fc.constantFrom(0, 0, 0, 1, 7) })
  fc.assert(
    fc.property(fc.array(step, { minLength: 10, maxLength: 60, size: 'max' }), fc.integer({ min: 2, max: 4 }), (steps, k) => {
      const fold = createFold(month)
      const sheets = new Map<string, readonly Cell[]>()
      const atIssue = new Map<string, Map<string, string>>()
      const retired = new Map<number, number>()
      let publication = unpublished(month)
      let today = duringWeek
      for (const { sheet, cells, day } of steps) {
        // The id of a deleted sheet does not come back: a browser that starts over has a new key.
        const id = `sheet-${sheet}-${retired.get(sheet) ?? 0}`
        fold.set(id, cells)
        if (cells === null) retired.set(sheet, (retired.get(sheet) ?? 0) + 1)
        if (cells === null) sheets.delete(id)
        else sheets.set(id, cells)
        today = addDays(today, day)
        const published = publishMonth(publication, fold, { today, k, earlier })
        for (const table of published.issued) {
          if (table.kind === 'evidence' || table.kind === 'presence') continue
          const key = `${table.kind} ${table.period}`
          const before = atIssue.get(key)
          const now = contentOf(sheets, table.period)
          atIssue.set(key, now)
          if (before === undefined) continue
          const last = publication.tables.find((known) => known.kind === table.kind && known.period === table.period)
          const ids = new Set([...before.keys(), ...now.keys()])
          const changed = [...ids].filter((known) => before.get(known) !== now.get(known)).length
          if (changed < k) expect(fallen(last, table)).toBe(true)
        }
        publication = published.publication
      }
    }),
    { numRuns: 60 },
  )
})

function contentOf(sheets: ReadonlyMap<string, readonly Cell[]>, period: string): Map<string, string> {
  const inPeriod = (cell: Cell) => period === month || cell.week === period
  const content = [...sheets].map(([id, cells]) => [id, cells.filter(inPeriod).map((cell) => `${cellKey(cell)} ${cell.sessions}`).sort().join()] as const)
  return new Map(content.filter(([, text]) => text !== ''))
}

function fallen(last: Table | undefined, next: Table): boolean {
  if (last?.kind !== 'trend' || next.kind !== 'trend') return false
  return last.rows.some(({ service }) => service !== 'other' && !next.rows.some((row) => row.service === service))
}

it('a larger k holds from the next issue on, a smaller one for periods that are not out', () => {
  const fold = foldOf(month, sheetsOf(6, [cellOf({}), cellOf({ week: nextWeek })]))
  const first = publishMonth(unpublished(month), fold, { today: weekClosed, k: 5, earlier })
  for (let index = 0; index < 6; index++) fold.set(`sheet-${index}`, [cellOf({ sessions: 50 }), cellOf({ week: nextWeek })])
  const smaller = publishMonth(first.publication, fold, { today: addDays(weekClosed, 7), k: 2, earlier })
  const ofKind = (issued: readonly Table[], kind: string) => issued.filter((table) => table.kind === kind).map(({ period, k }) => [period, k])
  expect(ofKind(smaller.issued, 'trend')).toEqual([[week, 5], [nextWeek, 2]])
  for (const { id } of sheetsOf(10, [], 'new')) fold.set(id, [cellOf({ service: 'deepl' })])
  const larger = publishMonth(smaller.publication, fold, { today: addDays(weekClosed, 7), k: 10, earlier })
  expect(ofKind(larger.issued, 'trend')).toEqual([[week, 10]])
  expect(ofKind(larger.issued, 'presence')).toEqual([[month, 10]])
})

it('a month under a larger k does not count what its weeks showed under a smaller one', () => {
  const fold = foldOf(month, [...sheetsOf(6, [cellOf({})], 'few'), ...sheetsOf(12, [cellOf({ service: 'claude' })], 'many')])
  const first = publishMonth(unpublished(month), fold, { today: weekClosed, k: 5, earlier })
  const closed = publishMonth(first.publication, fold, { today: monthClosed, k: 10, earlier })
  const profile = closed.issued.find((table) => table.kind === 'profile')
  expect(new Set(profile?.rows.map((row) => row.service))).toEqual(new Set(['claude', 'organisation']))
})

it('expiry publishes nothing and leaves no fingerprint', () => {
  const fold = foldOf(month, sheetsOf(6, [cellOf({})]))
  const first = publishMonth(unpublished(month), fold, { today: monthClosed, k: 5, earlier })
  for (let index = 0; index < 6; index++) fold.set(`sheet-${index}`, null)
  const after = publishMonth(first.publication, fold, { today: addDays(lastSheetDay(month), 1), k: 5, earlier })
  expect(after).toEqual({ publication: { ...first.publication, baselines: {} }, issued: [] })
})

it('evidence stands once a sheet of its 90 days has expired; presence still follows the sheets', () => {
  const fold = foldOf(month, sheetsOf(5, [cellOf({})]))
  const first = publishMonth(unpublished(month), fold, { today: monthClosed, k: 5, earlier })
  fold.set('sheet-0', [cellOf({ level: 'restricted' })])
  const whole = lastSheetDay('2026-08')
  const kindsOn = (today: string) => publishMonth(first.publication, fold, { today, k: 5, earlier }).issued.map((table) => table.kind)
  expect(kindsOn(whole)).toEqual(['evidence', 'presence'])
  expect(kindsOn(addDays(whole, 1))).toEqual(['presence'])
})

it('a deleted sheet leaves a count and no fingerprint', () => {
  const fold = foldOf(month, sheetsOf(6, [cellOf({})]))
  const first = publishMonth(unpublished(month), fold, { today: monthClosed, k: 5, earlier })
  expect(Object.keys(first.publication.baselines[month]?.prints ?? {})).toContain('sheet-0')
  fold.set('sheet-0', null)
  const baseline = publishMonth(first.publication, fold, { today: monthClosed, k: 5, earlier }).publication.baselines[month]
  expect(Object.keys(baseline?.prints ?? {})).not.toContain('sheet-0')
  expect(baseline?.gone).toBe(1)
})
