import type { HintClass } from '#shared/hint/kind.ts'

/** Texts of one place in a source: those that hold what the class says, and those that do not. `all`: no class is in any of them. */
export type Group = { readonly hint: HintClass | 'all'; readonly from: string; readonly yes: readonly string[]; readonly no: readonly string[] }
