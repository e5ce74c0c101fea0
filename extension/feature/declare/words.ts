import type { Answer } from '#shared/declaration/schema.ts'
import type { Locale } from '#shared/message/format.ts'
import { taxonomyMessages } from '#shared/message/taxonomy.ts'

/** An answer in one line: "Summarise · Internal · Company account". */
export function answerInWords(locale: Locale, answer: Pick<Answer, 'purpose' | 'level' | 'accountType'>): string {
  const words = taxonomyMessages[locale]
  const parts = [words.purpose[answer.purpose].label, words.level[answer.level].label]
  if (answer.accountType !== 'unknown') parts.push(words.accountType[answer.accountType].label)
  return parts.join(' · ')
}
