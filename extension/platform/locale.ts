import { locales, type Locale } from '#shared/message/format.ts'
import { manifestMessages } from '#shared/message/manifest.ts'

// The manifest is read by the browser, in the browser's language: in Firefox its texts go the browser's way, as files. The
// language a person chooses in the settings changes the extension's own pages only. In Chromium they stay English: an
// extension with such files has its style sheets held up and searched for names of texts, and of 40 chips 12 were then not
// painted before something else on the page was (measured, Chromium 156 headless on a busy machine; of 20 without them none).
// Titles in managed.json stay English too: Chromium reads that file as it is (storage_schema_manifest_handler.cc).

/** Whether a browser gets the texts as files, in all languages. */
export function hasLocaleFiles(browser: string): boolean {
  return browser === 'firefox'
}

/** Texts of the manifest by the names it calls them. */
function textsOf(locale: Locale, wide: boolean) {
  const { description, wideDescription, openCard } = manifestMessages[locale]
  return { description: wide ? wideDescription : description, openCard }
}

/**
 * What stands in the manifest for its texts: names of them where the browser has files, else the English ones.
 * @param wide the wide build says of itself that it looks at all sites
 */
export function manifestTexts(browser: string, wide: boolean): ReturnType<typeof textsOf> {
  return hasLocaleFiles(browser) ? { description: '__MSG_description__', openCard: '__MSG_openCard__' } : textsOf('en', wide)
}

/** The files a browser takes the manifest's texts from, one for each language. */
export function localeFiles(wide: boolean): { readonly relativeDest: string; readonly contents: string }[] {
  return locales.map((locale) => {
    const messages = Object.fromEntries(Object.entries(textsOf(locale, wide)).map(([name, message]) => [name, { message }]))
    return { relativeDest: `_locales/${locale}/messages.json`, contents: `${JSON.stringify(messages, null, 2)}\n` }
  })
}
