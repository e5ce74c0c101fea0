import { rulesOf, type CompiledCatalogue } from './compiled.ts'

// Of the compiled catalogue each program is given what it reads.

/** For the extension: facts without pages, terms and sources, which are half of them and which the PWA alone shows. */
export function partForBrowsers(compiled: CompiledCatalogue): CompiledCatalogue {
  const { pages: _pages, terms: _terms, sources: _sources, ...facts } = compiled.facts
  return { ...compiled, facts }
}

/** For reading logs: how services are detected, without hints on accounts, of which logs say nothing, and tails, which can be drawn there. */
export function partForLogs({ version, services, hosts }: CompiledCatalogue): Pick<CompiledCatalogue, 'version' | 'services' | 'hosts'> {
  return { version, services: services.map((service) => [service[0], JSON.stringify([...rulesOf(service).slice(0, 2), []])]), hosts }
}

/** For pages that show facts and match nothing. */
export function partForPages({ facts }: CompiledCatalogue): Pick<CompiledCatalogue, 'facts'> {
  return { facts }
}
