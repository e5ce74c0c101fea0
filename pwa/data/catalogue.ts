import compiled from '#shared/catalogue/compiled.json' with { type: 'json' }
import { loadCatalogue } from '#shared/catalogue/index.ts'

/** The catalogue this version was built with: `serviceById(id)`, `services`. */
export const catalogue = loadCatalogue(compiled)
