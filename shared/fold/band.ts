import type { Band } from '#shared/table/schema.ts'

// Edges are multiples of k and every band is at least k wide. Then no difference of two banded figures can be pinned
// between 1 and k - 1: a lower bound of 1 on A - B leaves an upper bound of at least 2k - 1.
const multiples = [1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000]

/**
 * The band a count of browsers or sessions is published as.
 *
 * @param count at least k
 * @throws RangeError below k: a row that small must not come this far
 */
export function bandOf(count: number, k: number): Band {
  if (count < k) throw new RangeError(`A count of ${count} is below the group size ${k}`)
  const above = multiples.findIndex((multiple) => multiple * k > count)
  if (above === -1) return { from: (multiples.at(-1) as number) * k, to: null }
  return { from: (multiples[above - 1] as number) * k, to: (multiples[above] as number) * k - 1 }
}

/**
 * The narrowest run of published bands that holds everything between `least` and `most`, so that a bound worked out from
 * bands is never finer than they are. What is below k is one band of its own.
 *
 * @param most null: no upper end
 */
export function bandAround(least: number, most: number | null, k: number): Band {
  const from = multiples.findLast((multiple) => multiple * k <= least) ?? 0
  const above = most === null ? undefined : multiples.find((multiple) => multiple * k > most)
  return { from: from * k, to: above === undefined ? null : above * k - 1 }
}
