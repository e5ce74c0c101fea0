import { de as card } from '#shared/message/card.de.ts'
import { de as words } from '#shared/message/use.de.ts'
import type { Texts } from '../../feature/text/index.ts'

export const texts: Texts = { locale: 'de', card, words }
