// Run as a process of its own: node --expose-gc measure.ts <module> <data> <urls>. Prints figures of one cold start as JSON.
import { readFileSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import type { Data, See } from './contender.ts'

/** Times in milliseconds, memory in KB. */
export type ColdStart = {
  /** Reading and running the code. */
  readonly code: number
  /** From the data to a matcher. */
  readonly load: number
  readonly first: number
  /** For all addresses together, each once. */
  readonly all: number
  /** Code and matcher, before it met an address. */
  readonly loaded: number
  /** The same after all of them. */
  readonly used: number
}

/** Memory in use by scripts, in KB: what V8 holds, and what it holds outside of its heap. */
async function memory(): Promise<number> {
  if (globalThis.gc === undefined) throw new Error('Run it with --expose-gc.')
  // What the first leaves to finalizers, the second frees.
  for (let turn = 0; turn < 3; turn += 1) {
    globalThis.gc()
    await setImmediate()
  }
  const { heapUsed, external } = process.memoryUsage()
  return (heapUsed + external) / 1024
}

/** Nothing of what is read here outlives the call but what the matcher keeps. */
function loadFrom(load: (data: Data) => See, path: string): { readonly see: See; readonly time: number } {
  const bytes = new Uint8Array(readFileSync(path))
  const data = path.endsWith('.bytes') ? bytes : new TextDecoder().decode(bytes)
  const start = performance.now()
  const see = load(data)
  return { see, time: performance.now() - start }
}

const [modulePath = '', dataPath = '', urlsPath = ''] = process.argv.slice(2)
const urls = JSON.parse(readFileSync(urlsPath, 'utf8')) as string[]
const address = pathToFileURL(modulePath).href
const before = await memory()

const startCode = performance.now()
const { load } = (await import(address)) as { load: (data: Data) => See }
const code = performance.now() - startCode
const { see, time } = loadFrom(load, dataPath)
const loaded = (await memory()) - before

const startFirst = performance.now()
if (!see('https://chatgpt.com/c/1')) throw new Error('It does not know chatgpt.com.')
const first = performance.now() - startFirst
const startAll = performance.now()
for (const url of urls) see(url)
const all = performance.now() - startAll
const used = (await memory()) - before
const figures: ColdStart = { code, load: time, first, all, loaded, used }
// Named after the last look at memory, so that none of it is freed before.
console.log(JSON.stringify({ ...figures, kept: [typeof see, urls.length] }))
