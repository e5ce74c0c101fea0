import { createLineSplitter, longestLine, type LineFault, type LineSplitter } from './line.ts'
import { readBroken, readLine, type Cells, type OpenCell } from './record.ts'

/**
 * Takes the cells of a record and the number of the line it starts on; a fault instead of cells where there are none to
 * read. `isBroken`: a quote of the line never closes, and cells behind it may be missing.
 */
export type OnRecord = (cells: Cells | LineFault, line: number, isBroken: boolean) => void

/** `width`: how many columns the file has, to read lines with an open quote by; 0 where that is not known. `most`: how many cells of a record are wanted, at least 2. */
export type Shape = { readonly width: number; readonly most: number }

type Held = { readonly line: string; readonly number: number }

/**
 * Cuts text in pieces of any size into CSV records (RFC 4180, quoted line breaks too), as Papa Parse does, wherever the
 * pieces are cut. A quote that does not close as it should is given up at once where another quote shows it, else after
 * `longestLine` characters; the lines it has swallowed are then read each for itself. So each line is read at most
 * three times, whatever stands in the file.
 */
export function createRecordSplitter(delimiter: string, { width, most }: Shape, onRecord: OnRecord): LineSplitter {
  const limit = most === Infinity ? undefined : most
  let held: Held[] = []
  let heldLength = 0
  let cells: string[] = []
  let open: OpenCell | null = null

  function hand(record: Cells, number: number): void {
    if (!isBlank(record)) onRecord(record, number, false)
  }

  function alone({ line, number }: Held): void {
    const whole: string[] = []
    const { end } = line.includes('"') ? readLine(line, delimiter, whole, most, null) : { end: 'closed' }
    if (end !== 'closed') onRecord(readBroken(line, delimiter, width), number, true)
    else hand(whole.length > 0 ? whole : line.split(delimiter, limit), number)
  }

  function giveUp(): void {
    const lines = held
    forget()
    for (const line of lines) alone(line)
  }

  function forget(): void {
    held = []
    heldLength = 0
    cells = []
    open = null
  }

  function goOn(line: string, number: number): void {
    const read = readLine(line, delimiter, cells, most, open)
    if (read.end === 'stray') {
      giveUp()
      return begin(line, number)
    }
    if (read.end === 'open') return hold(line, number, read.open)
    const [record, first] = [cells, held[0]?.number ?? number]
    forget()
    hand(record, first)
  }

  function begin(line: string, number: number): void {
    if (!line.includes('"')) return hand(line.split(delimiter, limit), number)
    const read = readLine(line, delimiter, cells, most, null)
    if (read.end === 'open') return hold(line, number, read.open)
    const record = cells
    cells = []
    if (read.end === 'stray') onRecord(readBroken(line, delimiter, width), number, true)
    else hand(record, number)
  }

  function hold(line: string, number: number, cell: OpenCell | null): void {
    held.push({ line, number })
    heldLength += line.length + 1
    open = cell
    if (heldLength > longestLine) giveUp()
  }

  const lines = createLineSplitter((line, number) => {
    if (line === null) {
      giveUp()
      onRecord('tooLong', number, false)
    } else if (open === null) begin(line, number)
    else goOn(line, number)
  })

  return {
    feed: lines.feed,
    end() {
      lines.end()
      giveUp()
    },
  }
}

/** The records of a sample. What a last open quote has swallowed may go on behind the sample, and is left out. */
export function recordsOf(text: string, delimiter: string, most: number): Cells[] {
  const records: Cells[] = []
  const splitter = createRecordSplitter(delimiter, { width: 0, most: Infinity }, (cells) => {
    if (typeof cells !== 'string' && records.length < most) records.push(cells)
  })
  splitter.feed(`${text}\n`)
  if (records.length === 0) splitter.end()
  return records
}

/** True for an empty line. */
export function isBlank(cells: Cells): boolean {
  return cells.length <= 1 && (cells[0] ?? '').trim() === ''
}

const delimiters = [',', '\t', '|', ';'] as const
/** Characters and records of a sample that are looked at. */
const guessedFrom = { length: 32_768, records: 10 }

/**
 * The delimiter of a sample: of those that cut it into two columns or more, the one with the most regular and then the most
 * columns, as Papa Parse guesses it. A list of one column has a comma like any other.
 */
export function delimiterOf(sample: string): string {
  let best = { delimiter: ',', unevenness: Infinity, width: 0 }
  for (const delimiter of delimiters) {
    const widths = recordsOf(sample.slice(0, guessedFrom.length), delimiter, guessedFrom.records).map((cells) => cells.length)
    const unevenness = widths.reduce((sum, width, index) => sum + Math.abs(width - (widths[index - 1] ?? width)), 0)
    const width = widths.reduce((sum, each) => sum + each, 0) / widths.length
    if (width > 1.99 && (unevenness < best.unevenness || (unevenness === best.unevenness && width > best.width))) best = { delimiter, unevenness, width }
  }
  return best.delimiter
}
