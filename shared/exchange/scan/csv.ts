import Papa from 'papaparse'
import { longestLine, type LineFault, type LineSplitter } from './line.ts'

export type Cells = readonly string[]

// Papa Parse reads a window of fixed length and says how far it came; the next window starts there. So the result does
// not depend on how the text was cut into pieces, and a quote that is never closed costs one window, not the file.
const windowLength = 2 * longestLine

/**
 * Cuts text in pieces of any size into CSV records (RFC 4180, quoted line breaks too). The last cell of a record may
 * end in a carriage return: readers trim cells anyway.
 *
 * @param onRecord takes the cells and the number of the line the record starts on; a fault instead of cells for a
 *   record that cannot be read
 */
export function createRecordSplitter(delimiter: string, onRecord: (cells: Cells | LineFault, line: number) => void): LineSplitter {
  const parser = new Papa.Parser({ delimiter, newline: '\n', quoteChar: '"' })
  let rest = ''
  let line = 1
  let skipping = false

  function parse(text: string, isLast: boolean): { readonly rows: readonly Cells[]; readonly cursor: number; readonly open: boolean } {
    const { data, meta, errors } = parser.parse(text, 0, !isLast) as Papa.ParseResult<string[]>
    return { rows: data, cursor: meta.cursor, open: errors.some((error) => error.code === 'MissingQuotes') }
  }

  function hand(rows: readonly Cells[], consumed: string): void {
    const plain = count(consumed) - rows.length <= 0
    for (const row of rows) {
      if (!isBlank(row)) onRecord(row, line)
      line += plain ? 1 : 1 + row.reduce((sum, cell) => sum + count(cell), 0)
    }
  }

  /** Gives up the record the text starts with: its first line is a fault, reading goes on behind it. */
  function dropLine(text: string, fault: LineFault): string {
    onRecord(fault, line)
    const end = text.indexOf('\n')
    if (end === -1) {
      skipping = true
      return ''
    }
    line++
    return text.slice(end + 1)
  }

  function skip(): void {
    const end = rest.indexOf('\n')
    rest = end === -1 ? '' : rest.slice(end + 1)
    if (end === -1) return
    skipping = false
    line++
  }

  function readWindows(): void {
    while (rest.length >= windowLength) {
      if (skipping) {
        skip()
        continue
      }
      const text = rest.slice(0, windowLength)
      const { rows, cursor } = parse(text, false)
      hand(rows, text.slice(0, cursor))
      rest = rows.length > 0 ? rest.slice(cursor) : dropLine(rest.slice(0, windowLength), text.includes('\n') ? 'openQuote' : 'tooLong') + rest.slice(windowLength)
    }
  }

  return {
    feed(text) {
      rest += text
      if (rest.length >= windowLength) readWindows()
    },
    end() {
      readWindows()
      if (skipping) skip()
      while (rest !== '') {
        const whole = parse(rest, false)
        hand(whole.rows, rest.slice(0, whole.cursor))
        rest = rest.slice(whole.cursor)
        if (rest === '') return
        const last = parse(rest, true)
        if (!last.open) {
          hand(last.rows, '')
          return
        }
        rest = dropLine(rest, 'openQuote')
      }
    },
  }
}

/** True for an empty line. */
export function isBlank(cells: Cells): boolean {
  return cells.length <= 1 && (cells[0] ?? '').trim() === ''
}

/** The delimiter of a sample, guessed by Papa Parse; a list of one column has a comma like any other. */
export function delimiterOf(sample: string): string {
  const { meta } = Papa.parse<string[]>(sample, { preview: 40, delimitersToGuess: [',', ';', '\t', '|'] })
  return meta.delimiter === '' ? ',' : meta.delimiter
}

function count(text: string): number {
  let found = 0
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) found++
  return found
}
