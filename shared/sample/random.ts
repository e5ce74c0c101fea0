/** Random numbers in [0, 1) that are the same for the same seed (mulberry32), so that a sample can be made again. */
export type Random = () => number

export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Shares by name, e.g. `{ writing: 5, coding: 1 }`. */
export type Shares<T extends string> = Partial<Record<T, number>>

/** One name, drawn by its share. */
export function draw<T extends string>(random: Random, shares: Shares<T>): T {
  const entries = Object.entries(shares) as [T, number][]
  let rest = random() * entries.reduce((sum, [, share]) => sum + share, 0)
  for (const [name, share] of entries) {
    rest -= share
    if (rest < 0) return name
  }
  return (entries.at(-1) as [T, number])[0]
}

/** Whole number from `least` to `most`, both included. */
export function between(random: Random, least: number, most: number): number {
  return least + Math.floor(random() * (most - least + 1))
}
