import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addDays, lastDayOfMonth, weeksOfMonth, mondayOfWeek } from '#shared/calendar/calendar.ts'
import { candidateEvidence, type Candidate } from '#shared/catalogue/candidate.ts'
import { lastSheetDay } from '#shared/sheet/sheet.ts'
import { tableSchema, type Table } from '#shared/table/schema.ts'
import { anyCells, cellOf, month } from './fixture.ts'
import { publicationSchema } from './publication.ts'
import { publishMonth, unpublished } from './publish.ts'
import { createFold } from './fold.ts'
import { foldMonth, foldOf, type FoldSheet } from './tables.ts'

const hosts = ['new-chat.io', 'ask-me.dev', 'rare.ai'] as const
const evidence = fc.subarray([...candidateEvidence], { minLength: 1 })
const anyCandidates: fc.Arbitrary<Candidate[]> = fc.uniqueArray(fc.record({ host: fc.constantFrom(...hosts), evidence }), { selector: ({ host }) => host, maxLength: 3 })
const anyNaming: fc.Arbitrary<FoldSheet[]> = fc.array(fc.record({ cells: anyCells(['chatgpt'], 2), candidates: anyCandidates }), { maxLength: 20, size: 'max' })
  .map((list) => list.map((sheet, index) => ({ id: `sheet-${index}`, ...sheet })))
const anyK = fc.integer({ min: 1, max: 6 })
const during = mondayOfWeek(weeksOfMonth(month)[1] as string)
const context = (k: number) => ({ today: during, k, earlier: [new Map(), new Map()] as const })

/** The plain way. */
function expected(sheets: readonly FoldSheet[], k: number): Candidate[] {
  return [...hosts].sort().flatMap((host) => {
    const said = sheets.flatMap(({ candidates = [] }) => candidates.filter((candidate) => candidate.host === host))
    const agreed = candidateEvidence.filter((kind) => said.filter((each) => each.evidence.includes(kind)).length >= k)
    return agreed.length === 0 ? [] : [{ host, evidence: agreed }]
  })
}

it('names a host only with k sheets that name it, with what k of them say speaks for it', () => {
  fc.assert(fc.property(anyNaming, anyK, (sheets, k) => {
    const presence = foldMonth({ month, k, sheets: [sheets, [], []] })?.presence
    if (presence === undefined) {
      expect(sheets.length).toBeLessThan(k)
      return
    }
    expect(presence.candidates ?? []).toEqual(expected(sheets, k))
    expect('candidates' in presence).toBe(expected(sheets, k).length > 0)
    expect(tableSchema.parse(JSON.parse(JSON.stringify(presence)))).toEqual(presence)
  }))
})

it('what fewer than k sheets say adds nothing, and takes nothing away', () => {
  fc.assert(fc.property(anyNaming, anyCandidates, anyK, (sheets, invented, k) => {
    const fold = foldOf(month, sheets)
    const before = fold.candidates.rows(k + 1)
    for (let index = 0; index < k; index++) fold.set(`one-${index}`, [cellOf({})], { candidates: invented })
    const after = fold.candidates.rows(k + 1)
    for (const { host, evidence: kinds } of after) {
      for (const kind of kinds) expect(sheets.some(({ candidates = [] }) => candidates.some((each) => each.host === host && each.evidence.includes(kind)))).toBe(true)
    }
    for (const { host, evidence: kinds } of before) expect(after.find((row) => row.host === host)?.evidence).toEqual(expect.arrayContaining(kinds))
  }))
})

it('comes out the same in any order, through any changes and removals', () => {
  fc.assert(fc.property(anyNaming, anyNaming, anyK, fc.nat(), (first, last, k, seed) => {
    const fold = createFold(month)
    for (const { id, cells, ...further } of first) fold.set(id, cells, further)
    for (const { id, cells, ...further } of last.toSorted((a, b) => ((a.id.length * seed) % 7) - ((b.id.length * seed) % 5))) fold.set(id, cells, further)
    const now = [...first.filter(({ id }) => !last.some((sheet) => sheet.id === id)), ...last]
    expect(fold.candidates.rows(k)).toEqual(expected(now, k))
    for (const { id } of now) fold.set(id, null)
    expect(fold.candidates.rows(1)).toEqual([])
  }))
})

const named = (count: number, list: readonly Candidate[], from = 0): FoldSheet[] =>
  Array.from({ length: count }, (_, index) => ({ id: `sheet-${from + index}`, cells: [cellOf({})], candidates: list }))
const chat: Candidate = { host: 'new-chat.io', evidence: ['stream', 'path'] }
const candidatesIn = (issued: readonly Table[]) => issued.flatMap((table) => (table.kind === 'presence' ? [table.candidates ?? []] : []))

it('is issued with k sheets that name a host, and looked at again only when k say something else', () => {
  const fold = foldOf(month, [...named(4, [chat]), ...named(6, [], 4)])
  const none = publishMonth(unpublished(month), fold, context(5))
  expect(candidatesIn(none.issued)).toEqual([[]])
  fold.set('sheet-4', [cellOf({})], { candidates: [chat] })
  const five = publishMonth(none.publication, fold, context(5))
  expect(candidatesIn(five.issued)).toEqual([[chat]])
  expect(publicationSchema.parse(JSON.parse(JSON.stringify(five.publication)))).toEqual(five.publication)
  // One browser takes it back, another says more, the presence rows change: the host stays as it was.
  fold.set('sheet-0', [cellOf({ level: 'restricted' })])
  fold.set('sheet-1', [cellOf({})], { candidates: [{ ...chat, evidence: ['stream', 'path', 'gesture'] }] })
  const changed = publishMonth(five.publication, fold, context(5))
  expect(candidatesIn(changed.issued)).toEqual([[chat]])
  for (const id of [2, 3, 4]) fold.set(`sheet-${id}`, [cellOf({})])
  expect(candidatesIn(publishMonth(changed.publication, fold, context(5)).issued)).toEqual([[]])
})

it('publishes nothing new of hosts where nothing changed, and none when the sheets have gone', () => {
  const fold = foldOf(month, named(6, [chat]))
  const first = publishMonth(unpublished(month), fold, context(5))
  expect(publishMonth(first.publication, fold, context(5)).issued).toEqual([])
  const stored = publicationSchema.parse(JSON.parse(JSON.stringify(first.publication)))
  expect(publishMonth(stored, foldOf(month, named(6, [chat])), context(5)).issued).toEqual([])
  expect(publishMonth(first.publication, createFold(month), { ...context(5), today: addDays(lastSheetDay(month), 1) }).issued).toEqual([])
  expect(publishMonth(unpublished(month), foldOf(month, named(4, [chat])), { ...context(5), today: lastDayOfMonth(month) }).issued).toEqual([])
})
