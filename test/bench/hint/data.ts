import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { HintClass } from '#shared/hint/kind.ts'
import { gitleaksGroups } from './gitleaks.ts'
import type { Group } from './group.ts'
import { highlightGroups } from './highlight.ts'
import { presidioGroups } from './presidio.ts'
import { secretlintGroups } from './secretlint.ts'
import type { Labelled, LabelledSet } from './set.ts'
import { validatorGroups } from './validator.ts'

// Public sets that come with no package: read from copies of their repositories, where somebody has them. Nothing of them is kept here.

/** By the name of the copy's folder: how its groups are read. */
const repositories: Readonly<Record<string, (folder: string) => readonly Group[]>> = {
  presidio: presidioGroups, gitleaks: gitleaksGroups, secretlint: secretlintGroups, 'validator.js': validatorGroups, 'highlight.js': highlightGroups,
}

/** Classes a text with nothing in it is tried with. */
const numberClasses: readonly HintClass[] = ['payment_card', 'iban', 'national_id', 'email_list', 'secret', 'source_code']

/** The sets of the copies in a folder, by class; none where no folder is named. */
export function repositorySets(folder: string | undefined): LabelledSet[] {
  if (folder === undefined) return []
  return Object.entries(repositories).flatMap(([name, groupsOf]) => (existsSync(join(folder, name)) ? setsOf(name, groupsOf(join(folder, name))) : []))
}

function setsOf(name: string, groups: readonly Group[]): LabelledSet[] {
  const labelled = ({ from, yes, no }: Group): Labelled[] => [
    ...readable(yes).map((text) => ({ text, isPositive: true, from })), ...readable(no).map((text) => ({ text, isPositive: false, from })),
  ]
  return [...Map.groupBy(groups, ({ hint }) => hint)].flatMap(([hint, those]) => {
    const texts = those.flatMap(labelled)
    if (hint !== 'all') return [{ name, hint, texts }]
    return numberClasses.map((each) => ({ name: `${name}, else`, hint: each, texts }))
  })
}

/** Each text once, none longer than a few pages, and nothing that is no text. */
function readable(texts: readonly string[]): string[] {
  return [...new Set(texts)].filter((text) => text.trim() !== '' && text.length <= 6_000 && !['\0', '\ufffd'].some((char) => text.includes(char)))
}
