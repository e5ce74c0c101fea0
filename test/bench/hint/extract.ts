import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { concealed, type Extract, type Group } from './data.ts'
import { gitleaksGroups } from './gitleaks.ts'
import { highlightGroups } from './highlight.ts'
import { presidioGroups } from './presidio.ts'
import { secretlintGroups } from './secretlint.ts'
import { validatorGroups } from './validator.ts'

// Writes test/bench/data from copies of the repositories, each in a folder of its own name:
// `node test/bench/hint/extract.ts FOLDER`. What the sources are, and their licences, says test/bench/data/README.md.

const [folder] = process.argv.slice(2)
if (folder === undefined) {
  console.error('Name the folder with the copies: presidio, gitleaks, secretlint, validator.js, highlight.js')
  process.exit(1)
}
const data = join(import.meta.dirname, '..', 'data')
mkdirSync(data, { recursive: true })
const sources: readonly (readonly [name: string, groups: readonly Group[]])[] = [
  ['presidio', presidioGroups(join(folder, 'presidio'))],
  ['gitleaks', gitleaksGroups(join(folder, 'gitleaks'))],
  ['secretlint', secretlintGroups(join(folder, 'secretlint'))],
  ['validator.js', validatorGroups(join(folder, 'validator.js'))],
  ['highlight.js', highlightGroups(join(folder, 'highlight.js'))],
]
for (const [name, groups] of sources) {
  const kept = groups.map((group) => ({ ...group, yes: shortened(group.yes), no: shortened(group.no) })).filter(({ yes, no }) => yes.length + no.length > 0)
  const extract: Extract = { groups: kept.map((group) => ({ ...group, yes: group.yes.map(concealed), no: group.no.map(concealed) })) }
  writeFileSync(join(data, `${name}.json`), `${JSON.stringify(extract, null, 1)}\n`)
  console.log(name, kept.flatMap(({ yes }) => yes).length, kept.flatMap(({ no }) => no).length)
}

/** Each text once, none longer than a few pages, and nothing that is no text. */
function shortened(texts: readonly string[]): string[] {
  return [...new Set(texts)].filter((text) => text.trim() !== '' && text.length <= 6_000 && !['\0', '\u00b7', '\ufffd'].some((char) => text.includes(char)))
}
