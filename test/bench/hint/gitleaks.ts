import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { goLists } from './go.ts'
import type { Labelled, LabelledSet } from './set.ts'

// The examples of gitleaks' own rules (MIT): `tps` hold a secret, `fps` do not. Read from a copy of the repository.

/** Its labelled texts, or none where the copy is not there. */
export function gitleaksSets(folder: string): LabelledSet[] {
  const rules = join(folder, 'cmd', 'generate', 'config', 'rules')
  if (!existsSync(rules)) return []
  const templates = templatesOf(readFileSync(join(folder, 'cmd', 'generate', 'config', 'utils', 'generate.go'), 'utf8'))
  const texts: Labelled[] = readdirSync(rules).filter((name) => name.endsWith('.go') && !name.endsWith('_test.go')).flatMap((name) =>
    goLists(readFileSync(join(rules, name), 'utf8'), templates).map(({ list, text }) => ({ text, isPositive: list === 'tps', from: name.replace('.go', '') })))
  return [{ name: 'gitleaks', hint: 'secret', texts }]
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
