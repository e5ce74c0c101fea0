import type { LogSource } from '#shared/record/logFinding.ts'
import type { Cells } from './record.ts'
import { createDateReader } from './date.ts'
import { findDestination, isDoubtful, looksLikeHost, type Column, type Knows } from './destination.ts'
import { casbHeaders, dnsHeaders, headerKey, isOfCollector, listHeaders, meaningOf, partsOf, type Meaning, type Role } from './header.ts'

/** Which cells of a record matter: positions from 0, or -1. Of `addresses` the first that is filled counts. */
export type Columns = { readonly addresses: readonly number[]; readonly name: number; readonly date: number; readonly method: number; readonly replyType: number; readonly source: LogSource }

export type ColumnChoice = { readonly hostColumn?: string | undefined; readonly dateColumn?: string | undefined; readonly kind?: 'apps' | 'expenses' | undefined }

/** Why the columns cannot be told. Columns are numbers from 1: header texts of unknown columns are nobody's business. */
export type ColumnProblem =
  | { readonly kind: 'noHostColumn'; readonly columns: number }
  | { readonly kind: 'unclearHostColumn'; readonly columns: readonly number[] }
  | { readonly kind: 'noSuchColumn'; readonly option: 'host' | 'date'; readonly columns: number }

/** `width`: how many columns the file has. */
export type ColumnsFound = { readonly ok: true; readonly columns: Columns; readonly headerRow: number; readonly width: number } | { readonly ok: false; readonly problem: ColumnProblem }

/** What is known outside of the file. `today` as 20261121. */
export type Knowledge = { readonly knows: Knows; readonly today: number }

/**
 * Finds the columns of a CSV file from its first records: by header, else by what stands in them.
 *
 * @param sample the first records
 * @param choice what the person has said about columns; a name of a header, or a number from 1
 */
export function findColumns(sample: readonly Cells[], choice: ColumnChoice, { knows, today }: Knowledge): ColumnsFound {
  const headerRow = sample.slice(0, 20).findIndex((cells) => isHeader(cells, choice))
  const header = headerRow === -1 ? [] : headerOf(sample[headerRow] as Cells)
  const keys = header.map(headerKey)
  const body = sample.slice(headerRow + 1)
  const width = header.length > 0 ? header.length : Math.max(0, ...sample.map((cells) => cells.length))
  const meanings = header.map((name) => meaningOf(partsOf(name)))
  const byCollector = header.some(isOfCollector)
  const columns = Array.from({ length: Math.max(width, ...body.map((cells) => cells.length)) }, (_, at): Column => ({
    meaning: meanings[at] ?? null,
    isCollectors: byCollector && keys[at] === 'host',
    cells: filledCells(body, at),
  }))
  const position = (text: string) => /^\d{1,4}$/.test(text) ? Number(text) - 1 : keys.indexOf(headerKey(text))
  const found = (answer: Columns): ColumnsFound => ({ ok: true, columns: answer, headerRow, width })

  const chosenHost = choice.hostColumn === undefined ? -1 : position(choice.hostColumn)
  if (choice.hostColumn !== undefined && (chosenHost < 0 || chosenHost >= columns.length)) return failed({ kind: 'noSuchColumn', option: 'host', columns: columns.length })
  const chosenDate = choice.dateColumn === undefined ? -1 : position(choice.dateColumn)
  if (choice.dateColumn !== undefined && (chosenDate < 0 || chosenDate >= columns.length)) return failed({ kind: 'noSuchColumn', option: 'date', columns: columns.length })

  const isDate = dateTest(today)
  const date = chosenDate !== -1 ? chosenDate : headerRow !== -1 ? byRole(meanings, 'date', (at) => mostly(columns[at]?.cells ?? [], isDate, 0.5)) : byContent(columns, isDate)[0] ?? -1
  const rest = { date, method: byRole(meanings, 'method'), replyType: byRole(meanings, 'replyType') }

  if (chosenHost !== -1) {
    const role = choice.kind !== undefined ? 'app' : meanings[chosenHost]?.role
    const isName = role === 'app' || role === 'merchant'
    return found({ ...rest, addresses: isName ? [] : [chosenHost], name: isName ? chosenHost : -1, source: sourceOf(choice, keys, role) })
  }
  if (headerRow !== -1) {
    const destination = findDestination(columns, knows)
    if (destination.kind === 'unclear') return failed(unclear(destination.columns))
    const addresses = destination.kind === 'found' ? destination.order : []
    const name = byRole(meanings, 'app')
    const merchant = byRole(meanings, 'merchant')
    const plainName = hasPlainNames(keys, choice) ? keys.indexOf('name') : -1
    const first = choice.kind === 'expenses' ? [merchant, name, plainName] : [name, plainName, choice.kind === 'apps' || addresses.length === 0 ? merchant : -1]
    const nameColumn = first.find((column) => column !== -1) ?? -1
    if (addresses.length > 0 || nameColumn !== -1) {
      const role = addresses.length > 0 ? meanings[addresses[0] as number]?.role : nameColumn === merchant ? 'merchant' : 'app'
      return found({ ...rest, addresses, name: nameColumn, source: sourceOf(choice, keys, role) })
    }
  }
  const candidates = byContent(columns, looksLikeHost).filter((at) => columns[at]?.meaning?.role !== 'other' && columns[at]?.isCollectors !== true)
  const [only] = candidates
  if (only === undefined) return failed({ kind: 'noHostColumn', columns: columns.length })
  if (candidates.length > 1 || isDoubtful(columns, only, knows)) return failed(unclear(candidates))
  return found({ ...rest, addresses: [only], name: -1, source: choice.kind ?? 'proxy' })
}

