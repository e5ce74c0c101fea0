import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import preact from '@preact/preset-vite'
import { build, preview, type InlineConfig } from 'vite'

// The extension's pages without the extension: the same source, built by Vite alone and served over HTTP, so that every
// state can be put before a browser with a background of our choice.

const root = fileURLToPath(new URL('../../extension/entrypoints/', import.meta.url))

export const surfaces = ['card', 'popup', 'options', 'stop'] as const
export type Surface = (typeof surfaces)[number]

export type Site = { readonly addressOf: (surface: Surface) => string; readonly folder: string; readonly close: () => Promise<void> }

/** Builds the pages into a temporary folder and serves them on a free port of this machine. */
export async function openSite(): Promise<Site> {
  const folder = await mkdtemp(join(tmpdir(), 'surfaces-'))
  const shared: InlineConfig = { configFile: false, root, logLevel: 'warn', plugins: [preact()] }
  const input = Object.fromEntries(surfaces.map((surface) => [surface, join(root, surface, 'index.html')]))
  await build({ ...shared, build: { outDir: folder, emptyOutDir: true, target: 'esnext', rollupOptions: { input } } })
  const server = await preview({ ...shared, build: { outDir: folder }, preview: { port: 0, host: '127.0.0.1', strictPort: false } })
  const base = server.resolvedUrls?.local[0]
  if (base === undefined) throw new Error('the pages are not served: Vite names no address')
  return {
    addressOf: (surface) => `${base}${surface}/index.html`,
    folder,
    close: () => server.close(),
  }
}
