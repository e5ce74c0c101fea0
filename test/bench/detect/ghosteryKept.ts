import { FiltersEngine, Request } from '@ghostery/adblocker'
import type { See } from './contender.ts'

/** Takes the engine's own bytes, made at build time: the quickest way it starts. */
export function load(bytes: Uint8Array): See {
  const engine = FiltersEngine.deserialize(bytes)
  return (url) => engine.match(Request.fromRawDetails({ url, type: 'document' })).match
}
