import type { HintClass } from '#shared/hint/kind.ts'

/** One labelled text: whether it holds what the class says. */
export type Labelled = { readonly text: string; readonly isPositive: boolean; readonly from: string }

/** Texts of one source, labelled for one class. */
export type LabelledSet = { readonly name: string; readonly hint: HintClass; readonly texts: readonly Labelled[] }

/** A random number in [0, 1) that is the same in every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
