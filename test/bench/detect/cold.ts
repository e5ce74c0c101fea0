import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import type { Contender } from './contender.ts'
import type { ColdStart } from './measure.ts'

const here = import.meta.dirname
const starts = 7

export type ColdFigures = ColdStart & {
  /** Gzip, in kB of 1000 bytes. */
  readonly codeSize: number
  readonly dataSize: number
}

/**
 * Cold starts of each contender, every one in a process of its own: bundled and minified as a build ships it, so that no
 * compiler and no other contender is in the figures. They take turns; of times the quickest
 * counts, because on a busy machine the others measure the neighbours; of memory the middle.
 */
export async function coldStarts(contenders: readonly Contender[]): Promise<ColdFigures[]> {
  const folder = mkdtempSync(join(tmpdir(), 'daybook-bench-detect-'))
  try {
    const prepared = []
    for (const contender of contenders) prepared.push(await prepare(contender, folder))
    const measured = prepared.map((): ColdStart[] => [])
    for (let start = 0; start < starts; start += 1) {
      prepared.forEach(({ files }, index) => measured[index]?.push(JSON.parse(execFileSync(process.execPath, ['--expose-gc', join(here, 'measure.ts'), ...files], { encoding: 'utf8' })) as ColdStart))
    }
    return prepared.map(({ codeSize, dataSize }, index) => ({ ...summary(measured[index] ?? []), codeSize, dataSize }))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function prepare({ file, data, urls }: Contender, folder: string) {
  const [dataFile, urlsFile] = [join(folder, `${file}.${typeof data === 'string' ? 'text' : 'bytes'}`), join(folder, `${file}.urls`)]
  writeFileSync(dataFile, data)
  writeFileSync(urlsFile, JSON.stringify(urls))
  await build({
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: { ssr: join(here, `${file}.ts`), outDir: folder, emptyOutDir: false, minify: true, target: 'es2024', rolldownOptions: { output: { entryFileNames: `${file}.mjs`, codeSplitting: false } } },
  })
  const code = join(folder, `${file}.mjs`)
  const sizeOf = (path: string) => gzipSync(readFileSync(path)).length / 1000
  return { files: [code, dataFile, urlsFile], codeSize: sizeOf(code), dataSize: sizeOf(dataFile) }
}

function summary(all: readonly ColdStart[]): ColdStart {
  const sorted = (pick: (one: ColdStart) => number) => all.map(pick).sort((a, b) => a - b)
  const quickest = (pick: (one: ColdStart) => number) => sorted(pick)[0] ?? NaN
  const middle = (pick: (one: ColdStart) => number) => sorted(pick)[all.length >> 1] ?? NaN
  return {
    code: quickest(({ code }) => code),
    load: quickest(({ load }) => load),
    first: quickest(({ first }) => first),
    all: quickest((one) => one.all),
    loaded: middle(({ loaded }) => loaded),
    used: middle(({ used }) => used),
  }
}
