import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { HintClass } from '#shared/hint/kind.ts'
import type { Labelled, LabelledSet } from './set.ts'

/** Texts of one place in a source: those that hold what the class says, and those that do not. `all`: no class is in any of them. */
export type Group = { readonly hint: HintClass | 'all'; readonly from: string; readonly yes: readonly string[]; readonly no: readonly string[] }
/** One source as it lies in test/bench/data. */
export type Extract = { readonly groups: readonly Group[] }

/** Classes a text with nothing in it is tried with. */
const numberClasses: readonly HintClass[] = ['payment_card', 'iban', 'national_id', 'email_list', 'secret', 'source_code']

/** Keys that are published as examples, written so that no scanner takes this repository for a leak: a middle dot after seven characters. */
export function concealed(text: string): string {
  return text.replace(/[!-~]{7}(?=[!-~])/g, '$&\u00b7')
}

function shown(text: string): string {
  return text.replaceAll('\u00b7', '')
}

/** The sets of one source, by class. */
export function dataSets(name: string): LabelledSet[] {
  const { groups } = JSON.parse(readFileSync(join(import.meta.dirname, '..', 'data', `${name}.json`), 'utf8')) as Extract
  const labelled = ({ from, yes, no }: Group): Labelled[] => [...yes.map((text) => ({ text: shown(text), isPositive: true, from })), ...no.map((text) => ({ text: shown(text), isPositive: false, from }))]
  const named = Map.groupBy(groups, ({ hint }) => hint)
  return [...named].flatMap(([hint, those]) => {
    const texts = those.flatMap(labelled)
    if (hint !== 'all') return [{ name, hint, texts }]
    return numberClasses.map((each) => ({ name: `${name}, else`, hint: each, texts }))
  })
}
