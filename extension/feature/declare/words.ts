import type { Answer } from '#shared/declaration/schema.ts'
import { joinWords } from '#shared/message/format.ts'
import type { UseMessages } from '#shared/message/use.en.ts'

/** An answer in one line: "Summarise · Internal · Company account". */
export function answerInWords(words: UseMessages, answer: Pick<Answer, 'purpose' | 'level' | 'accountType'>): string {
  const parts = [words.purpose[answer.purpose].label, words.level[answer.level].label]
  if (answer.accountType !== 'unknown') parts.push(words.accountType[answer.accountType].label)
  return joinWords(parts)
}
