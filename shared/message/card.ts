import { de } from './card.de.ts'
import { en } from './card.en.ts'

// Each language is a file of its own, so that a page can load the one it shows.

export type { CardMessages } from './card.en.ts'
export const cardMessages = { en, de }
