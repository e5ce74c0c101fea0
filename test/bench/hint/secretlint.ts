import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Group } from './group.ts'

// The snapshots of secretlint's own rules: a text, and what the rule must say of it.

/** Rules whose finds are no secrets (home folders, words of one's own), and the presets, which repeat the others. */
const left = /-(?:example|filter-comments|no-homedir|no-dotenv|pattern|preset-\w+)$/

export function secretlintGroups(folder: string): Group[] {
  const packages = join(folder, 'packages', '@secretlint')
  return readdirSync(packages).filter((name) => name.startsWith('secretlint-rule-') && !left.test(name)).map((name) => {
    const snapshots = join(packages, name, 'test', 'snapshots')
    const yes: string[] = []
    const no: string[] = []
    for (const each of existsSync(snapshots) ? readdirSync(snapshots) : []) {
      const input = readdirSync(join(snapshots, each)).find((file) => file.startsWith('input'))
      if (input === undefined || each.startsWith('options')) continue
      const { messages } = JSON.parse(readFileSync(join(snapshots, each, 'output.json'), 'utf8')) as { messages: readonly unknown[] }
      ;(messages.length > 0 ? yes : no).push(readFileSync(join(snapshots, each, input), 'utf8'))
    }
    return { hint: 'secret', from: name.replace('secretlint-rule-', ''), yes, no }
  })
}
