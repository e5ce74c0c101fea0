import { FiltersEngine, Request } from '@ghostery/adblocker'
import type { See } from './contender.ts'

/** Takes a list in Adblock syntax: whether a rule fits the address. */
export function load(list: string): See {
  const engine = FiltersEngine.parse(list)
  return (url) => engine.match(Request.fromRawDetails({ url, type: 'document' })).match
}
