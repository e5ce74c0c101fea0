import { lastActs } from '#shared/act/ledger.ts'
import type { Act, ActContentOf } from '#shared/act/schema.ts'

export type Workspace = Pick<ActContentOf<'set-organisation'>, 'name' | 'mode' | 'k' | 'departments'>

/** A workspace nobody has set up yet: one person's own, every count shown, and it says so. */
export const personalWorkspace: Workspace = { name: '', mode: 'personal', k: 1, departments: [] }

/** The workspace as its last `set-organisation` act left it. */
export function workspaceOf(acts: Iterable<Act>): Workspace {
  const content = lastActs(acts).get('organisation')?.content
  if (content?.kind !== 'set-organisation') return personalWorkspace
  return { name: content.name, mode: content.mode, k: content.k, departments: content.departments }
}

/** Ids of all departments that are or were on the organisation's list. */
export function departmentsOf(acts: Iterable<Act>): Set<string> {
  const lists = [...acts].map(({ content }) => (content.kind === 'set-organisation' ? content.departments : []))
  return new Set(lists.flat().map(({ id }) => id))
}
