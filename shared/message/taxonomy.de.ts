import { de as detail } from './detail.de.ts'
import type { TaxonomyMessages } from './taxonomy.en.ts'
import { de as use } from './use.de.ts'

export const de: TaxonomyMessages = { ...use, ...detail }
