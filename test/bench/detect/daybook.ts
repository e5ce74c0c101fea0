import { loadCatalogue } from '#shared/catalogue/index.ts'
import type { See } from './contender.ts'

/** Takes what the build puts into the extension: service, signal and rule of an address. */
export function load(text: string): See {
  const { match } = loadCatalogue(JSON.parse(text))
  return (url) => match({ url }) !== null
}
