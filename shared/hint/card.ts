import { isNear, type Scan } from './text.ts'

// Payment cards: a number range that card schemes have (ISO/IEC 7812; the schemes' published ranges), its length, and the
// check digit after Luhn (ISO/IEC 7812-1, annex B).

/** Scheme by first digits, lengths. Lengths that only old or rare cards have count with a word beside them. */
const schemes: readonly (readonly [range: RegExp, usual: readonly number[], rare: readonly number[]])[] = [
  [/^4/, [16], [13, 19]],
  [/^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, [16], []],
  [/^3[47]/, [15], []],
  [/^(?:6011|64[4-9]|65)/, [16], [19]],
  [/^(?:30[0-5]|3095|36|3[89])/, [14], [16]],
  [/^35(?:2[89]|[3-8])/, [16], [19]],
  [/^(?:62|81)/, [16], [17, 18, 19]],
  [/^220[0-4]/, [16], [19]],
  [/^(?:50|5[6-9]|6[0-9])/, [16], [12, 13, 14, 15, 17, 18, 19]],
]

const shape = /(?<![\w+/-]|\d[.:])(?:\d{12,19}|\d{4}([ -])\d{4}\1\d{4}\1\d{1,4}(?:\1\d{1,3})?|\d{4}([ -])\d{6}\2\d{4,5})(?![\w-]|\.\d)/g
const words = /card|karte|carte|tarjeta|carta|kaart|kort|visa|master|amex|maestro|diners|discover|\bpan\b|kreditk|cvv|cvc/i

/** Luhn: every second digit from the right doubled, the digits of all summed up, a multiple of ten. */
export function isLuhn(digits: string): boolean {
  let sum = 0
  for (let index = digits.length - 1, isDouble = false; index >= 0; index -= 1, isDouble = !isDouble) {
    const digit = digits.charCodeAt(index) - 48
    sum += isDouble ? (digit > 4 ? digit * 2 - 9 : digit * 2) : digit
  }
  return sum % 10 === 0
}

/**
 * True where a text holds card numbers. One random number in ten has a right check digit: where most numbers of the shape
 * have a wrong one, they are something else.
 */
export function hasCard(scan: Scan): boolean {
  let shaped = 0
  let found = 0
  for (const match of scan.text.matchAll(shape)) {
    if (scan.isLate()) return false
    const digits = match[0].replace(/\D/g, '')
    const scheme = schemes.find(([range]) => range.test(digits))
    shaped += 1
    if (scheme === undefined || !isLuhn(digits) || /^(\d)\1+$/.test(digits)) continue
    const [, usual, rare] = scheme
    if (usual.includes(digits.length) || (rare.includes(digits.length) && isNear(scan, words, match.index, match.index + match[0].length))) found += 1
  }
  return found > 0 && found * 2 >= shaped
}
