import { readdir, readFile } from 'node:fs/promises'
import * as z from 'zod/mini'
import { checkCatalogue } from '#shared/catalogue/check.ts'
import type { CatalogueFile, CheckedCatalogue } from '#shared/catalogue/check.ts'
import { compileCatalogue, loadCatalogue } from '#shared/catalogue/index.ts'
import type { Catalogue, ServiceFacts } from '#shared/catalogue/index.ts'

const dataFolder = new URL('../../shared/catalogue/data/', import.meta.url)

/** Reads and checks the catalogue's data files, in order of their names. A file that is not JSON is a problem like any other. */
export async function readCatalogueData(folder: URL = dataFolder): Promise<CheckedCatalogue> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort()
  const files: CatalogueFile[] = []
  const broken: CheckedCatalogue['problems'][number][] = []
  for (const file of names) {
    const text = await readFile(new URL(file, folder), 'utf8')
    try {
      files.push({ file, content: JSON.parse(text) as unknown })
    } catch (error) {
      broken.push({ file, service: '', field: '', fault: `not JSON: ${(error as Error).message}; mend it at that place` })
    }
  }
  const { services, problems } = checkCatalogue(files)
  return { services, problems: [...broken, ...problems] }
}

const idsSchema = z.array(z.looseObject({ id: z.string() }))

/** Ids of the catalogue's services, and nothing else of it: its data was checked when it was built. */
export async function readServiceIds(folder: URL = dataFolder): Promise<ReadonlySet<string>> {
  return new Set((await readAll(folder, idsSchema)).map(({ id }) => id))
}

const hostsSchema = z.array(z.looseObject({ id: z.string(), hosts: z.array(z.looseObject({ host: z.string(), match: z.optional(z.string()) })) }))

/**
 * Which services have a host, in whatever role: as a whole, by some of its pages, or as a page that calls one. The data is
 * read when first asked for.
 */
export function createHostServices(folder: URL = dataFolder): (host: string) => Promise<readonly string[]> {
  let services: Promise<z.infer<typeof hostsSchema>> | null = null
  return async (host) => {
    services ??= readAll(folder, hostsSchema)
    const has = (known: { readonly host: string; readonly match?: string | undefined }) => known.host === host || (known.match === 'suffix' && host.endsWith('.' + known.host))
    return (await services).filter(({ hosts }) => hosts.some(has)).map(({ id }) => id)
  }
}

async function readAll<T>(folder: URL, schema: z.ZodMiniType<T[]>): Promise<T[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json'))
  return (await Promise.all(names.map(async (name) => schema.parse(JSON.parse(await readFile(new URL(name, folder), 'utf8')))))).flat()
}

/**
 * The catalogue for programs under Node, straight from its data, so that it can never be older than they are.
 * Throws when the data has a fault: that is a broken installation.
 */
export async function readCatalogue(): Promise<Catalogue> {
  const { services, problems } = await readCatalogueData()
  const [first] = problems
  if (first !== undefined) throw new Error(`The catalogue's data is broken: ${first.file}, ${first.service} ${first.field}: ${first.fault}. Run "node scripts/catalogue.ts --check".`)
  return loadCatalogue(compileCatalogue(services))
}

/** What the catalogue says about its services, without how they are detected. Throws when the data has a fault. */
export async function readServiceFacts(): Promise<readonly ServiceFacts[]> {
  return (await readCatalogue()).services
}
