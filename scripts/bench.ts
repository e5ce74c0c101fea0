import { readdirSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { build } from './build.ts'
import { root, run, step } from './lib/step.ts'

// Benchmarks print figures beside named peers measured in the same run; they never fail on a time.
// `npm run bench -- detect card` runs some of them, `npm run bench:detect` those of detection and card.
const wanted = process.argv.slice(2)
const names = readdirSync(join(root, 'test', 'bench'))
  .filter((name) => name.endsWith('.ts'))
  .map((name) => name.replace('.ts', ''))
  .filter((name) => wanted.length === 0 || wanted.includes(name))
  .sort((a, b) => wanted.indexOf(a) - wanted.indexOf(b))

if (names.length === 0) {
  console.error(`No benchmark of that name: ${wanted.join(', ')}`)
  process.exit(1)
}
const inBrowser = ['card', 'pwa']
const ready = names.some((name) => inBrowser.includes(name)) ? await build() : await step('catalogue', 'node', ['scripts/catalogue.ts'])
if (!ready) process.exit(1)
console.log(`${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), load ${loadavg()[0]?.toFixed(1) ?? '?'}, Node ${process.version}`)
for (const name of names) {
  console.log(`\n## ${name}`)
  const { code } = await run('node', ['--expose-gc', `test/bench/${name}.ts`])
  if (code !== 0) process.exitCode = 1
}
