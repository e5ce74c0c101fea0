import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { HintClass } from '#shared/hint/kind.ts'
import type { Labelled, LabelledSet } from './set.ts'

// Files that are there anyway: source and documents of installed packages.

const source = /\.(?:[cm]?[jt]sx?|go|py|java|kt|rs|cc?|cpp|h|hpp|cs|rb|php|swift|scala|lua|pl|pm|sh|sql)$/
const document = /(?:\.(?:md|markdown|txt|rst|csv|json|ya?ml|toml)|LICENSE|NOTICE|AUTHORS|CHANGELOG)$/
/** Packages that are about such numbers and keys are full of right ones. */
const aboutNumbers = /\/node_modules\/(?:stdnum|ibantools|card-validator|credit-card-type|@redactpii|@secretlint)\//
const most = 1_500

/** Code and what is none, labelled by what the file is; and the same documents as texts that hold none of the other classes. */
export function fileSets(folder: string): LabelledSet[] {
  const all = filesUnder(folder)
  const texts = [...spread(all.filter((file) => source.test(file))), ...spread(all.filter((file) => document.test(file)))].flatMap((file) => labelled(file))
  const free: readonly HintClass[] = ['payment_card', 'iban', 'national_id']
  return [
    { name: 'files', hint: 'source_code', texts },
    ...free.map((hint) => ({ name: 'files', hint, texts: texts.map((item) => ({ ...item, isPositive: false })) })),
    { name: 'files', hint: 'secret', texts: texts.filter(({ isPositive }) => !isPositive).map((item) => ({ ...item, isPositive: false })) },
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
    .filter((file) => (source.test(file) || document.test(file)) && !/package-lock\.json$|openssl\/archs|\/\.\w|\.min\.|\/dist\/.*chunk/.test(file) && !aboutNumbers.test(file) && statSync(file).size < 200_000)
    .sort()
}

/** At most so many of a list, evenly from all of it. */
function spread(files: readonly string[]): string[] {
  const step = Math.max(1, files.length / most)
  return Array.from({ length: Math.min(most, files.length) }, (_, index) => files[Math.floor(index * step)] ?? '')
}
