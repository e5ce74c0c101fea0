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
  [/^62/, [16], [17, 18, 19]],
  [/^(?:81|220[0-4])/, [], [16, 17, 18, 19]],
  // Maestro: no new ones since 2023.
  [/^(?:50|5[6-9]|6[0-9])/, [], [12, 13, 14, 15, 16, 17, 18, 19]],
]

const shape = /(?<![\w+/-]|\d[.:])(?:\d{12,19}|\d{4}([ -])\d{4}\1\d{4}\1\d{1,4}(?:\1\d{1,3})?|\d{4}([ -])\d{6}\2\d{4,5})(?![\w-]|\.\d)/g
const words = /\b(?:cards?|karten?|cartes?|tarjeta|carta|visa|amex|maestro|diners|pan|cv[vc]2?)\b|master ?card|discover card|american express|(?:credit|debit|kredit|bank|giro|debet|kredi)[ -]?(?:card|kart|kaart|kort)|(?:karten|kaart|kort)-?(?:nr|num)/i
/** What a number is called that is none, directly before it or as the head of its column. */
const otherwise = '(?:order|booking|invoice|tracking|ticket|serial|reference|ref|case|account|customer|shipment|parcel|transaction|message|request|session|trace|user|device|imei|ean|gtin|sku|id|auftrag|bestell|buchung|rechnung|sendung|vorgang|referenz|konto|kunden|serien|vertrag|artikel|beleg|ger[äa]te|zeitstempel|timestamp|commande|facture|pedido|factura)'
const other = new RegExp(`(?:^|[^a-z])${otherwise}[a-z]{0,10}[ ._-]?(?:(?:no|nr|num|number|nummer|id|code|key)\\b)?[.:#"' =]{0,5}$`, 'i')
const otherHead = new RegExp(`(?:^|[;,\\t|"])\\s*${otherwise}[\\w-]{0,20}(?: (?:no|nr|number|nummer|id))?\\.?\\s*(?:$|[;,\\t|"])`, 'i')

function isCalledOther({ text }: Scan, at: number): boolean {
  if (other.test(text.slice(Math.max(0, at - 32), at))) return true
  const line = text.indexOf('\n')
  return line > 0 && line < at && otherHead.test(text.slice(0, Math.min(line, 300)))
}

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
    const all = match[0].replace(/\D/g, '')
    // After a card's four groups often comes the month it expires, or its code.
    const digits = match[1] !== undefined && all.length > 16 && !isLuhn(all) ? all.slice(0, 16) : all
    const scheme = schemes.find(([range]) => range.test(digits))
    shaped += 1
    if (scheme === undefined || !isLuhn(digits) || /^(\d)\1+$/.test(digits)) continue
    const [, usual, rare] = scheme
    // A row of figures may have groups of four as well: with one more of them on either side it is a row.
    const end = match.index + match[0].length
    if (match[1] === ' ' && (/\b\d{4} $/.test(scan.text.slice(Math.max(0, match.index - 6), match.index)) || /^ \d{4}(?![\d/])/.test(scan.text.slice(end, end + 6)))) continue
    const isCalledCard = isNear(scan, words, match.index, end)
    if (isCalledCard ? usual.includes(digits.length) || rare.includes(digits.length) : usual.includes(digits.length) && !isCalledOther(scan, match.index)) found += 1
  }
  return found > 0 && found * 2 >= shaped
}
