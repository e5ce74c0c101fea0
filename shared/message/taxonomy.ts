import { de } from './taxonomy.de.ts'
import { en } from './taxonomy.en.ts'

// Each language is a file of its own, so that a page can load the one it shows.

export type { TaxonomyMessages } from './taxonomy.en.ts'
export const taxonomyMessages = { en, de }
