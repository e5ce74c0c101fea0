import { hostOf } from '#shared/catalogue/address.ts'
import { isAddress, isPublicHost, registrableHost, tidyAddress } from './address.ts'
import type { Meaning } from './header.ts'

/** A column of a CSV file or a field of JSON lines, with what stands in it in the first lines. */
export type Column = {
  readonly meaning: Meaning | null
  /** Called `host` in a line that a collector has stamped with its own names: the machine the line came from. */
  readonly isCollectors: boolean
  /** Filled cells of the sample. */
  readonly cells: readonly string[]
}

/** True for an address whose host the catalogue knows. Devices are never in it. */
export type Knows = (address: string) => boolean

/** `order`: columns to read the destination from, the first that is filled counts. `unclear`: the person has to say. */
export type Destination = { readonly kind: 'found'; readonly order: readonly number[] } | { readonly kind: 'unclear'; readonly columns: readonly number[] } | { readonly kind: 'none' }

const none: Destination = { kind: 'none' }

/**
 * Finds where the destination stands. A name that says so wins; a bare `host` counts only where no other name says it,
 * and where what stands in it does not speak against it. Rather asks than reads the name of a device or a proxy.
 */
export function findDestination(columns: readonly Column[], knows: Knows): Destination {
  const certain = ranked(columns, ['url', 'destination'])
  const named = certain.length > 0 ? certain : ranked(columns, ['remote'])
  const bare = ranked(columns, ['host']).filter((at) => holdsHosts(columns, at))
  const withHosts = named.filter((at) => holdsHosts(columns, at))
  if (withHosts.length > 0) return found([...withHosts, ...named.filter((at) => !withHosts.includes(at))])
  if (bare.length === 0) {
    const rest = named.length > 0 ? named : ranked(columns, ['host'])
    if (rest.length === 0) return none
    return named.length > 0 || rest.length === 1 ? found(rest) : { kind: 'unclear', columns: rest }
  }
  if (named.length > 0) {
    // An address or nothing under a name that says destination, hosts under one that does not.
    const known = bare.filter((at) => knowsAny(columns, at, knows))
    return known.length === 1 ? found(known) : { kind: 'unclear', columns: [...named, ...bare].sort((a, b) => a - b) }
  }
  const chosen = bare.length === 1 ? bare[0] as number : byValues(columns, bare, knows)
  return chosen === null || isDoubtful(columns, chosen, knows) ? { kind: 'unclear', columns: [...bare].sort((a, b) => a - b) } : found([chosen])
}

/**
 * True where all hosts of a column lie under one domain that the catalogue does not know, as the names of an
 * organisation's devices do. A list of one column has nothing else to be.
 */
export function isDoubtful(columns: readonly Column[], at: number, knows: Knows): boolean {
  const { cells } = columns[at] as Column
  return columns.length > 1 && cells.length >= enough && !knowsAny(columns, at, knows) && domainsOf(cells).size <= 1
}

/** Fewer cells say nothing of how a column varies. */
const enough = 10

/** True for a cell that holds a public host. */
export function looksLikeHost(cell: string): boolean {
  return publicHostOf(cell) !== null
}

function found(order: readonly number[]): Destination {
  return { kind: 'found', order }
}

/** Columns of these roles whose cells are addresses, or empty, in the order of their names. */
function ranked(columns: readonly Column[], roles: readonly string[]): number[] {
  const place = (at: number) => {
    const { meaning } = columns[at] as Column
    return roles.indexOf(meaning?.role ?? '') * 10_000 + (meaning?.rank ?? 0)
  }
  return columns.flatMap(({ meaning, isCollectors, cells }, at) => (meaning !== null && !isCollectors && roles.includes(meaning.role) && fits(cells) ? [at] : [])).sort((a, b) => place(a) - place(b) || a - b)
}

/** At least half of the filled cells are addresses, or all are empty. */
function fits(cells: readonly string[]): boolean {
  return cells.filter((cell) => isAddress(tidyAddress(cell))).length * 2 >= cells.length
}

function holdsHosts(columns: readonly Column[], at: number): boolean {
  return (columns[at] as Column).cells.some(looksLikeHost)
}

function knowsAny(columns: readonly Column[], at: number, knows: Knows): boolean {
  return (columns[at] as Column).cells.some(knows)
}

/** Which of several columns of hosts is the destination, by what stands in them; null where that does not tell. */
function byValues(columns: readonly Column[], candidates: readonly number[], knows: Knows): number | null {
  const known = candidates.filter((at) => knowsAny(columns, at, knows))
  if (known.length === 1) return known[0] as number
  if (known.length > 1) return null
  const domains = candidates.map((at) => ({ at, count: domainsOf((columns[at] as Column).cells).size })).sort((a, b) => b.count - a.count)
  const [most, next] = domains
  return most !== undefined && most.count >= 5 && most.count >= 4 * (next?.count ?? 0) ? most.at : null
}

function domainsOf(cells: readonly string[]): Set<string> {
  return new Set(cells.flatMap((cell) => {
    const host = publicHostOf(cell)
    return host === null ? [] : [registrableHost(host)]
  }))
}

function publicHostOf(cell: string): string | null {
  if (cell.includes('@')) return null
  const host = hostOf(tidyAddress(cell.trim()))?.host
  return host !== undefined && isPublicHost(host) ? host : null
}
