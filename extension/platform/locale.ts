import { locales } from '#shared/message/format.ts'
import { manifestMessages } from '#shared/message/manifest.ts'

// The manifest is read by the browser, in the browser's language: its texts go the browser's way, as files. The language a
// person chooses in the settings changes the extension's own pages only. Titles in managed.json stay English: browsers
// read that file as it is (chrome/common/extensions/api/storage/storage_schema_manifest_handler.cc), and show it to no person.

/** Texts of the manifest by the names it calls them. */
function textsOf(locale: (typeof locales)[number], wide: boolean) {
  const { description, wideDescription, openCard } = manifestMessages[locale]
  return { description: wide ? wideDescription : description, openCard }
}

type TextName = keyof ReturnType<typeof textsOf>

/** How the manifest names a text. */
export function manifestText(name: TextName): string {
  return `__MSG_${name}__`
}

/**
 * The files browsers take the manifest's texts from, one for each language.
 * @param wide the wide build says of itself that it looks at all sites
 */
export function localeFiles(wide: boolean): { readonly relativeDest: string; readonly contents: string }[] {
  return locales.map((locale) => {
    const messages = Object.fromEntries(Object.entries(textsOf(locale, wide)).map(([name, message]) => [name, { message }]))
    return { relativeDest: `_locales/${locale}/messages.json`, contents: `${JSON.stringify(messages, null, 2)}\n` }
  })
}
