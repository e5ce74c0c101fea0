import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { createGunzip } from 'node:zlib'
import { readCatalogue } from '#relay/catalogue/read.ts'
import type { Catalogue } from '#shared/catalogue/index.ts'
import { createLogDecoder, createScan, findingsOfScan, scanFormats, type Scan, type ScanFormat } from '#shared/exchange/scan/index.ts'
import { formatNumber } from '#shared/message/format.ts'
import { faultText, problemText, scanMessages } from '#shared/message/scan.ts'
import { scanReport } from './scanReport.ts'
import { withSettled, type Settled } from './settled.ts'

/** The default of a workspace; lines are not people, so no other is asked for here. */
const groupSize = 10
const megabyte = 1_000_000
const progressEvery = 2_000
const messages = scanMessages.en

const usage = `daybook scan FILE [--format ${scanFormats.join('|')}] [--json]
                  [--host-column NAME|NUMBER] [--date-column NAME|NUMBER] [--date-order dmy|mdy]
FILE is a log or list as text or CSV, also compressed with gzip; - reads standard input.
Hosts that security has settled are read from the workspace in DAYBOOK_DATA, where there is one.`

export type ScanStreams = {
  readonly input: AsyncIterable<string | Uint8Array>
  readonly write: (text: string) => void
  readonly writeError: (text: string) => void
  /** The local date, as 2026-11-21. */
  readonly today: string
  readonly catalogue?: Catalogue
  /** What security has settled of unknown hosts. */
  readonly settled: () => Promise<Settled>
}

/**
 * `daybook scan FILE`: AI services in a log or list, through the catalogue the extension uses. Only hosts, names of
 * applications and days are read; users and all other columns are dropped line by line.
 *
 * @param args what stands behind `scan` on the command line
 * @returns exit code: 0 read, 1 the file cannot be read, 2 the command line is not understood
 */
export async function scanCommand(args: readonly string[], streams: ScanStreams): Promise<0 | 1 | 2> {
  const { write, writeError, today } = streams
  const words = readWords(args)
  if (typeof words === 'string') {
    writeError(`${words}\n${usage}\n`)
    return 2
  }
  const { file, format, json, hostColumn, dateColumn, dateOrder } = words
  const settled = await streams.settled()
  if (settled.note !== null) writeError(`${settled.note}\n`)
  const catalogue = withSettled(streams.catalogue ?? (await readCatalogue()), settled)
  const scan = createScan({ catalogue, dismissed: new Set(settled.hosts.dismissed), today, k: groupSize, format, hostColumn, dateColumn, dateOrder })
  const fault = await readInto(scan, file, streams)
  if (fault !== null) {
    writeError(`${fault}\n`)
    return 1
  }
  const answer = scan.end()
  if (!answer.ok) {
    writeError(`${file}: ${problemText('en', answer.problem)}\n`)
    const faults = answer.problem.kind === 'noLineUnderstood' ? answer.problem.faults : []
    for (const { fault, lines, firstLines } of faults) writeError(`${faultText('en', fault, lines, firstLines)}\n`)
    return 1
  }
  const { result } = answer
  write(json ? `${JSON.stringify({ ...result, findings: findingsOfScan(result, today) }, null, 2)}\n` : scanReport(result, catalogue))
  return 0
}

type Words = {
  readonly file: string
  readonly format: ScanFormat
  readonly json: boolean
  readonly hostColumn?: string | undefined
  readonly dateColumn?: string | undefined
  readonly dateOrder?: 'dayFirst' | 'monthFirst' | undefined
}

function readWords(args: readonly string[]): Words | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        format: { type: 'string', default: 'auto' },
        json: { type: 'boolean', default: false },
        'host-column': { type: 'string' },
        'date-column': { type: 'string' },
        'date-order': { type: 'string' },
      },
    })
    const format = scanFormats.find((known) => known === values.format)
    const order = values['date-order']
    if (positionals.length !== 1) return 'scan takes one file.'
    if (format === undefined) return `There is no format "${values.format}".`
    if (order !== undefined && order !== 'dmy' && order !== 'mdy') return '--date-order is dmy or mdy.'
    return {
      file: positionals[0] as string,
      format,
      json: values.json,
      hostColumn: values['host-column'],
      dateColumn: values['date-column'],
      dateOrder: order === undefined ? undefined : order === 'dmy' ? 'dayFirst' : 'monthFirst',
    }
  } catch (error) {
    return (error as Error).message
  }
}

/** Feeds a file to the scan, unpacked and decoded. @returns what is wrong, or null */
async function readInto(scan: Scan, file: string, { input, writeError }: ScanStreams): Promise<string | null> {
  const size = file === '-' ? null : await sizeOf(file)
  if (typeof size === 'string') return messages.problem.cannotRead(file, size)
  const meter = createMeter(size, writeError)
  const pieces = metered(file === '-' ? input : createReadStream(file, { highWaterMark: 1 << 18 }), meter)
  try {
    const first = await pieces.next()
    if (first.done === true) return null
    const whole = resumed(first.value, pieces)
    if (first.value[0] === 0x1f && first.value[1] === 0x8b) await pipeline(whole, createGunzip({ chunkSize: 1 << 18 }), (unpacked: AsyncIterable<Uint8Array>) => feed(scan, unpacked))
    else await feed(scan, whole)
    return null
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    return code?.startsWith('Z_') === true ? messages.problem.brokenGzip(file) : messages.problem.cannotRead(file, code ?? message)
  }
}

async function sizeOf(file: string): Promise<number | string> {
  try {
    const stats = await stat(file)
    return stats.isDirectory() ? 'EISDIR' : stats.size
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? (error as Error).message
  }
}

async function feed(scan: Scan, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  const decoder = createLogDecoder()
  for await (const piece of bytes) {
    if (!scan.feed(decoder.decode(piece))) return
  }
  scan.feed(decoder.end())
}

async function* metered(input: AsyncIterable<string | Uint8Array>, meter: (length: number) => void): AsyncGenerator<Uint8Array> {
  for await (const piece of input) {
    const bytes = typeof piece === 'string' ? new TextEncoder().encode(piece) : piece
    if (bytes.length === 0) continue
    meter(bytes.length)
    yield bytes
  }
}

async function* resumed(first: Uint8Array, rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first
  yield* rest
}

/** Says every two seconds how far reading has come; a file that takes less time is read in silence. */
function createMeter(size: number | null, writeError: (text: string) => void): (length: number) => void {
  let done = 0
  let last = performance.now()
  const inMegabytes = (bytes: number) => formatNumber('en', Math.round(bytes / megabyte))
  return (length) => {
    done += length
    const now = performance.now()
    if (now - last < progressEvery) return
    last = now
    writeError(`${size === null ? messages.progressOpen(inMegabytes(done)) : messages.progress(inMegabytes(done), inMegabytes(size))}\n`)
  }
}
