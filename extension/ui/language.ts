import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { pickLocale, type Locale } from '#shared/message/format.ts'

/** The language of everything below it. */
export const LocaleContext = createContext<Locale>('en')

export function useLocale(): Locale {
  return useContext(LocaleContext)
}

/** The language to show: the setting (null: follow the browser), then the browser. Also tells the page, for screen readers. */
export function localeOf(setting: Locale | null): Locale {
  const locale = pickLocale(setting ?? 'auto', navigator.languages)
  document.documentElement.lang = locale
  return locale
}
