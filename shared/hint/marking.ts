import { placesOf, type Scan } from './text.ts'

const wordChar = /[\p{L}\p{N}_]/u

/** One form for what people write alike: case, compatibility forms and runs of white space make no difference. */
function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ')
}

/** True where a text holds one of the organisation's own markings as whole words. */
export function hasMarking({ text, isLate }: Scan, markings: readonly string[]): boolean {
  if (markings.length === 0) return false
  const within = plain(text)
  for (const marking of markings.map((item) => plain(item).trim())) {
    if (marking === '') continue
    for (const at of placesOf(within, marking)) {
      if (isLate()) return false
      if (!wordChar.test(charBefore(within, at)) && !wordChar.test(charAt(within, at + marking.length))) return true
    }
  }
  return false
}

function charAt(text: string, at: number): string {
  return String.fromCodePoint(text.codePointAt(at) ?? 32)
}

/** The whole character before a place, also where it is two units long. */
function charBefore(text: string, at: number): string {
  const last = text.charCodeAt(at - 1)
  return at === 0 ? ' ' : charAt(text, last >= 0xdc00 && last <= 0xdfff ? at - 2 : at - 1)
}
