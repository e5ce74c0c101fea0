import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { HintClass } from '#shared/hint/kind.ts'
import type { Group } from './group.ts'

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

export function presidioGroups(folder: string): Group[] {
  const tests = join(folder, 'presidio-analyzer', 'tests')
  return files.flatMap(([hint, names]) => names.map((name) => {
    const found = [...readFileSync(join(tests, `test_${name}_recognizer.py`), 'utf8').matchAll(tuple)].map(([, written = '', count]) => ({
      text: (written.match(new RegExp(text, 'g')) ?? []).map(unquoted).join(''), isPositive: Number(count) > 0,
    }))
    return { hint, from: name, yes: found.filter(({ isPositive }) => isPositive).map((item) => item.text), no: found.filter(({ isPositive }) => !isPositive).map((item) => item.text) }
  }))
}

function unquoted(literal: string): string {
  return literal.slice(1, -1).replace(/\\(.)/g, (_, char: string) => (char === 'n' ? '\n' : char === 't' ? '\t' : char))
}
