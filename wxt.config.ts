import preact from '@preact/preset-vite'
import { defineConfig } from 'wxt'
import compiled from '#shared/catalogue/compiled.json' with { type: 'json' }
import { unnamedRelay } from '#shared/protocol/feed.ts'
import { createManifest } from './extension/platform/manifest.ts'

const relay = process.env['DAYBOOK_RELAY'] ?? unnamedRelay

export default defineConfig({
  srcDir: 'extension',
  publicDir: 'extension/public',
  outDir: '.output',
  manifestVersion: 3,
  // Every name is imported by its full path: nothing appears from nowhere.
  imports: false,
  manifest: ({ browser }) => createManifest({ browser, catalogue: compiled, relay }),
  vite: () => ({ plugins: [preact()], build: { target: 'es2024' } }),
  // Sources for store review; never keys, data or builds.
  zip: { includeSources: ['extension/**', 'shared/**', 'package.json', 'package-lock.json', 'tsconfig.json', 'wxt.config.ts', 'README.md', 'LICENSE'] },
})
