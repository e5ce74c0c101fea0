import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { importFault } from '#lint/layers.mjs'

const root = join(import.meta.dirname, '..', '..')

const forbidden: [file: string, specifier: string, says: string][] = [
  ['shared/cell/cells.ts', '#pwa/data/index.ts', 'shared does not know pwa'],
  ['shared/cell/cells.ts', '#shared/sheet/schema.ts', 'cell stands below sheet'],
  ['shared/fold/fold.ts', 'node:fs', 'no Node'],
  ['shared/fold/fold.ts', 'preact', 'free of the user interface'],
  ['shared/fold/fold.ts', '#shared/message/card.ts', 'no texts'],
  ['shared/message/card.ts', '#shared/fold/fold.ts', 'texts know ids'],
  ['extension/ask/ask.ts', '#relay/server.ts', 'extension does not know relay'],
  ['extension/ask/ask.ts', 'dexie', 'pwa/data, extension/ledger'],
  ['extension/platform/message.ts', '../ledger/database.ts', 'extension/platform stands below extension/ledger'],
  ['extension/ask/ask.ts', '../../shared/cell/cells.ts', 'import shared as'],
  ['pwa/feature/risks/page.tsx', '#pwa/feature/inventory/state.ts', 'through their index'],
  ['pwa/feature/risks/page.tsx', 'dexie', 'pwa/data'],
  ['pwa/ui/table/table.tsx', '#pwa/data/index.ts', 'pwa/ui stands below pwa/data'],
  ['pwa/ui/table/table.tsx', 'zod/mini', 'no domain'],
  ['pwa/ui/table/table.tsx', '#shared/risk/index.ts', 'no domain'],
  ['extension/ui/Mark.tsx', '#shared/risk/index.ts', 'no domain'],
  ['extension/ui/Mark.tsx', 'zod/mini', 'no domain'],
  ['extension/entrypoints/host/frame.ts', 'zod/mini', 'content scripts stay small'],
  ['extension/entrypoints/host/frame.ts', '#shared/protocol/http.ts', 'content scripts stay small'],
  ['extension/entrypoints/hint/script.ts', '#shared/protocol/http.ts', 'content scripts stay small'],
  ['extension/entrypoints/hint/script.ts', 'zod/mini', 'content scripts stay small'],
  ['shared/hint/scan.ts', 'zod/mini', 'content scripts stay small'],
  ['pwa/data/sync.ts', 'node:fs', 'no Node modules'],
  ['relay/server.ts', '#test/fixture/acts.ts', 'imports test'],
  ['relay/server.ts', '#pwa/app/main.tsx', 'relay does not know pwa'],
]

const allowed: [file: string, specifier: string][] = [
  ['shared/sheet/schema.ts', '#shared/cell/schema.ts'],
  ['shared/sheet/sheet.ts', './schema.ts'],
  ['pwa/feature/risks/page.tsx', '#pwa/feature/inventory/index.ts'],
  ['pwa/ui/locale/index.ts', '#shared/message/format.ts'],
  ['pwa/data/replica.ts', 'dexie'],
  ['relay/http/app.ts', 'hono'],
  ['shared/cell/cell.test.ts', 'node:fs'],
  ['test/e2e/way.test.ts', '#relay/server.ts'],
]

describe('imports go one way', () => {
  it.each(forbidden)('%s may not import %s', (file, specifier, says) => expect(importFault(file, specifier)).toContain(says))
  it.each(allowed)('%s may import %s', (file, specifier) => expect(importFault(file, specifier)).toBe(null))
})

describe('the linter reports each planted fault', () => {
  const folder = mkdtempSync(join(tmpdir(), 'layers-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  cpSync(join(root, 'lint'), join(folder, 'lint'), { recursive: true })
  writeFileSync(join(folder, '.oxlintrc.json'), JSON.stringify({ jsPlugins: ['./lint/layers.mjs'], categories: { correctness: 'off' }, rules: { 'daybook/layers': 'error' } }))

  it('all of them, and nothing on the allowed ones', () => {
    const write = (file: string, lines: string[]) => {
      mkdirSync(dirname(join(folder, file)), { recursive: true })
      writeFileSync(join(folder, file), lines.join('\n'))
    }
    const byFile = Map.groupBy([...forbidden, ...allowed], ([file]) => file)
    for (const [file, rows] of byFile) write(file, rows.map(([, specifier], index) => `import * as x${index} from '${specifier}'`))
    const report = lint(folder)
    expect(report.match(/daybook\(layers\)/g)?.length).toBe(forbidden.length)
  })
})

it('the linter reports each impure use in shared', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pure-'))
  cpSync(join(root, 'lint'), join(folder, 'lint'), { recursive: true })
  writeFileSync(join(folder, '.oxlintrc.json'), JSON.stringify({ jsPlugins: ['./lint/layers.mjs'], categories: { correctness: 'off' }, rules: { 'daybook/pure': 'error' } }))
  const impure = ['export const a = Date.now()', 'export const b = new Date()', 'export const c = Math.random()', 'export const d = fetch("/")', 'export const e = crypto.randomUUID()', 'export const i = globalThis.crypto', 'export const j = localStorage', 'export const { random } = Math']
  const pure = ['export const f = new Date(0)', 'export const g = (crypto: Crypto) => crypto.randomUUID()', 'export const h = (document: string) => document.length']
  writeFileSync(join(folder, 'x.ts'), [...impure, ...pure].join('\n'))
  const report = lint(folder)
  rmSync(folder, { recursive: true, force: true })
  expect(report.match(/daybook\(pure\)/g)?.length).toBe(impure.length)
})

function lint(folder: string): string {
  try {
    return execFileSync(join(root, 'node_modules', '.bin', 'oxlint'), ['-c', '.oxlintrc.json'], { cwd: folder, encoding: 'utf8' })
  } catch (error) {
    return (error as { stdout: string }).stdout
  }
}
