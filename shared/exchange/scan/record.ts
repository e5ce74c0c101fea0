export type Cells = readonly string[]

/** `stray`: a quote inside a quoted cell that is neither doubled nor at its end. `open`: no quote closes the last cell on this line. */
export type LineEnd = 'closed' | 'stray' | 'open'

/** A cell that was opened with a quote and goes on behind the end of its line. */
export type OpenCell = { text: string }

const quote = '"'
const quoteCode = 34

/**
 * Reads the cells of one line (RFC 4180) in one pass: no character is looked for twice. Blanks between a closing quote
 * and the delimiter are dropped; stray quotes inside a quoted cell are kept as text.
 *
 * @param cells takes the cells, behind those it has
 * @param most so many cells are kept; the rest of the line is looked through for its quotes only
 * @param open the cell the line goes on with, if any; afterwards the one it leaves open
 */
export function readLine(line: string, delimiter: string, cells: string[], most: number, open: OpenCell | null): { readonly end: LineEnd; readonly open: OpenCell | null; readonly openAt: number } {
  const delimiterCode = delimiter.charCodeAt(0)
  let at = 0
  let before = open
  for (;;) {
    if (before === null && line.charCodeAt(at) !== quoteCode) {
      const stop = line.indexOf(delimiter, at)
      if (cells.length < most) cells.push(line.slice(at, stop === -1 ? undefined : stop))
      if (stop === -1) return { end: 'closed', open: null, openAt: -1 }
      at = stop + 1
      continue
    }
    const start = at
    const from = before === null ? at + 1 : at
    let doubled = before !== null
    let strays = false
    let stop = line.indexOf(quote, from)
    let next = -1
    for (; stop !== -1; stop = line.indexOf(quote, next)) {
      next = stop + 1
      if (line.charCodeAt(next) === quoteCode) {
        doubled = true
        next++
        continue
      }
      if (line.charCodeAt(next) !== delimiterCode) next = behindBlanks(line, next, delimiterCode)
      if (next === line.length || line.charCodeAt(next) === delimiterCode) break
      strays = true
    }
    if (strays && before !== null) return { end: 'stray', open: null, openAt: start }
    if (stop === -1) return { end: strays ? 'stray' : 'open', open: { text: `${before?.text ?? ''}${line.slice(from)}\n` }, openAt: start }
    if (cells.length < most) {
      const text = before === null ? line.slice(from, stop) : before.text + line.slice(from, stop)
      cells.push(doubled ? text.replaceAll('""', quote) : text)
    }
    if (next === line.length) return { end: 'closed', open: null, openAt: -1 }
    before = null
    at = next + 1
  }
}

/**
 * Reads a line whose last quote never closes. What stands in front of that quote is sure; behind it the line is cut at
 * its delimiters, and that counts only where it gives as many cells as the file has columns.
 *
 * @param width how many columns the file has; 0 where that is not known
 */
export function readBroken(line: string, delimiter: string, width: number): Cells {
  const cells: string[] = []
  const { openAt } = readLine(line, delimiter, cells, Infinity, null)
  if (openAt === -1) return cells
  const plain = line.slice(openAt).split(delimiter).map((cell) => cell.replace(/^"|"$/g, ''))
  return cells.length + plain.length === width ? [...cells, ...plain] : cells
}

function behindBlanks(line: string, from: number, delimiterCode: number): number {
  let at = from
  for (; at < line.length; at++) {
    const code = line.charCodeAt(at)
    if (code === delimiterCode || (code !== 32 && code !== 9 && code !== 13)) break
  }
  return at
}
