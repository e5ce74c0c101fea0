import { build } from './build.ts'
import { ensureBrowsers } from './lib/browsers.ts'
import { run } from './lib/step.ts'

// What takes longer than a test may: the same things in more browsers, for longer, with more of everything.
// `npm run proof -- silence` runs one of them.
const missing = ensureBrowsers()
if (missing !== null) {
  console.error(missing)
  process.exit(1)
}
if (!(await build())) process.exit(1)
const { code } = await run('vitest', ['run', '--project', 'proof', ...process.argv.slice(2)])
process.exitCode = code === 0 ? 0 : 1
