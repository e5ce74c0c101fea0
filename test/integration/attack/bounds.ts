// What can be known about counts from relations between them: intervals, narrowed until nothing moves.

export type Bounds = { lo: number; hi: number }
/** A group of browsers: how many they are and how many sessions they had in it. */
export type Group = { readonly browsers: Bounds; readonly sessions: Bounds }

export type Knowledge = ReturnType<typeof createKnowledge>

export function createKnowledge() {
  const groups = new Map<string, Group>()
  const rules: (() => boolean)[] = []

  function group(name: string): Group {
    let found = groups.get(name)
    if (found === undefined) {
      found = { browsers: { lo: 0, hi: Infinity }, sessions: { lo: 0, hi: Infinity } }
      const { browsers, sessions } = found
      groups.set(name, found)
      // Every browser of a group has at least one session in it; a session needs a browser.
      rules.push(() => {
        const moved = atLeast(sessions, browsers.lo) || atMost(browsers, sessions.hi)
        return (sessions.lo >= 1 && atLeast(browsers, 1)) || (browsers.hi === 0 && atMost(sessions, 0)) || moved
      })
    }
    return found
  }

  return {
    groups: groups as ReadonlyMap<string, Group>,
    group,

    learn(name: string, what: keyof Group, lo: number, hi: number): void {
      const bounds = group(name)[what]
      atLeast(bounds, lo)
      atMost(bounds, hi)
    },

    /** `whole` is made up of the parts: a browser may be in several, a session in one (partition) or several (cover). */
    union(whole: string, parts: readonly string[], kind: 'partition' | 'cover'): void {
      const total = group(whole)
      const members = parts.map(group)
      rules.push(() => narrowUnion(total.browsers, members.map((part) => part.browsers)))
      if (kind === 'partition') rules.push(() => narrowSum(total.sessions, members.map((part) => part.sessions)))
      else rules.push(() => narrowUnion(total.sessions, members.map((part) => part.sessions)))
    },

    /** `whole` falls into the parts, and each browser is in one of them. */
    split(whole: string, parts: readonly string[]): void {
      const total = group(whole).browsers
      const members = parts.map((part) => group(part).browsers)
      rules.push(() => narrowSum(total, members))
    },

    /** Both names mean the same sessions. */
    same(one: string, other: string): void {
      this.union(one, [other], 'partition')
    },

    /** Browsers of `one` and of `other` (the same group at two times) differ by at most `most`. */
    close(one: string, other: string, most: number): void {
      const [a, b] = [group(one).browsers, group(other).browsers]
      rules.push(() => [atLeast(a, b.lo - most), atMost(a, b.hi + most), atLeast(b, a.lo - most), atMost(b, a.hi + most)].includes(true))
    },

    /** Draws every conclusion. @throws Error if the relations contradict each other: then the attacker misread something */
    conclude(): void {
      for (let moved = true; moved; ) {
        moved = false
        for (const rule of rules) if (rule()) moved = true
        for (const [name, { browsers, sessions }] of groups) {
          if (browsers.lo > browsers.hi || sessions.lo > sessions.hi) throw new Error(`Contradiction about ${name}`)
        }
      }
    },
  }
}

function narrowUnion(total: Bounds, parts: readonly Bounds[]): boolean {
  const most = totalOf(parts, 'hi')
  let moved = atMost(total, most.all)
  for (const part of parts) {
    moved = atLeast(total, part.lo) || moved
    moved = atMost(part, total.hi) || moved
    moved = atLeast(part, total.lo - most.without(part)) || moved
  }
  return moved
}

function narrowSum(total: Bounds, parts: readonly Bounds[]): boolean {
  const most = totalOf(parts, 'hi')
  const least = totalOf(parts, 'lo')
  let moved = atMost(total, most.all)
  moved = atLeast(total, least.all) || moved
  for (const part of parts) {
    const [others, own] = [most.without(part), least.without(part)]
    moved = atMost(part, total.hi - own) || moved
    moved = atLeast(part, total.lo - others) || moved
  }
  return moved
}

/** Sum of one end of the parts, and the same without one of them. Taken once: a bound that moves meanwhile is only less sharp. */
function totalOf(parts: readonly Bounds[], end: 'lo' | 'hi') {
  const ends = new Map(parts.map((part) => [part, part[end]]))
  const values = [...ends.values()]
  const open = values.filter((value) => value === Infinity).length
  const finite = values.reduce((sum, value) => (value === Infinity ? sum : sum + value), 0)
  return {
    all: open > 0 ? Infinity : finite,
    without(part: Bounds): number {
      const own = ends.get(part) as number
      if (own === Infinity) return open > 1 ? Infinity : finite
      return open > 0 ? Infinity : finite - own
    },
  }
}

function atLeast(bounds: Bounds, lo: number): boolean {
  if (!(lo > bounds.lo)) return false
  bounds.lo = lo
  return true
}

function atMost(bounds: Bounds, hi: number): boolean {
  if (!(hi < bounds.hi)) return false
  bounds.hi = hi
  return true
}
