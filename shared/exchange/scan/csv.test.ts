import * as fc from 'fast-check'
import Papa from 'papaparse'
import { afterEach, expect, it, vi } from 'vitest'
import { createRecordSplitter, delimiterOf } from './csv.ts'
import { longestLine } from './line.ts'

type Record = { readonly cells: readonly string[] | string; readonly line: number; readonly isBroken: boolean }

function split(pieces: readonly string[], { delimiter = ',', width = 2, most = Infinity } = {}): Record[] {
  const records: Record[] = []
  const splitter = createRecordSplitter(delimiter, { width, most }, (cells, line, isBroken) => records.push({ cells, line, isBroken }))
  for (const piece of pieces) splitter.feed(piece)
  splitter.end()
  return records
}

function cutAt(text: string, cuts: readonly number[]): string[] {
  const points = [0, ...cuts.map((cut) => cut % (text.length + 1)).sort((a, b) => a - b), text.length]
  return points.slice(1).map((point, index) => text.slice(points[index], point))
}

const cell = fc.oneof(fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\t', '|', ' ', '\n', 'ü', '.'), maxLength: 12 }), fc.string({ maxLength: 20 }).map((text) => text.replaceAll('\r', '')))
const written = (text: string, delimiter: string, always: boolean) => (always || /["\n\r]/.test(text) || text.includes(delimiter) || text.startsWith(' ') ? `"${text.replaceAll('"', '""')}"` : text)

it('reads well-formed CSV as Papa Parse does, wherever it is cut', () => {
  const file = fc.record({
    rows: fc.array(fc.array(fc.tuple(cell, fc.boolean()), { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 12 }),
    delimiter: fc.constantFrom(',', ';', '\t', '|'),
    newline: fc.constantFrom('\n', '\r\n'),
    closed: fc.boolean(),
    cuts: fc.array(fc.nat(), { maxLength: 8 }),
  })
  fc.assert(fc.property(file, ({ rows, delimiter, newline, closed, cuts }) => {
    const text = rows.map((cells) => cells.map(([value, always]) => written(value, delimiter, always)).join(delimiter)).join(newline) + (closed ? newline : '')
    const { data, errors } = Papa.parse<string[]>(text, { delimiter, newline, quoteChar: '"' })
    expect(errors.filter(({ type }) => type === 'Quotes')).toEqual([])
    const filled = data.filter((cells) => cells.length > 1 || cells[0]?.trim() !== '')
    expect(split(cutAt(text, cuts), { delimiter }).map(({ cells }) => cells)).toEqual(filled)
  }), { numRuns: 400 })
})

it('guesses the delimiter of a table as Papa Parse does', () => {
  const table = fc.tuple(fc.constantFrom(',', ';', '\t', '|'), fc.integer({ min: 2, max: 6 })).chain(([delimiter, width]) => {
    const plain = fc.string({ unit: fc.constantFrom('a', 'ü', '.', ' ', ',', ';', '\t', '|'), maxLength: 8 }).map((text) => text.replaceAll(delimiter, ''))
    return fc.array(fc.array(plain, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 12 }).map((rows) => rows.map((cells) => cells.join(delimiter)).join('\n'))
  })
  fc.assert(fc.property(table, (text) => {
    expect(delimiterOf(text)).toBe(Papa.parse<string[]>(text, { newline: '\n', delimitersToGuess: [',', '\t', '|', ';'] }).meta.delimiter)
  }), { numRuns: 400 })
})

it('any text gives the same wherever it is cut', () => {
  const text = fc.array(fc.constantFrom('"', '""', ',', '\n', '\r\n', ' ', 'a', 'b,"', '",'), { maxLength: 60 }).map((parts) => parts.join(''))
  fc.assert(fc.property(text, fc.array(fc.nat(), { maxLength: 8 }), (all, cuts) => {
    expect(split(cutAt(all, cuts))).toEqual(split([all]))
  }), { numRuns: 400 })
})

it('an open quote is given up at the next quote that shows it, or after so many characters; the lines behind it are read', () => {
  const few = split(['x,"open\n', 'y,"open\n', 'z,w\n', '"q",r'])
  expect(few.map(({ cells, line, isBroken }) => [cells, line, isBroken])).toEqual([[['x', 'open'], 1, true], [['y', 'open'], 2, true], [['z', 'w'], 3, false], [['q', 'r'], 4, false]])
  const many = split(['x,"open\n', 'y,z\n'.repeat(longestLine)])
  expect(many).toHaveLength(longestLine + 1)
  expect(many.slice(0, 2)).toEqual([{ cells: ['x', 'open'], line: 1, isBroken: true }, { cells: ['y', 'z'], line: 2, isBroken: false }])
})

it('behind an open quote cells count only where they are as many as the file has columns', () => {
  expect(split(['"Smith, Ann,chatgpt.com'], { width: 2 })).toEqual([{ cells: [], line: 1, isBroken: true }])
  expect(split(['a,"Smith, Ann,chatgpt.com'], { width: 3 })).toEqual([{ cells: ['a'], line: 1, isBroken: true }])
  expect(split(['a,"Smith, Ann,chatgpt.com'], { width: 4 })).toEqual([{ cells: ['a', 'Smith', ' Ann', 'chatgpt.com'], line: 1, isBroken: true }])
})

it('keeps no more cells than are wanted, and the same records', () => {
  const text = 'a,"b\nc","d,e",f\ng,"h" ,i,"j\n"\nk,l\n'
  expect(split([text], { most: 2 })).toEqual(split([text]).map(({ cells, ...record }) => ({ ...record, cells: cells.slice(0, 2) })))
})

afterEach(() => vi.restoreAllMocks())

/** How many characters are looked at in the search for quotes, delimiters and ends of lines. */
function charactersLookedAt(work: () => void): number {
  let looked = 0
  const indexOf = String.prototype.indexOf
  vi.spyOn(String.prototype, 'indexOf').mockImplementation(function (this: string, wanted: string, from = 0): number {
    const at = indexOf.call(this, wanted, from)
    looked += (at === -1 ? this.length : at) - Math.min(from, this.length) + 1
    return at
  })
  work()
  vi.restoreAllMocks()
  return looked
}

const lines = 4_000
it.each([
  ['a quote opens in each line', 'https://claude.ai/,"u\n'.repeat(lines)],
  ['each line starts with a quote', '"https://chatgpt.com/c/1,u\n'.repeat(lines)],
  ['quotes open, and doubled ones keep them open', `x,"u\n${'y,""\n'.repeat(50)}`.repeat(lines / 20)],
  ['quotes open, and nothing follows', `x,"u\n${'y,z\n'.repeat(500)}`.repeat(lines / 100)],
  ['nothing but quotes', `${'"'.repeat(61)}\n`.repeat(lines)],
  ['stray quotes and blanks in one long line', `"${'a"'.repeat(15_000)}${' '.repeat(30_000)},\n`.repeat(4)],
])('work grows with the text and no faster: %s', (_, text) => {
  for (const size of [text.length / 2, text.length]) {
    const part = text.slice(0, size)
    expect(charactersLookedAt(() => split([part]))).toBeLessThan(10 * part.length)
  }
})
