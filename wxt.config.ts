import { existsSync } from 'node:fs'
import preact from '@preact/preset-vite'
import type { Plugin } from 'vite'
import { defineConfig } from 'wxt'
import compiled from '#shared/catalogue/compiled.json' with { type: 'json' }
import { partForBrowsers } from '#shared/catalogue/part.ts'
import { unnamedRelay } from '#shared/protocol/feed.ts'
import { localeFiles } from './extension/platform/locale.ts'
import { createManifest } from './extension/platform/manifest.ts'

const catalogueId = '\0catalogue'
/**
 * The catalogue as browsers need it, read by JSON.parse. As the object literal that bundling makes of a JSON file it costs
 * every start four times as much.
 */
const catalogueForBrowsers: Plugin = {
  name: 'catalogue-for-browsers',
  enforce: 'pre',
  resolveId: (source) => (source.endsWith('/catalogue/compiled.json') ? catalogueId : null),
  load(id) {
    if (id !== catalogueId) return null
    return `export default JSON.parse(${JSON.stringify(JSON.stringify(partForBrowsers(compiled)))})`
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

type Modules = { getModuleInfo(id: string): { readonly importers: readonly string[] } | null }

/** Modules that import a module, directly or not, as soon as they load. */
function importersOf(id: string, modules: Modules, known = new Set<string>()): Set<string> {
  if (known.has(id)) return known
  known.add(id)
  for (const importer of modules.getModuleInfo(id)?.importers ?? []) importersOf(importer, modules, known)
  return known
}

/**
 * What the card shares with other pages is one file instead of fifteen, since each small file costs more than it holds; and what
 * all share with the background another, so that the background loads no page.
 */
const sharedByCard = {
  name(id: string, modules: Modules) {
    const importers = [...importersOf(id, modules)]
    if (!importers.some((name) => name.endsWith('/entrypoints/card/main.tsx'))) return null
    return importers.some((name) => name.endsWith('/entrypoints/background/index.ts')) ? 'domain' : 'page'
  },
  minShareCount: 2,
  includeDependenciesRecursively: false,
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
  vite: () => ({
    plugins: [catalogueForBrowsers, wideFiles, preact()],
    build: {
      target: 'es2024',
      // Every browser this runs in preloads modules itself, and the files are on its disk: the lists of them only make pages larger.
      modulePreload: { polyfill: false, resolveDependencies: (_file, files, { hostType }) => (hostType === 'html' ? files : files.filter((file) => file.endsWith('.css'))) },
    },
  }),
  hooks: {
    'build:publicAssets': (_wxt, files) => void files.push(...localeFiles(wide)),
    'vite:build:extendConfig': (entrypoints, config) => {
      if (!entrypoints.some(({ name }) => name === 'card')) return
      config.build ??= {}
      config.build.rolldownOptions ??= {}
      config.build.rolldownOptions.output = { ...config.build.rolldownOptions.output, codeSplitting: { groups: [sharedByCard] } }
    },
  },
  // Sources for store review; never keys, data or builds.
  zip: { includeSources: ['extension/**', 'shared/**', 'package.json', 'package-lock.json', 'tsconfig.json', 'wxt.config.ts', 'README.md', 'LICENSE'] },
})
