import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod/mini'
import { build } from '../build.ts'
import { ensureBrowsers } from '../lib/browsers.ts'
import { root, run, step } from '../lib/step.ts'

const reportFile = join(root, 'test', 'e2e', 'output', 'report.json')
const reportSchema = z.looseObject({ numPassedTests: z.int(), numFailedTests: z.int(), numFailedTestSuites: z.int(), success: z.boolean() })

const missing = ensureBrowsers()
if (missing !== null) {
  console.error(missing)
  process.exit(1)
}

// A step counts as one test: the closing line then tells of everything that was checked.
const steps = [
  await build(),
  await step('types', 'tsc', ['--noEmit', '-p', 'tsconfig.json']),
  await step('lint and layers', 'oxlint', ['--deny-warnings']),
  await step('dead code', 'knip', []),
]

mkdirSync(join(root, 'test', 'e2e', 'output'), { recursive: true })
rmSync(reportFile, { force: true })
const { code } = await run('vitest', ['run', '--project', '!proof', '--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`])
const report = reportSchema.parse(JSON.parse(readFileSync(reportFile, 'utf8')))

// A suite that cannot even load has no failed test of its own, yet it failed.
const brokenSuites = report.numFailedTests === 0 && !report.success ? Math.max(1, report.numFailedTestSuites) : 0
const passed = report.numPassedTests + steps.filter(Boolean).length
const failed = report.numFailedTests + brokenSuites + steps.filter((ok) => !ok).length
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 || code !== 0 || report.numPassedTests === 0 ? 1 : 0
