export type Department = { readonly id: string; readonly name: string }

const most = 40

/**
 * An id for a department from its name: "Forschung & Entwicklung" becomes "forschung-entwicklung". It is what cells carry,
 * so it stays when the name changes later.
 */
export function idOf(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replaceAll(/\p{Mark}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, most)
    .replace(/-$/, '')
}

/** The id a new department gets: unlike all others, and never empty even when the name has no Latin letter. */
export function freshId(name: string, departments: readonly Department[]): string {
  const base = idOf(name) || 'department'
  const taken = new Set(departments.map(({ id }) => id))
  if (!taken.has(base)) return base
  for (let number = 2; ; number += 1) if (!taken.has(`${base.slice(0, most - 4)}-${number}`)) return `${base.slice(0, most - 4)}-${number}`
}
