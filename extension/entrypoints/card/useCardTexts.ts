import { useEffect, useState } from 'preact/hooks'
import type { Locale } from '#shared/message/format.ts'
import type { Texts } from '../../feature/text/index.ts'

// One language is loaded, not both: it is a fifth of the page.
const loaders: Record<Locale, () => Promise<{ readonly texts: Texts }>> = {
  en: () => import('./texts.en.ts'),
  de: () => import('./texts.de.ts'),
}

/** The words of a language once they are loaded; null before. */
export function useCardTexts(locale: Locale): Texts | null {
  const [texts, setTexts] = useState<Texts | null>(null)
  useEffect(() => {
    let isCurrent = true
    async function load(): Promise<void> {
      const loaded = await loaders[locale]()
      if (isCurrent) setTexts(loaded.texts)
    }
    void load()
    return () => {
      isCurrent = false
    }
  }, [locale])
  return texts?.locale === locale ? texts : null
}
