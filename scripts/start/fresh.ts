import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const sources = ['shared', 'extension', 'pwa', 'wxt.config.ts', 'package-lock.json', 'tsconfig.json']

/** Names, sizes and times of everything the builds read, and what they are told, as one hash. */
function fingerprint(root: string, told: string): string {
  const hash = createHash('sha256').update(told)
  const visit = (path: string): void => {
    const info = statSync(join(root, path))
    if (!info.isDirectory()) return void hash.update(`${path} ${info.size} ${info.mtimeMs}\n`)
    for (const name of readdirSync(join(root, path)).sort()) if (name !== 'compiled.json' && !name.endsWith('.test.ts')) visit(`${path}/${name}`)
  }
  for (const source of sources) if (existsSync(join(root, source))) visit(source)
  return hash.digest('hex')
}

/**
 * Tells whether the last build is still the one these sources give.
 * @returns whether it is, and a function to call when a new build is done.
 */
export function lastBuild(root: string, told: string): { isFresh: boolean; remember: () => void } {
  const file = join(root, 'dist', '.built')
  const now = fingerprint(root, told)
  const outputs = ['dist/pwa/index.html', '.output/chrome-mv3/manifest.json', '.output/firefox-mv3/manifest.json']
  const isFresh = existsSync(file) && readFileSync(file, 'utf8') === now && outputs.every((output) => existsSync(join(root, output)))
  const remember = () => {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, now)
  }
  return { isFresh, remember }
}
