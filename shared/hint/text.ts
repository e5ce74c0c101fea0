// What all recognisers share. Everything here takes time in proportion to the text, whatever the text is.

/** How much of a text is looked at, characters: the start and the end of a longer one. */
export const textBound = 32_768
const head = 24_576

/** A text while it is looked at. */
export type Scan = {
  readonly text: string
  /** True when the time is up: stop, and say nothing more. */
  readonly isLate: () => boolean
}

/** The part of a text that is looked at. */
export function boundedText(text: string): string {
  if (text.length <= textBound) return text
  return `${text.slice(0, head)}\n${text.slice(head - textBound)}`
}

/** Places where `part` occurs, in order. */
export function* placesOf(text: string, part: string): Generator<number> {
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + part.length)) yield at
}

/** Bits a character carries in this text: 0 for "aaaa", about 3.5 for words, 4.5 and more for random keys (Shannon). */
export function entropyOf(text: string): number {
  const counts = new Map<string, number>()
  for (const char of text) counts.set(char, (counts.get(char) ?? 0) + 1)
  let bits = 0
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length)
  return bits
}

/** True where one of the words stands near a find: just before it, just after it, or in the first line, as the head of a column. */
export function isNear({ text }: Scan, words: RegExp, at: number, end: number): boolean {
  if (words.test(text.slice(Math.max(0, at - 64), at)) || words.test(text.slice(end, end + 32))) return true
  const line = text.indexOf('\n')
  return line > 0 && line < at && words.test(text.slice(0, Math.min(line, 300)))
}
