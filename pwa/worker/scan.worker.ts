import compiled from '#shared/catalogue/compiled.json' with { type: 'json' }
import { tailsOf } from '#shared/catalogue/address.ts'
import { withHosts } from '#shared/catalogue/hosts.ts'
import { loadCatalogue } from '#shared/catalogue/index.ts'
import { packFacts } from '#shared/catalogue/packed.ts'
import { createLogDecoder, createScan } from '#shared/exchange/scan/index.ts'
import type { FromScan, ScanOrder, ScanOutcome } from './scan-message.ts'

// Reads one log, line by line, in this browser. What leaves the worker is the scan's answer: services, bands, months.

/** Milliseconds between two words about progress. */
const progressEvery = 100

const tell = (message: FromScan) => postMessage(message)

async function isGzip(file: File): Promise<boolean> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer())
  return first === 0x1f && second === 0x8b
}

/** Tells how much of the file has been taken, before it is unpacked: its size is known, that of its content is not. */
function meter(): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
  let read = 0
  let told = performance.now()
  return new TransformStream({
    transform(piece, controller) {
      read += piece.length
      if (performance.now() - told >= progressEvery) {
        told = performance.now()
        tell({ kind: 'progress', read })
      }
      controller.enqueue(piece)
    },
  })
}

async function read({ file, services, hosts, dismissedHosts, ...options }: ScanOrder): Promise<ScanOutcome> {
  const catalogue = withHosts(loadCatalogue({ ...compiled, tails: tailsOf(compiled.hosts.map(([host]) => host)), facts: packFacts(services) }), new Map(hosts), [])
  const scan = createScan({ ...options, catalogue, dismissed: new Set(dismissedHosts) })
  const decoder = createLogDecoder()
  let isPacked = false
  let reader: ReadableStreamDefaultReader<Uint8Array>
  try {
    isPacked = await isGzip(file)
    const bytes = file.stream().pipeThrough(meter())
    reader = (isPacked ? bytes.pipeThrough(new DecompressionStream('gzip')) : bytes).getReader()
  } catch {
    return { ok: false, problem: { kind: 'unreadable' } }
  }
  for (;;) {
    let piece: ReadableStreamReadResult<Uint8Array>
    try {
      piece = await reader.read()
    } catch (error) {
      // A file that changes while it is read is a DOMException; what cannot be unpacked is a TypeError.
      return { ok: false, problem: { kind: isPacked && error instanceof TypeError ? 'brokenGzip' : 'unreadable' } }
    }
    if (piece.done) break
    if (!scan.feed(decoder.decode(piece.value))) {
      // Its first lines say that it cannot be read: nothing more is needed of it.
      await reader.cancel().catch(() => undefined)
      break
    }
  }
  scan.feed(decoder.end())
  return scan.end()
}

addEventListener('message', ({ data }: MessageEvent<ScanOrder>) => {
  read(data).then(
    (outcome) => tell({ kind: 'outcome', outcome }),
    (error: unknown) => tell({ kind: 'outcome', outcome: { ok: false, problem: { kind: 'fault', message: String(error) } } }),
  )
})
