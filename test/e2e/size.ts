import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { gzipSync } from 'node:zlib'

// What a browser loads of the built extension, by the files themselves.

const output = join(import.meta.dirname, '..', '..', '.output')

/** kB that a file of a build has in gzip, each of 1000 bytes. */
export function sizeOf(files: Iterable<string>, build = 'chrome-mv3'): number {
  return [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(output, build, file))).length, 0) / 1000
}

/**
 * Files behind a page as soon as it opens: what its HTML names, what that imports, and the words of one language where the
 * page loads them apart. Not what `import()` brings later.
 */
export function filesOf(page: string, locale: string, build = 'chrome-mv3'): Set<string> {
  const html = readFileSync(join(output, build, page), 'utf8')
  const files = new Set([page])
  const named = [...html.matchAll(/(?:src|href)="\/([^"]+)"/g)].map(([, file]) => file as string)
  const words = readdirSync(join(output, build, 'chunks')).filter((file) => file.startsWith(`texts.${locale}-`)).map((file) => `chunks/${file}`)
  const waiting = [...named, ...words]
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (files.has(file)) continue
    files.add(file)
    if (file.endsWith('.js')) waiting.push(...importsOf(file, build))
  }
  return files
}

function importsOf(file: string, build: string): string[] {
  const code = readFileSync(join(output, build, file), 'utf8')
  return [...code.matchAll(/(?:^|[;}])import(?:[^"'()]*?from)?\s*["'](\.[^"']+)["']/g)].map(([, target]) => posix.join(posix.dirname(file), target as string))
}
