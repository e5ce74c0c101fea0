import { computed, signal } from '@preact/signals'
import { pickLocale, type LanguageChoice, type Locale } from '#shared/message/format.ts'
import { recall, remember } from '../recall.ts'

/** What the person chose; `auto` follows the browser. Kept in this browser. */
export const languageChoice = signal<LanguageChoice>(recall('language', ['auto', 'en', 'de'] as const, 'auto'))

/** The language texts are shown in now. */
export const locale = computed<Locale>(() => pickLocale(languageChoice.value, globalThis.navigator?.languages ?? []))

export function chooseLanguage(choice: LanguageChoice): void {
  languageChoice.value = choice
  remember('language', choice)
}

/** The texts of a message module in the language of now. Read it while rendering: a change of language renders again. */
export function textsOf<M>(messages: { readonly [L in Locale]: M }): M {
  return messages[locale.value]
}
