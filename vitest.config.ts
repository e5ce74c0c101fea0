import preact from '@preact/preset-vite'
import { defineConfig } from 'vitest/config'
import { WxtVitest } from 'wxt/testing/vitest-plugin'

const exclude = ['**/node_modules/**', '.output/**', 'dist/**']

export default defineConfig({
  test: {
    // Two cores: more workers only make each other slow.
    maxWorkers: 2,
    maxConcurrency: 2,
    projects: [
      {
        plugins: [preact()],
        test: {
          name: 'unit',
          include: ['shared/**/*.test.{ts,tsx}', 'relay/**/*.test.ts', 'pwa/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts', 'test/architecture/**/*.test.ts', 'test/integration/**/*.test.ts'],
          exclude,
          setupFiles: ['test/setup/property.ts'],
          testTimeout: 20_000,
        },
      },
      {
        plugins: [WxtVitest(), preact()],
        test: { name: 'extension', include: ['extension/**/*.test.{ts,tsx}'], exclude, setupFiles: ['test/setup/property.ts'], testTimeout: 20_000 },
      },
      // After the others, which take all of both cores: these mostly wait, and must not wait for long.
      { test: { name: 'fault', include: ['test/fault/**/*.test.ts'], exclude, testTimeout: 120_000, hookTimeout: 60_000, sequence: { groupOrder: 1 } } },
      {
        test: {
          name: 'browser', include: ['test/e2e/**/*.test.ts'], exclude, testTimeout: 180_000, hookTimeout: 120_000, sequence: { groupOrder: 1 },
          // A browser on a busy machine may miss a moment. What fails twice is broken; the report names what was tried again.
          retry: 1,
        },
      },
      // What takes longer than a test may: `npm run proof`.
      { test: { name: 'proof', include: ['test/proof/**/*.test.ts'], exclude, testTimeout: 600_000, hookTimeout: 600_000, fileParallelism: false } },
    ],
  },
})
