import type { LogSource } from '#shared/record/logFinding.ts'
import type { ColumnChoice, Knowledge } from './column.ts'
import { findDestination, type Column } from './destination.ts'
import { dnsHeaders, headerKey, isOfCollector, meaningOf, partsOf, type Meaning } from './header.ts'
import { objectOf } from './object.ts'

/** What is read of a field, and before which others of the same kind: the lowest rank counts. */
export type Read = 'address' | 'name' | 'date' | 'method' | 'replyType'
export type Name = {
  readonly path: readonly string[]
  readonly key: string
  readonly meaning: Meaning | null
  readonly inside: Map<string, Name>
  /** The object the field stands in. */
  readonly parent: Name | null
  read: Read | null
  rank: number
}

/** What the names of a log's fields mean, remembered: it repeats the same few on every line. */
export type Names = { readonly nameOf: (parent: Name | null, name: string) => Name }

/** Fields that could each be the destination, by names that are known to us. */
export type FieldProblem = { readonly kind: 'unclearHostField'; readonly fields: readonly string[] }
export type FieldsFound = { readonly ok: true; readonly names: Names; readonly source: LogSource } | { readonly ok: false; readonly problem: FieldProblem }

const rememberedNames = 1_000
const deepest = 4
/** Names that say destination, but did not come in the first lines, count behind those that did. */
const late = 10_000

/** Calls for each field of an object, and of the objects inside it, that holds text or a number. */
export function eachField(content: object, { nameOf }: Names, take: (name: Name, value: string) => void): void {
  const walk = (object: object, parent: Name | null, depth: number) => {
    for (const [field, value] of Object.entries(object) as [string, unknown][]) {
      const name = nameOf(parent, field)
      if (typeof value === 'string') {
        if (value !== '' && value !== '-') take(name, value)
      } else if (typeof value === 'number') take(name, String(value))
      else if (depth < deepest && typeof value === 'object' && value !== null && !Array.isArray(value)) walk(value, name, depth + 1)
    }
  }
  walk(content, null, 1)
}

/**
 * Finds the fields that matter in a log of JSON lines, from its first lines.
 *
 * @param choice `hostColumn`: the field the person has named
 */
export function findFields(lines: readonly string[], { hostColumn, knows }: Pick<ColumnChoice, 'hostColumn'> & Pick<Knowledge, 'knows'>): FieldsFound {
  const cells = new Map<Name, string[]>()
  const stamped = new Set<Name | null>()
  const sampled = createNames(() => null)
  for (const line of lines) {
    const object = objectOf(line)
    if (object === null) continue
    eachField(object, sampled, (name, value) => {
      const known = cells.get(name)
      if (known === undefined) cells.set(name, [value])
      else known.push(value)
      if (isOfCollector(name.path.at(-1) ?? '')) stamped.add(name.parent)
    })
  }
  const fields = [...cells.keys()]
  const source = fields.some(({ key, path }) => dnsHeaders.has(key) || path[0] === 'dns') ? 'dns' : 'proxy'
  const chosen = hostColumn === undefined ? undefined : headerKey(hostColumn)
  if (chosen !== undefined) return { ok: true, names: createNames((name) => (name.key === chosen ? 0 : null)), source }
  const columns = fields.map((name): Column => ({ meaning: name.meaning, isCollectors: name.key === 'host' && stamped.has(name.parent), cells: cells.get(name) ?? [] }))
  const destination = findDestination(columns, knows)
  if (destination.kind === 'unclear') return { ok: false, problem: { kind: 'unclearHostField', fields: destination.columns.map((at) => (fields[at] as Name).path.join('.')) } }
  const order = new Map((destination.kind === 'found' ? destination.order : []).map((at, rank) => [pathKey(fields[at] as Name), rank]))
  return {
    ok: true,
    source,
    names: createNames((name) => order.get(pathKey(name)) ?? (name.meaning?.role === 'url' ? late : name.meaning?.role === 'destination' ? 2 * late : null)),
  }
}

function pathKey({ path }: Name): string {
  return path.join('.')
}

/** @param addressRank before which other fields this one is read as the destination; null for never */
function createNames(addressRank: (name: Name) => number | null): Names {
  let top = new Map<string, Name>()
  let count = 0
  const roles = { app: 'name', date: 'date', method: 'method', replyType: 'replyType' } as const

  function create(parent: Name | null, field: string): Name {
    const path = [...(parent?.path ?? []), ...partsOf(field)]
    const meaning = meaningOf(path)
    const name: Name = { path, key: headerKey(path.join(' ')), meaning, inside: new Map(), parent, read: null, rank: meaning?.rank ?? 0 }
    const rank = addressRank(name)
    if (rank !== null) {
      name.read = 'address'
      name.rank = rank + (meaning?.rank ?? 0) / late
    } else if (meaning !== null && meaning.role in roles) name.read = roles[meaning.role as keyof typeof roles]
    return name
  }

  return {
    nameOf(parent, field) {
      const siblings = parent === null ? top : parent.inside
      const known = siblings.get(field)
      if (known !== undefined) return known
      if (++count > rememberedNames) {
        count = 0
        top = new Map()
      }
      const fresh = create(parent, field)
      // A copy: the name may be a slice that keeps its whole line in memory.
      siblings.set(` ${field}`.slice(1), fresh)
      return fresh
    },
  }
}
