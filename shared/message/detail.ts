import { de } from './detail.de.ts'
import { en } from './detail.en.ts'

export type { DetailMessages } from './detail.en.ts'
export const detailMessages = { en, de }
