import { en as detail, type DetailMessages } from './detail.en.ts'
import { en as use, type UseMessages } from './use.en.ts'

// Words for every id of the taxonomy lists: what the card says at first, and what is added rarely.

export const en = { ...use, ...detail }

export type TaxonomyMessages = UseMessages & DetailMessages
