import { existsSync } from 'node:fs'
import preact from '@preact/preset-vite'
import type { Plugin } from 'vite'
import { defineConfig } from 'wxt'
import compiled from '#shared/catalogue/compiled.json' with { type: 'json' }
import { unnamedRelay } from '#shared/protocol/feed.ts'
import { createManifest } from './extension/platform/manifest.ts'

const catalogueId = '\0catalogue'
/**
 * The catalogue as browsers need it: without terms, pages and sources, which are half of it and shown by the PWA only, and
 * read by JSON.parse. As the object literal that bundling makes of a JSON file it costs every start four times as much.
 */
const catalogueForBrowsers: Plugin = {
  name: 'catalogue-for-browsers',
  enforce: 'pre',
  resolveId: (source) => (source.endsWith('/catalogue/compiled.json') ? catalogueId : null),
  load(id) {
    if (id !== catalogueId) return null
    const facts = compiled.facts.map((service) => ({ ...service, pages: {}, terms: [], sources: [] }))
    return `export default JSON.parse(${JSON.stringify(JSON.stringify({ ...compiled, facts }))})`
  },
}

/**
 * The wide build looks for AI services nobody knows, on all sites: there a file `x.wide.ts` stands in the place of `x.ts`, so
 * that the normal build holds none of it.
 */
const wide = process.env['DAYBOOK_WIDE'] === '1'
const wideFiles: Plugin = {
  name: 'wide-files',
  enforce: 'pre',
  async resolveId(source, importer, options) {
    if (!wide || importer === undefined || !source.startsWith('.')) return null
    const resolved = await this.resolve(source, importer, { ...options, skipSelf: true })
    const instead = resolved?.id.replace(/\.(tsx?)$/, '.wide.$1')
    return instead !== undefined && instead !== resolved?.id && importer !== instead && existsSync(instead) ? instead : null
  },
}

const relay = process.env['DAYBOOK_RELAY'] ?? unnamedRelay

export default defineConfig({
  srcDir: 'extension',
  publicDir: 'extension/public',
  outDir: '.output',
  outDirTemplate: `{{browser}}-mv{{manifestVersion}}{{modeSuffix}}${wide ? '-wide' : ''}`,
  manifestVersion: 3,
  // Every name is imported by its full path: nothing appears from nowhere.
  imports: false,
  manifest: ({ browser }) => createManifest({ browser, catalogue: compiled, relay, wide }),
  vite: () => ({ plugins: [catalogueForBrowsers, wideFiles, preact()], build: { target: 'es2024' } }),
  // Sources for store review; never keys, data or builds.
  zip: { includeSources: ['extension/**', 'shared/**', 'package.json', 'package-lock.json', 'tsconfig.json', 'wxt.config.ts', 'README.md', 'LICENSE'] },
})
