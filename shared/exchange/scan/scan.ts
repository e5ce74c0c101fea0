import type { Catalogue } from '#shared/catalogue/index.ts'
import type { LogSource } from '#shared/record/logFinding.ts'
import { createRecordSplitter } from './csv.ts'
import type { Cells } from './record.ts'
import { createDateReader } from './date.ts'
import { planFor, type Plan, type ScanProblem } from './detect.ts'
import type { KnownFormat, ScanFormat } from './format.ts'
import { createDoor, createKnows } from './door.ts'
import { createLineSplitter, lineFaults, longestLine, type FaultCount, type LineFault, type LineSplitter, type ReadLine } from './line.ts'
import { createTally, type DateOrder, type Tally } from './tally.ts'

export type ScanOptions = {
  readonly catalogue: Catalogue
  /** The date the file is read on, as 2026-11-21: lines without a year are dated by it. */
  readonly today: string
  /** The workspace's group size: bands start there. */
  readonly k: number
  readonly format?: ScanFormat | undefined
  /** Name of a header or number from 1; needed only where detection cannot decide. */
  readonly hostColumn?: string | undefined
  readonly dateColumn?: string | undefined
  /** How 03/04/2026 is to be read; needed only where no line tells. */
  readonly dateOrder?: DateOrder | undefined
  /** Registrable hosts that security has found not to be AI. */
  readonly dismissed?: ReadonlySet<string> | undefined
}

export type ScanResult = {
  readonly format: KnownFormat
  readonly source: LogSource
  readonly k: number
  /** Lines understood, lines that say nothing about a destination (comments, answers, headers), and lines with a service but no date. */
  readonly lines: { readonly read: number; readonly silent: number; readonly undated: number }
  readonly faults: readonly FaultCount[]
} & ReturnType<Tally['close']>

export type ScanAnswer = { readonly ok: true; readonly result: ScanResult } | { readonly ok: false; readonly problem: ScanProblem }

export type Scan = {
  /** Takes the next piece of the file, cut anywhere. @returns false once the file has proved unreadable: stop reading */
  readonly feed: (text: string) => boolean
  /** The file is at its end. */
  readonly end: () => ScanAnswer
}

const sampleLines = 500
const sampleLength = 4 * longestLine
const shownLines = 3

/** Starts reading one log or list. Memory does not grow with the file; any text is taken, none throws. */
export function createScan(options: ScanOptions): Scan {
  const today = Number(options.today.replaceAll('-', ''))
  const door = createDoor({ catalogue: options.catalogue, dismissed: options.dismissed ?? new Set() })
  const tally = createTally()
  const readDate = createDateReader(today)
  const faults = new Map<LineFault, { lines: number; readonly firstLines: number[] }>()
  const lines = { read: 0, silent: 0, undated: 0 }
  let held = ''
  let heldLines = 0
  // Old Macs, and some exports for them, end lines with CR alone.
  let endsInCr = false
  let plan: Plan | null = null
  let splitter: LineSplitter | null = null
  let problem: ScanProblem | null = null

  function addFault(fault: LineFault, number: number): void {
    const known = faults.get(fault)
    if (known === undefined) faults.set(fault, { lines: 1, firstLines: [number] })
    else {
      known.lines++
      if (known.firstLines.length < shownLines) known.firstLines.push(number)
    }
  }

  function take(read: ReadLine, number: number, onBill: boolean): void {
    if (read === null) {
      lines.silent++
      return
    }
    const seen = typeof read === 'string' ? read : door(read, onBill)
    if (typeof seen === 'string') return addFault(seen, number)
    const date = typeof read === 'string' || read.date === null ? null : readDate(read.date)
    lines.read++
    if (date === null) lines.undated++
    tally.add(seen, date)
  }

  function start(): void {
    if (held.startsWith('\uFEFF')) held = held.slice(1)
    const first = held.slice(0, sampleLength)
    endsInCr = !first.includes('\n') && first.includes('\r')
    const sample = evened(first).split(/\r?\n/).slice(0, sampleLines)
    const answer = planFor(sample, { format: options.format ?? 'auto', hostColumn: options.hostColumn, dateColumn: options.dateColumn, knows: createKnows(options.catalogue), today })
    if (!answer.ok) {
      problem = answer.problem
      held = ''
      return
    }
    plan = answer.plan
    splitter = splitterFor(answer.plan, take)
    splitter.feed(evened(held))
    held = ''
  }

  function evened(text: string): string {
    return endsInCr ? text.replaceAll('\r', '\n') : text
  }

  return {
    feed(text) {
      if (problem !== null) return false
      if (splitter !== null) splitter.feed(evened(text))
      else {
        held += text
        heldLines += countLines(text)
        if (held.length >= sampleLength || heldLines >= sampleLines) start()
      }
      return problem === null
    },
    end() {
      if (plan === null && problem === null) start()
      splitter?.end()
      if (problem !== null) return { ok: false, problem }
      const { format } = plan as Plan
      if (lines.read === 0 && faults.size > 0) return { ok: false, problem: { kind: 'noLineUnderstood', format, faults: listFaults(faults) } }
      const counted = tally.close(options.k, options.dateOrder)
      if (counted.unnamed > 0 && counted.unnamed === lines.read) return { ok: false, problem: { kind: 'onlyIpAddresses' } }
      return { ok: true, result: { format, source: sourceOf(plan as Plan), k: options.k, lines: { ...lines }, faults: listFaults(faults), ...counted } }
    },
  }
}

function splitterFor(plan: Plan, take: (read: ReadLine, number: number, onBill: boolean) => void): LineSplitter {
  if (plan.format !== 'csv') return createLineSplitter((line, number) => take(line === null ? 'tooLong' : plan.reader(line), number, false))
  const onBill = plan.columns.source === 'expenses'
  let record = -1
  const { addresses, name, date, method, replyType } = plan.columns
  const most = 1 + Math.max(1, name, date, method, replyType, ...addresses)
  return createRecordSplitter(plan.delimiter, { width: plan.width, most }, (cells, number, isBroken) => {
    record++
    if (record <= plan.headerRow) take(null, number, onBill)
    else take(typeof cells === 'string' ? cells : readCells(cells, plan, isBroken), number, onBill)
  })
}

function readCells(cells: Cells, { columns }: Plan & { readonly format: 'csv' }, isBroken: boolean): ReadLine {
  const cell = (column: number) => {
    const text = column === -1 ? undefined : cells[column]?.trim()
    return text === undefined || text === '' || text === '-' ? null : text
  }
  const address = addressOf(columns.addresses, cell)
  const name = cell(columns.name)
  if (address === null && name === null) {
    if (cells.length > Math.max(columns.name, ...columns.addresses)) return 'noHost'
    return isBroken ? 'openQuote' : 'tooFewFields'
  }
  return { address, name, date: cell(columns.date), method: cell(columns.method)?.toUpperCase() ?? null, replyType: cell(columns.replyType) }
}

/** The first cell that is filled and no bare path. */
function addressOf(columns: readonly number[], cell: (column: number) => string | null): string | null {
  for (const column of columns) {
    const text = cell(column)
    if (text !== null && !text.startsWith('/')) return text
  }
  return null
}

function sourceOf(plan: Plan): LogSource {
  return plan.format === 'csv' ? plan.columns.source : plan.source
}

function listFaults(faults: ReadonlyMap<LineFault, Omit<FaultCount, 'fault'>>): FaultCount[] {
  return lineFaults.flatMap((fault) => {
    const count = faults.get(fault)
    return count === undefined ? [] : [{ fault, ...count }]
  })
}

function countLines(text: string): number {
  let found = 0
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) found++
  return found
}
