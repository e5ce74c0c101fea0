import { build } from './build.ts'
import { ensureBrowsers } from './lib/browsers.ts'
import { run } from './lib/step.ts'

// What takes longer than a test may: the same things in more browsers, for longer, with more of everything.
// `npm run proof -- silence` runs one of them, `npm run proof -- properties` the property tests with cases drawn afresh.
const missing = ensureBrowsers()
if (missing !== null) {
  console.error(missing)
  process.exit(1)
}
const [only] = process.argv.slice(2)
if (!(await build())) process.exit(1)

let isProven = true
if (only !== 'properties') {
  const { code } = await run('vitest', ['run', '--project', 'proof', ...process.argv.slice(2)])
  isProven = code === 0
}
if (only === undefined || only === 'properties') {
  const { code } = await run('vitest', ['run', '--project', 'unit', '--project', 'extension', '--testTimeout', '600000'], { env: { DAYBOOK_PROPERTIES: 'random' } })
  isProven &&= code === 0
}
process.exitCode = isProven ? 0 : 1