function failed(problem: ColumnProblem): ColumnsFound {
  return { ok: false, problem }
}

function unclear(columns: readonly number[]): ColumnProblem {
  return { kind: 'unclearHostColumn', columns: columns.map((at) => at + 1) }
}

/** Zeek puts a word in front of the names that has no cell below it. */
function headerOf(cells: Cells): Cells {
  return cells[0]?.toLowerCase() === '#fields' ? cells.slice(1) : cells
}

/** A header row names a column we read, or two that we know, and holds no address itself. */
function isHeader(cells: Cells, choice: ColumnChoice): boolean {
  const keys = cells.map(headerKey)
  if (choice.hostColumn !== undefined && !/^\d{1,4}$/.test(choice.hostColumn)) return keys.includes(headerKey(choice.hostColumn))
  // destination.domain is a name of a column, though a host could be called so.
  const hosts = cells.filter(looksLikeHost)
  if (hosts.some((cell) => meaningOf(partsOf(cell)) === null)) return false
  const meanings = cells.flatMap((cell) => meaningOf(partsOf(cell)) ?? [])
  const subjects: readonly Role[] = ['url', 'destination', 'remote', 'host', 'app', 'merchant']
  return meanings.some(({ role }) => subjects.includes(role)) || (meanings.length >= 2 && hosts.length === 0) || (keys.includes('name') && hasPlainNames(keys, choice))
}

/** True where a column called just `name` holds names of applications. */
function hasPlainNames(keys: readonly string[], { kind }: ColumnChoice): boolean {
  return kind !== undefined || keys.some((key) => listHeaders.has(key) || casbHeaders.has(key))
}

function byRole(meanings: readonly (Meaning | null)[], role: Role, test: (column: number) => boolean = () => true): number {
  let best = -1
  let bestRank = Infinity
  meanings.forEach((meaning, column) => {
    if (meaning?.role !== role || meaning.rank >= bestRank || !test(column)) return
    best = column
    bestRank = meaning.rank
  })
  return best
}

/** Columns where four of five filled cells pass; without a header that much is asked for. */
function byContent(columns: readonly Column[], test: (cell: string) => boolean): number[] {
  return columns.flatMap(({ cells }, at) => (cells.length > 0 && mostly(cells, test, 0.8) ? [at] : []))
}

function mostly(cells: readonly string[], test: (cell: string) => boolean, share: number): boolean {
  return cells.filter(test).length >= cells.length * share
}

function filledCells(body: readonly Cells[], column: number): string[] {
  return body.map((cells) => (cells[column] ?? '').trim()).filter((cell) => cell !== '' && cell !== '-')
}

function dateTest(today: number): (cell: string) => boolean {
  const read = createDateReader(today)
  return (cell) => read(cell) !== null
}

function sourceOf({ kind }: ColumnChoice, keys: readonly string[], role: Role | undefined): LogSource {
  if (kind !== undefined) return kind
  if (role === 'merchant') return 'expenses'
  if (keys.some((key) => casbHeaders.has(key))) return 'casb'
  if (role === 'app') return 'apps'
  return role !== 'url' && keys.some((key) => dnsHeaders.has(key)) ? 'dns' : 'proxy'
}
