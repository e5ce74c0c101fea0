import { step } from './lib/step.ts'

// Types, lint with the layer rules, dead code, unit tests. Everything runs, so that one look shows all faults.
const results = [
  await step('catalogue', 'node', ['scripts/catalogue.ts']),
  await step('extension types', 'wxt', ['prepare']),
  await step('types', 'tsc', ['--noEmit', '-p', 'tsconfig.json']),
  await step('lint and layers', 'oxlint', ['--deny-warnings']),
  await step('dead code', 'knip', []),
  await step('unit tests', 'vitest', ['run', '--project', 'unit', '--project', 'extension']),
]
process.exitCode = results.includes(false) ? 1 : 0
