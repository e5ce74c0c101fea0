import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { CardMessages } from '#shared/message/card.ts'
import type { Locale } from '#shared/message/format.ts'
import type { UseMessages } from '#shared/message/use.en.ts'

/** The words of one language. The card loads just these; popup and options have both languages at hand. */
export type Texts = { readonly locale: Locale; readonly card: CardMessages; readonly words: UseMessages }

export const TextContext = createContext<Texts | null>(null)

/** The words in the language of the page. Throws outside a `TextContext.Provider`. */
export function useTexts(): Texts {
  const texts = useContext(TextContext)
  if (texts === null) throw new Error('there are no texts here: put a TextContext.Provider around the page')
  return texts
}
