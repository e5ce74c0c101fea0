import type { CompiledCatalogue, PageFilter } from '#shared/catalogue/index.ts'

// What the browser itself sifts before it wakes the background: hosts of the catalogue and nothing else. The compiler has
// drawn it (shared/catalogue/browserFilter.ts); here it takes the form the browser wants.

/** Microsoft Defender for Cloud Apps shows `chatgpt.com` as `chatgpt.com.mcas.ms`. */
const proxy = '.mcas.ms'

/** Filters for `webNavigation`: pages of the catalogue, also behind the reverse proxy; on shared hosts only paths that routes spell out. */
export function navigationFilters({ filters }: CompiledCatalogue): PageFilter[] {
  return filters.pages.flatMap((filter) => [filter, behindProxy(filter)])
}

function behindProxy(filter: PageFilter): PageFilter {
  return 'hostEquals' in filter ? { ...filter, hostEquals: filter.hostEquals + proxy } : { ...filter, hostSuffix: filter.hostSuffix + proxy }
}

/** Match patterns for `webRequest`: hosts that belong to a service, on shared hosts only the paths that rules name. */
export function requestFilters({ filters }: CompiledCatalogue): string[] {
  return [...filters.requests]
}
