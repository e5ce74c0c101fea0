import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { HintClass } from '#shared/hint/kind.ts'
import type { Labelled, LabelledSet } from './set.ts'

// The recogniser tests of Presidio (MIT): a text and how many finds it holds. Read from a copy of the repository.

const files: readonly (readonly [HintClass, readonly string[]])[] = [
  ['payment_card', ['credit_card']],
  ['iban', ['iban']],
  ['national_id', [
    'de_tax_id', 'de_social_security', 'es_nie', 'es_nif', 'fi_personal_identity_code', 'it_fiscal_code', 'pl_pesel', 'se_personnummer', 'uk_nino', 'uk_nhs', 'us_ssn', 'us_itin', 'ca_sin', 'in_pan', 'kr_rrn',
  ]],
]
const text = String.raw`"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'`
const tuple = new RegExp(String.raw`\(\s*((?:${text})(?:\s*(?:${text}))*)\s*,\s*(\d+)\s*,`, 'g')

/** Its labelled texts by class, or none where the copy is not there. */
export function presidioSets(folder: string): LabelledSet[] {
  const tests = join(folder, 'presidio-analyzer', 'tests')
  if (!existsSync(tests)) return []
  return files.map(([hint, names]) => ({ name: 'Presidio', hint, texts: names.flatMap((name) => textsOf(join(tests, `test_${name}_recognizer.py`), name)) }))
}

function textsOf(file: string, from: string): Labelled[] {
  return [...readFileSync(file, 'utf8').matchAll(tuple)].map(([, written = '', count]) => ({
    text: (written.match(new RegExp(text, 'g')) ?? []).map(unquoted).join(''), isPositive: Number(count) > 0, from,
  }))
}

function unquoted(literal: string): string {
  return literal.slice(1, -1).replace(/\\(.)/g, (_, char: string) => (char === 'n' ? '\n' : char === 't' ? '\t' : char))
}
