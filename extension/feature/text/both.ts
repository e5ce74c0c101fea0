import { cardMessages } from '#shared/message/card.ts'
import { locales, type Locale } from '#shared/message/format.ts'
import { taxonomyMessages } from '#shared/message/taxonomy.ts'
import type { Texts } from './index.ts'

const textsByLocale = new Map<Locale, Texts>(locales.map((locale) => [locale, { locale, card: cardMessages[locale], words: taxonomyMessages[locale] }]))

/** The words of a language, for pages that carry both. */
export function textsOf(locale: Locale): Texts {
  return textsByLocale.get(locale) as Texts
}
