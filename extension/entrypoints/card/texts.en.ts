import { en as card } from '#shared/message/card.en.ts'
import { en as words } from '#shared/message/use.en.ts'
import type { Texts } from '../../feature/text/index.ts'

export const texts: Texts = { locale: 'en', card, words }
