import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { HintClass } from '#shared/hint/kind.ts'
import type { Labelled, LabelledSet } from './set.ts'

// Files that are there anyway: source and documents of installed packages and, where given, of the copies of repositories.

const source = /\.(?:[cm]?[jt]sx?|go|py|java|kt|rs|cc?|cpp|h|hpp|cs|rb|php|swift|scala|lua|pl|pm|sh|sql)$/
const document = /(?:\.(?:md|markdown|txt|rst|csv|json|ya?ml|toml)|LICENSE|NOTICE|AUTHORS|CHANGELOG)$/
const most = 1_500

/** Code and what is none, labelled by what the file is; and the same documents as texts that hold none of the other classes. */
export function fileSets(folders: readonly string[]): LabelledSet[] {
  const texts = folders.flatMap((folder) => {
    const all = filesUnder(folder)
    return [...spread(all.filter((file) => source.test(file))), ...spread(all.filter((file) => document.test(file)))].flatMap((file) => labelled(file))
  })
  // The copies of repositories are full of numbers and keys made up for tests: they say something about code only.
  const packages = texts.filter(({ from }) => from.startsWith(folders[0] ?? ''))
  const free: readonly HintClass[] = ['payment_card', 'iban', 'national_id']
  return [
    { name: 'files', hint: 'source_code', texts },
    ...free.map((hint) => ({ name: 'files', hint, texts: packages.map((item) => ({ ...item, isPositive: false })) })),
    { name: 'files', hint: 'secret', texts: packages.filter(({ isPositive }) => !isPositive).map((item) => ({ ...item, isPositive: false })) },
  ]
}

function labelled(file: string): Labelled[] {
  const text = readFileSync(file, 'utf8')
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  if (lines.length < 8) return []
  // Minified and generated: nobody pastes that, and its label is no question of looks.
  if (source.test(file)) return lines.some((line) => line.length > 1_000) || isMostlyComment(text, lines) ? [] : [{ text, isPositive: true, from: file }]
  return fencedShare(lines) > 0.35 ? [] : [{ text, isPositive: false, from: file }]
}

function isMostlyComment(text: string, lines: readonly string[]): boolean {
  const left = text.replace(/\/\*[\s\S]*?\*\/|"{3}[\s\S]*?"{3}/g, '').split('\n').filter((line) => line.trim() !== '' && !/^\s*(?:\/\/|\*|#)/.test(line))
  return left.length < Math.max(6, lines.length * 0.2)
}

/** Share of a Markdown file's lines that stand in blocks of code. */
function fencedShare(lines: readonly string[]): number {
  let isInside = false
  let inside = 0
  for (const line of lines) {
    if (/^\s*(?:```|~~~)/.test(line)) isInside = !isInside
    else if (isInside || /^ {4}\S/.test(line)) inside += 1
  }
  return inside / lines.length
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => (source.test(file) || document.test(file)) && !/package-lock\.json$|openssl\/archs|\/\.\w|\.min\.|\/dist\/.*chunk/.test(file) && statSync(file).size < 200_000)
    .sort()
}

/** At most so many of a list, evenly from all of it. */
function spread(files: readonly string[]): string[] {
  const step = Math.max(1, files.length / most)
  return Array.from({ length: Math.min(most, files.length) }, (_, index) => files[Math.floor(index * step)] ?? '')
}
