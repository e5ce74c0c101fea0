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

const app = join(import.meta.dirname, '..', '..', 'dist', 'pwa')

/** Files of the built app: `shell`, the scripts that its page names; `kept`, what its service worker keeps at once. */
export function pwaFiles(): { readonly shell: readonly string[]; readonly kept: readonly string[] } {
  const html = readFileSync(join(app, 'index.html'), 'utf8')
  const worker = readFileSync(join(app, 'service-worker.js'), 'utf8')
  const kept = readdirSync(app, { recursive: true, encoding: 'utf8' }).filter((file) => worker.includes(`${file}\``) || worker.includes(`${file}"`))
  return { shell: [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map(([, file]) => file as string), kept }
}

/** kB of files of the app as they are sent: fonts and pictures as they are, the rest in gzip. */
export function pwaSizeOf(files: readonly string[]): number {
  const bytes = files.map((file) => readFileSync(join(app, file))).map((content, index) => /\.(?:woff2|png)$/.test(files[index] ?? '') ? content.length : gzipSync(content).length)
  return bytes.reduce((sum, size) => sum + size, 0) / 1000
}
