import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Group } from './group.ts'
import { goLists } from './go.ts'

// The examples of gitleaks' own rules (MIT): `tps` hold a secret, `fps` do not. Read from a copy of the repository.

/** Of the examples of a rule that hold a secret so many, evenly from all of them: most are one secret written in thirty ways. */
const most = 6

export function gitleaksGroups(folder: string): Group[] {
  const rules = join(folder, 'cmd', 'generate', 'config', 'rules')
  const templates = templatesOf(readFileSync(join(folder, 'cmd', 'generate', 'config', 'utils', 'generate.go'), 'utf8'))
  return readdirSync(rules).filter((name) => name.endsWith('.go') && !name.endsWith('_test.go')).map((name) => {
    const found = goLists(readFileSync(join(rules, name), 'utf8'), templates)
    const those = (wanted: 'tps' | 'fps') => found.filter(({ list }) => list === wanted).map(({ text }) => text)
    const yes = those('tps')
    const step = Math.max(1, yes.length / most)
    return { hint: 'secret', from: name.replace('.go', ''), yes: Array.from({ length: Math.min(most, yes.length) }, (_, index) => yes[Math.floor(index * step)] ?? ''), no: those('fps') }
  })
}

/** The ways gitleaks writes a sample: `{i}Token = "{s}"` and so on. */
function templatesOf(source: string): string[] {
  const body = source.slice(source.indexOf('samples := map[string]string{'), source.indexOf('replacer :='))
  return body.split('\n').filter((line) => !/^\s*\/\//.test(line)).flatMap((line) => {
    const written = /^\s*"[^"]*":\s*(?:"((?:[^"\\]|\\.)*)"|`([^`]*)`),/.exec(line)
    if (written === null) return []
    return [written[2] ?? (JSON.parse(`"${written[1] ?? ''}"`) as string)]
  }).filter((template) => template.includes('{s}'))
}
