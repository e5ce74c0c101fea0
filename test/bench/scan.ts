// Budget: 1 million lines within 10 s on 2 cores, memory that does not grow with the file. Wall time on a busy machine is
// mostly waiting for a core; that share is told apart. Peer in the same run: reading
// the same file and cutting it into lines, nothing else. Each measurement is a process of its own, for its own peak.
import { execFileSync } from 'node:child_process'
import { createReadStream, createWriteStream, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { once } from 'node:events'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { readCatalogue } from '#relay/catalogue/read.ts'
import { createLogDecoder, createScan } from '#shared/exchange/scan/index.ts'

const million = 1_000_000
type Kind = 'csv' | 'squid' | 'dns' | 'json'
/** `waited`: how long the main thread was ready to run and had no core, which is the neighbours' doing. Null where Linux does not say. */
type Measured = { readonly milliseconds: number; readonly cpu: number; readonly waited: number | null; readonly peak: number; readonly lines: number }

/** One host in ten is an AI service, one in fifty an unknown one that looks like it; there are 50,000 others. */
function hostOf(index: number): string {
  if (index % 10 === 0) return ['chatgpt.com', 'claude.ai', 'gemini.google.com', 'api.openai.com', 'copilot.microsoft.com'][(index / 10) % 5] as string
  return index % 50 === 1 ? `gpt-tool-${index % 40_000}.example-${index % 97}.com` : `h${(index * 7919) % 50_000}.example.com`
}

function lineOf(kind: Kind, index: number): string {
  const host = hostOf(index)
  const day = `2026-${String(1 + (index % 11)).padStart(2, '0')}-${String(1 + (index % 28)).padStart(2, '0')}`
  switch (kind) {
    case 'csv':
      return `"${day} 10:00:00","user${index}@corp.example","10.0.0.${index % 255}","GET","https://${host}/c/${index}?q=${index}","200","${index}","Technology, ""News""","Mozilla/5.0 (Windows NT 10.0; Win64; x64)","Allowed"\r\n`
    case 'squid':
      return `${1_770_000_000 + index * 20}.123    412 10.0.0.${index % 255} TCP_TUNNEL/200 5120 CONNECT ${host}:443 user${index} HIER_DIRECT/104.18.32.47 -\n`
    case 'dns':
      return `${day}T10:00:00+01:00 gateway dnsmasq[123]: query[A] ${host} from 10.0.0.${index % 255}\n`
    case 'json':
      return `{"T":"${day}T10:00:00.123456+01:00","QH":"${host}","QT":"A","QC":"IN","CP":"","Answer":"Zm9vYmFyZm9vYmFyZm9vYmFy","IP":"10.0.0.${index % 255}","Result":{},"Elapsed":${index}}\n`
  }
}

async function write(file: string, kind: Kind, lines: number): Promise<void> {
  const stream = createWriteStream(file)
  if (kind === 'csv') stream.write('"Time","User","Client IP","Method","URL","Status","Bytes","Category","User Agent","Action"\r\n')
  for (let from = 0; from < lines; from += 10_000) {
    let block = ''
    for (let index = from; index < Math.min(from + 10_000, lines); index++) block += lineOf(kind, index)
    if (!stream.write(block)) await once(stream, 'drain')
  }
  stream.end()
  await once(stream, 'finish')
}

function waitedSoFar(): number | null {
  const file = '/proc/self/schedstat'
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split(' ')[1]) / million : null
}

async function measure(work: 'scan' | 'lines', file: string): Promise<Measured> {
  const scan = createScan({ catalogue: await readCatalogue(), today: '2026-11-21', k: 10 })
  const decoder = createLogDecoder()
  const start = performance.now()
  const before = process.cpuUsage()
  const waitedBefore = waitedSoFar()
  let lines = 0
  let rest = ''
  for await (const piece of createReadStream(file, { highWaterMark: 1 << 18 })) {
    const text = decoder.decode(piece as Uint8Array)
    if (work === 'scan') scan.feed(text)
    else {
      const cut = (rest + text).split('\n')
      rest = cut.pop() ?? ''
      lines += cut.length
    }
  }
  if (work === 'scan') {
    const answer = scan.end()
    if (!answer.ok) throw new Error(answer.problem.kind)
    lines = answer.result.lines.read + answer.result.lines.silent
  }
  const { user, system } = process.cpuUsage(before)
  const waited = waitedBefore === null ? null : (waitedSoFar() ?? 0) - waitedBefore
  return { milliseconds: performance.now() - start, cpu: (user + system) / 1000, waited, peak: process.resourceUsage().maxRSS * 1024, lines }
}

function inOwnProcess(work: 'scan' | 'lines', file: string): Measured {
  return JSON.parse(execFileSync(process.execPath, [import.meta.filename, work, file], { encoding: 'utf8' })) as Measured
}

const [work, file] = process.argv.slice(2)
if ((work === 'scan' || work === 'lines') && file !== undefined) console.log(JSON.stringify(await measure(work, file)))
else {
  const folder = mkdtempSync(join(tmpdir(), 'scan-bench-'))
  const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(2)} s`
  const megabytes = (bytes: number) => `${(bytes / million).toFixed(0).padStart(5)} MB`
  try {
    for (const kind of ['csv', 'squid', 'dns', 'json'] as const) {
      for (const lines of kind === 'csv' ? [million, 3 * million] : [million]) {
        const path = join(folder, `${kind}.log`)
        await write(path, kind, lines)
        const scan = inOwnProcess('scan', path)
        const plain = inOwnProcess('lines', path)
        const label = `${kind}, ${(scan.lines / million).toFixed(0)} million lines, ${megabytes(statSync(path).size).trim()}`
        console.log(`${label.padEnd(36)} ${(scan.milliseconds / 1000).toFixed(1).padStart(5)} s (CPU ${seconds(scan.cpu)}${scan.waited === null ? '' : `, ${seconds(scan.waited)} without a core`})  peak ${megabytes(scan.peak)}   lines only ${seconds(plain.milliseconds)} (CPU ${seconds(plain.cpu)}), ${megabytes(plain.peak).trim()}   CPU ratio ${(scan.cpu / plain.cpu).toFixed(1)}`)
        rmSync(path)
      }
    }
    console.log(`load average ${loadavg().map((load) => load.toFixed(1)).join(', ')} on ${availableParallelism()} cores`)
    console.log('budget: 1 million lines within 10 s on 2 cores; peak the same for 1 and 3 million')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
