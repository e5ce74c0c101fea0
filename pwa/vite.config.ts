import { resolve } from 'node:path'
import preact from '@preact/preset-vite'
import { defineConfig, type Plugin } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import type { CompiledCatalogue } from '#shared/catalogue/index.ts'
import { partForLogs, partForPages } from '#shared/catalogue/part.ts'

const root = import.meta.dirname
/** Where a development server finds the relay. */
const relay = process.env['DAYBOOK_RELAY'] ?? 'http://127.0.0.1:8787'

/** Puts a part in the place of the compiled catalogue. */
function cataloguePart(name: string, part: (compiled: CompiledCatalogue) => object): Plugin {
  return {
    name,
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith('/shared/catalogue/compiled.json')) return null
      return { code: JSON.stringify(part(JSON.parse(code) as CompiledCatalogue)), map: null }
    },
  }
}

// The relay serves the result under a strict policy: no inline script or style, one trusted type for worker addresses.
export default defineConfig({
  root,
  build: {
    outDir: resolve(root, '../dist/pwa'),
    emptyOutDir: true,
    target: 'es2023',
    modulePreload: { polyfill: false },
    // shared/ is pure (lint/pure.mjs): what a page does not use of a folder's index can go.
    rolldownOptions: { treeshake: { moduleSideEffects: (id) => !id.includes('/shared/') } },
    // An inlined font or image would be a data: address, which the policy does not allow.
    assetsInlineLimit: 0,
  },
  server: { proxy: { '/api': { target: relay, ws: true } } },
  worker: { plugins: () => [cataloguePart('catalogue-for-logs', partForLogs)] },
  plugins: [
    cataloguePart('catalogue-for-pages', partForPages),
    preact({ prefreshEnabled: process.env['NODE_ENV'] !== 'production' }),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'app',
      filename: 'service-worker.ts',
      injectRegister: false,
      // The large icons are for the system alone, once, when it installs the app.
      injectManifest: { globPatterns: ['**/*.{html,js,css,woff2,svg,png,webmanifest}'], globIgnores: ['**/*-512.png'] },
      includeManifestIcons: false,
      manifest: {
        id: '/',
        name: 'Daybook',
        short_name: 'Daybook',
        description: 'Which AI services are used here, for what, with which data and at what risk.',
        start_url: '/',
        scope: '/',
        display: 'standalone',
        background_color: '#faf8f3',
        theme_color: '#0d5c5a',
        icons: [
          { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
        shortcuts: [
          { name: 'Inventory', url: '/inventory' },
          { name: 'Risks', url: '/risks' },
        ],
      },
    }),
  ],
})
