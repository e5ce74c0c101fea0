import { copyFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './lib/step.ts'

// The README's pictures are the ones the browser tests took: run `npm test` first.
const names = { card: 'sample-card-purpose', inventory: 'sample-inventory', risks: 'sample-risks' }

mkdirSync(join(root, 'docs', 'pictures'), { recursive: true })
for (const [name, taken] of Object.entries(names)) {
  copyFileSync(join(root, 'test', 'e2e', 'output', `${taken}.png`), join(root, 'docs', 'pictures', `${name}.png`))
}
