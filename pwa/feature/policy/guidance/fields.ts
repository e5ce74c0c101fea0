import { guidancePageSchema, type GuidancePage } from '#shared/act/schema.ts'

/** A page as it is being written, in two languages. */
export type PageFields = {
  readonly en: LanguageFields
  readonly de: LanguageFields
  readonly hasQuestion: boolean
  /** Place of the right answer. */
  readonly right: number
}
export type LanguageFields = { readonly title: string; readonly text: string; readonly question: string; readonly answers: readonly string[] }

export const fewestAnswers = 2
export const mostAnswers = 4

const empty: LanguageFields = { title: '', text: '', question: '', answers: ['', ''] }

export function startPage(page: GuidancePage | null): PageFields {
  if (page === null) return { en: empty, de: empty, hasQuestion: false, right: 0 }
  const { page: texts, question } = page
  const language = (code: 'en' | 'de'): LanguageFields => ({ ...empty, ...texts[code], ...(question === null ? {} : { question: question.texts[code].question, answers: question.texts[code].answers }) })
  return { en: language('en'), de: language('de'), hasQuestion: question !== null, right: question?.right ?? 0 }
}

/** The page as it is published, or null while a text is missing or too long. */
export function readPage({ en, de, hasQuestion, right }: PageFields): GuidancePage | null {
  const page = { en: { title: en.title, text: en.text }, de: { title: de.title, text: de.text } }
  const asked = ({ question, answers }: LanguageFields) => ({ question, answers: [...answers] })
  return guidancePageSchema.safeParse({ page, question: hasQuestion ? { texts: { en: asked(en), de: asked(de) }, right } : null }).data ?? null
}
