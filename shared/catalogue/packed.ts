import type { ServiceFacts } from './facts.ts'
import type { Service, ServiceSource } from './schema.ts'

// Facts of all services, by column: a file of half the size that is read in a third of the time.

/** One value a service, in the order of the ids. */
type Column<T> = readonly T[]

export type PackedFacts = {
  readonly [K in 'id' | 'name' | 'vendor' | 'country' | 'category' | 'capabilities' | 'hosts']: Column<ServiceFacts[K]>
} & {
  readonly embeddedIn: Column<string | null>
  /** These three may be left out, as browsers do: then no service has any. */
  readonly pages?: Column<Service['pages']>
  readonly terms?: Column<ServiceFacts['terms']>
  readonly sources?: PackedSources
}

/** Sources as places in lists of what differs: most facts stand in a few hundred of them. */
type PackedSources = {
  readonly texts: readonly string[]
  readonly days: readonly string[]
  readonly about: readonly ServiceSource['for'][]
  readonly of: Column<readonly (readonly [text: number, day: number, about: number])[]>
}

/** By column, in the order given. */
export function packFacts(services: readonly ServiceFacts[]): PackedFacts {
  const column = <K extends keyof ServiceFacts>(key: K) => services.map((service) => service[key])
  return {
    id: column('id'), name: column('name'), vendor: column('vendor'), country: column('country'), category: column('category'),
    capabilities: column('capabilities'), hosts: column('hosts'), embeddedIn: services.map(({ embeddedIn }) => embeddedIn ?? null),
    pages: column('pages'), terms: column('terms'), sources: packSources(column('sources')),
  }
}

function packSources(column: readonly (readonly ServiceSource[])[]): PackedSources {
  const [texts, days, about] = [new Map<string, number>(), new Map<string, number>(), new Map<string, number>()]
  const place = (list: Map<string, number>, value: string) => {
    const known = list.get(value) ?? list.size
    list.set(value, known)
    return known
  }
  const of = column.map((sources) => sources.map((source) => [place(texts, source.source), place(days, source.checkedOn), place(about, JSON.stringify(source.for))] as const))
  return { texts: [...texts.keys()], days: [...days.keys()], about: [...about.keys()].map((text) => JSON.parse(text) as ServiceSource['for']), of }
}

/** The facts of the service in one place of the columns. */
export function factsAt(packed: PackedFacts, place: number): ServiceFacts {
  const at = <T>(column: Column<T>): T => column[place] as T
  const embeddedIn = at(packed.embeddedIn)
  return {
    id: at(packed.id), name: at(packed.name), vendor: at(packed.vendor), country: at(packed.country), category: at(packed.category), capabilities: at(packed.capabilities),
    ...(embeddedIn === null ? {} : { embeddedIn }),
    hosts: at(packed.hosts), pages: packed.pages?.[place] ?? {}, terms: packed.terms?.[place] ?? [], sources: packed.sources === undefined ? [] : sourcesAt(packed.sources, place),
  }
}

function sourcesAt({ texts, days, about, of }: PackedSources, place: number): ServiceSource[] {
  return (of[place] ?? []).map(([text, day, what]) => ({ for: about[what] as ServiceSource['for'], source: texts[text] as string, checkedOn: days[day] as string }))
}

/** The columns with further services at their end, without pages, terms and sources of these. */
export function withFacts(packed: PackedFacts, more: readonly ServiceFacts[]): PackedFacts {
  const added = packFacts(more)
  const longer = <K extends 'id' | 'name' | 'vendor' | 'country' | 'category' | 'capabilities' | 'hosts' | 'embeddedIn'>(key: K) => [...packed[key], ...added[key]] as unknown as PackedFacts[K]
  return {
    ...packed, id: longer('id'), name: longer('name'), vendor: longer('vendor'), country: longer('country'), category: longer('category'),
    capabilities: longer('capabilities'), hosts: longer('hosts'), embeddedIn: longer('embeddedIn'),
  }
}

/** The facts of all services, in the order of the columns. */
export function unpackFacts(packed: PackedFacts): ServiceFacts[] {
  return packed.id.map((_, place) => factsAt(packed, place))
}
