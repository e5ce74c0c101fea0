// Bench: folding 10,000 sheets from scratch and one changed sheet; what the breakdowns keep, and what pooling each
// breakdown by itself would give away. Run: node test/bench/fold.ts
import { loadavg } from 'node:os'
import { addDays, lastDayOfMonth, mondayOfWeek, weeksOfMonth } from '#shared/calendar/calendar.ts'
import { coarseCopy } from '#shared/fold/breakdown.ts'
import { foldOf, monthTables, publishMonth, unpublished, type FoldSheet } from '#shared/fold/index.ts'
import { isAnswered } from '#shared/fold/kind.ts'
import { shownBy } from '#shared/fold/tables.ts'
import type { dimensions } from '#shared/table/schema.ts'
import { attack, type Method, type Release } from '#test/integration/attack/attacker.ts'
import { banded, countRaw, hide, publishEachByItself, sessionsOf } from '#test/integration/attack/publishers.ts'
import { lists, valuesOf, type Universe } from '#test/integration/attack/world.ts'
import { benchMonth, population } from '#test/fixture/population.ts'

const k = 10
const earlier = [new Map(), new Map()] as const
type Cell = FoldSheet['cells'][number]

function timed<T>(label: string, budget: string, work: () => T): T {
  const [start, before] = [performance.now(), process.cpuUsage()]
  const result = work()
  const { user, system } = process.cpuUsage(before)
  // CPU time beside wall time: on a busy machine only the first says something about the fold.
  console.log(`${label.padEnd(64)} ${(performance.now() - start).toFixed(0).padStart(6)} ms, CPU ${((user + system) / 1000).toFixed(0)} ms   budget ${budget}`)
  return result
}

console.log(`load ${loadavg().map((value) => value.toFixed(1)).join(' ')}`)
const sheets = population(10_000, 33)
const cells = sheets.reduce((sum, sheet) => sum + sheet.cells.length, 0)
console.log(`${sheets.length} sheets, ${(cells / sheets.length).toFixed(1)} cells each`)

const closed = addDays(lastDayOfMonth(benchMonth), 1)
const middle = addDays(mondayOfWeek(weeksOfMonth(benchMonth)[2] as string), 1)
let fold = foldOf(benchMonth, [])
timed('from scratch: sheets read, all five tables', '5000 ms', () => {
  fold = foldOf(benchMonth, sheets)
  return monthTables(fold, k, earlier)
})
console.log(`${[...fold.kinds()].length} kinds of cells`)

function oneChange(label: string, today: string, offset: number): void {
  let { publication } = publishMonth(unpublished(benchMonth), fold, { today, k, earlier })
  const times: number[] = []
  for (let change = 0; change < 40; change++) {
    const other = sheets[(change * 37 + offset) % sheets.length] as FoldSheet
    const start = performance.now()
    fold.set(`browser-${change}`, other.cells)
    publication = publishMonth(publication, fold, { today, k, earlier }).publication
    times.push(performance.now() - start)
  }
  times.sort((a, b) => a - b)
  const at = (share: number) => (times[Math.floor((times.length - 1) * share)] as number).toFixed(1)
  console.log(`${label.padEnd(64)} median ${at(0.5)} ms, p90 ${at(0.9)} ms, worst ${at(1)} ms   budget 50 ms`)
}
oneChange('one changed sheet, month running: applied and published', middle, 1)
oneChange('one changed sheet, month closed (k changes refold the month)', closed, 2)

function kept(browsers: number): void {
  const some = population(browsers, 33, 5)
  const small = foldOf(benchMonth, some)
  const tables = monthTables(small, k, earlier)
  if (tables === null) return
  const answered = some.flatMap((sheet) => sheet.cells).filter(isAnswered)
  const all = answered.reduce((sum, cell) => sum + cell.sessions, 0)
  const { copy, levelPurpose } = coarseCopy(small, k, shownBy(tables.trend))
  const named = (by: 'purpose' | 'level') =>
    copy.label.reduce((sum, label, entry) => {
      const value = copy.labels[label]?.[by]
      return value === 'unknown' || value === 'other' ? sum : sum + (copy.sessions[entry] as number)
    }, 0)
  const eachByItself = (by: 'purpose' | 'level') =>
    [...small.usage].filter(([, usage]) => usage.browsers >= k).reduce((sum, [service]) => {
      const rows = hide(countRaw(some, (cell: Cell) => cell.service === service, (cell) => [cell[by]]), k, 'joined')
      return sum + rows.filter((row) => row.value !== 'other' && row.value !== 'unknown').reduce((part, row) => part + sessionsOf(row.cells), 0)
    }, 0)
  const share = (sessions: number) => `${((100 * sessions) / all).toFixed(0)} %`
  console.log(`${browsers} browsers, k = ${k}: answered sessions whose value is published`)
  console.log(`  this fold               purpose ${share(named('purpose'))}, level ${share(named('level'))}; level x purpose of the organisation ${levelPurpose ? 'published' : 'left out'}`)
  console.log(`  each breakdown by itself purpose ${share(eachByItself('purpose'))}, level ${share(eachByItself('level'))}`)
  const count = (from: readonly FoldSheet[], release: Release, method: Method) => attack(release, universeOf(from), method).length
  // Pooling by the name `other` has no room for the purpose of that name.
  const plain = some.map((sheet) => ({ ...sheet, cells: sheet.cells.filter((cell) => cell.purpose !== 'other') }))
  const pooled = publishEachByItself(plain, universeOf(plain), k, 'joined', banded)
  const ours = count(some, { k, ...tables }, { hiding: 'dropped', shownWeeksOnly: true })
  const theirs = count(plain, pooled, { hiding: 'joined', shownWeeksOnly: false })
  console.log(`  groups the attacker proves small: this fold ${ours}, each breakdown by itself ${theirs}`)
}

function universeOf(some: readonly FoldSheet[]): Universe {
  const every = some.flatMap((sheet) => sheet.cells)
  const distinct = (values: readonly string[]) => [...new Set(values)].sort()
  const of = (by: (typeof dimensions)[number]) => distinct([...every.flatMap((cell) => valuesOf(cell, by)), 'unknown', ...(lists.includes(by) ? ['none'] : [])])
  const values: Universe['values'] = {
    level: of('level'),
    purpose: of('purpose'),
    accountType: of('accountType'),
    category: of('category'),
    destination: of('destination'),
    affectsPeople: of('affectsPeople'),
    humanReview: of('humanReview'),
    connector: of('connector'),
  }
  return {
    weeks: weeksOfMonth(benchMonth),
    services: distinct(every.map((cell) => cell.service)),
    departments: distinct([...every.map((cell) => cell.department), 'unknown']),
    values,
  }
}

for (const browsers of [60, 300, 1_000, 3_000]) kept(browsers)
