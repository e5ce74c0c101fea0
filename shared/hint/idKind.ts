import { isLuhn } from './card.ts'

// National identity numbers of persons: how they are written, and the check each country has published. Precision first: a
// number counts alone only where its writing and its check leave less than one in a hundred random ones; the others need
// a word beside them, or a whole column.

export type IdKind = {
  readonly shape: RegExp
  /** Takes digits and capital letters (and a plus). */
  readonly check: (id: string) => boolean
  /** What people call it; null: nothing is needed. */
  readonly words: RegExp | null
  /** The writings that need no word. */
  readonly alone?: RegExp
  /** The writings that need no word where they are the whole text: what remains of random ones is less than one in twenty. */
  readonly whole?: RegExp
  /** There is no check digit: not even a column of them says anything without the word. */
  readonly unchecked?: true
  /** Numbers of other things have the same shape and check (ISBN-10, SIREN): a column of them says nothing either. */
  readonly shared?: true
}

const anyText = /./

function shaped(text: string): RegExp {
  return new RegExp(`(?<![\\w+/-]|\\d[.:])(?:${text})(?![\\w-]|[./]\\d)`, 'gi')
}

/** Weights over the leading digits, summed up. */
function sum(id: string, ...weights: number[]): number {
  return weights.reduce((all, weight, index) => all + weight * Number(id[index]), 0)
}

/** Digits of a date; `month` may carry what a country adds to it. Two digits of year fit any. */
function isDate(day: number, month: number): boolean {
  return day >= 1 && month >= 1 && month <= 12 && day <= (month === 2 ? 29 : [4, 6, 9, 11].includes(month) ? 30 : 31)
}

const two = (id: string, at: number): number => Number(id.slice(at, at + 2))
const last = (id: string): number => Number(id.at(-1))
/** ISO 7064, mod 11,10: the German tax number and the Croatian OIB. */
function isMod1110(id: string): boolean {
  let product = 10
  for (const digit of id.slice(0, -1)) product = (((Number(digit) + product) % 10 || 10) * 2) % 11
  return (11 - product) % 10 === last(id)
}

/** The first ten digits: one occurs twice or three times, the others once at most; three never in a row. */
function isTaxPattern(id: string): boolean {
  const counts = [...new Set(id.slice(0, 10))].map((digit) => id.slice(0, 10).split(digit).length - 1)
  const [most = 0, next = 0] = counts.sort((a, b) => b - a)
  return id[0] !== '0' && (most === 2 || most === 3) && next === 1 && !/(\d)\1\1/.test(id.slice(0, 10))
}

const dniLetter = (number: number): string => 'TRWAGMYFPDXBNJZSQVHLCKE'[number % 23] ?? ''
const hetuLetter = (number: number): string => '0123456789ABCDEFHJKLMNPRSTUVWXY'[number % 31] ?? ''
const oddCodes = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23]

function fiscalLetter(id: string): string {
  let all = 0
  for (let index = 0; index < 15; index += 1) {
    const value = Number.parseInt(id[index] ?? '0', 36)
    const place = value > 9 ? value - 10 : value
    all += index % 2 === 0 ? oddCodes[place] ?? 0 : place
  }
  return String.fromCharCode(65 + (all % 26))
}

/** Estonia and Lithuania: the second round of weights counts where the first leaves ten. */
function balticDigit(id: string): number {
  const first = sum(id, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1) % 11
  return first < 10 ? first : (sum(id, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3) % 11) % 10
}

/** What a time stamp looks like: 241121-1530. */
const isStamp = (id: string): boolean => two(id, 0) >= 15 && two(id, 0) < 45 && two(id, 6) < 24 && two(id, 8) < 60
const swedishWords = /personn(?:umme)?r|swedish|samordningsn|\bpnr\b/i
const isSwedish = (id: string): boolean => isDate(two(id, 4) > 60 ? two(id, 4) - 60 : two(id, 4), two(id, 2)) && isLuhn(id.replace('+', '')) && !isStamp(id)

export const idKinds: readonly IdKind[] = [
  // Germany: tax identification number (BZSt), pension insurance number (VKVV, annex).
  {
    shape: shaped('\\d{11}|\\d{2} \\d{3} \\d{3} \\d{3}'),
    check: (id) => isTaxPattern(id) && isMod1110(id),
    whole: anyText,
    words: /steuer.?id|steuerliche id|identifikationsn|\bid-?nr|\btin\b|tax id/i,
  },
  {
    shape: shaped('\\d{2} ?\\d{6} ?[A-Z] ?\\d{2} ?\\d|\\d{8} ?[A-Z] ?\\d{3}'),
    check(id) {
      const digits = id.slice(0, 8) + String(id.charCodeAt(8) - 64).padStart(2, '0') + id.slice(9, 11)
      const total = [2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1].reduce((all, weight, index) => {
        const product = weight * Number(digits[index])
        return all + Math.floor(product / 10) + (product % 10)
      }, 0)
      const day = two(id, 2)
      return total % 10 === last(id) && isDate(day > 50 ? day - 50 : day, two(id, 4))
    },
    words: null,
  },
  // France: NIR with its key (INSEE).
  {
    shape: shaped('[1-478] ?\\d{2} ?(?:0[1-9]|1[0-2]|[2-9]\\d) ?(?:\\d{2}|2[AB]) ?\\d{3} ?\\d{3} ?\\d{2}'),
    check: (id) => 97 - Number(BigInt(id.slice(0, 13).replace(/2A/, '19').replace(/2B/, '18')) % 97n) === two(id, 13),
    words: /s[ée]curit[ée] sociale|\bnir\b|\binsee\b|s[ée]cu\b/i,
    // An IMEI has fifteen digits, too, and begins with 35.
    alone: /^[12]/,
  },
  // Spain: DNI and NIE.
  {
    shape: shaped('\\d{7,8}[ -]?[A-Z]|\\d{2}\\.\\d{3}\\.\\d{3}-?[A-Z]'),
    check: (id) => dniLetter(Number(id.slice(0, -1))) === id.at(-1),
    whole: anyText,
    words: /\bdni\b|\bnif\b|\bd\.n\.i|documento nacional|identidad/i,
  },
  {
    shape: shaped('[XYZ]-?\\d{7}-?[A-Z]'),
    check: (id) => dniLetter(Number('XYZ'.indexOf(id[0] ?? '') + id.slice(1, 8))) === id[8],
    whole: anyText,
    words: /\bnie\b|\bn\.i\.e|\bdni\b|\bnif\b|extranjer|identidad/i,
    alone: /-/,
  },
  // Italy: codice fiscale (DM 23/12/1976); letters may stand for digits where two persons share one.
  {
    shape: shaped('[A-Z]{6}[\\dL-NP-V]{2}[A-EHLMPRST][\\dL-NP-V]{2}[A-Z][\\dL-NP-V]{3}[A-Z]'),
    check: (id) => fiscalLetter(id) === id[15],
    words: null,
  },
  // Netherlands: BSN, the eleven test.
  {
    shape: shaped('\\d{9}|\\d{4}\\.\\d{2}\\.\\d{3}'),
    check: (id) => sum(id, 9, 8, 7, 6, 5, 4, 3, 2, -1) % 11 === 0,
    words: /\bbsn\b|burgerservice|sofi-?nummer/i,
  },
  // Poland: PESEL; the month carries the century.
  {
    shape: shaped('\\d{11}'),
    check: (id) => (10 - (sum(id, 1, 3, 7, 9, 1, 3, 7, 9, 1, 3) % 10)) % 10 === last(id) && isDate(two(id, 4), two(id, 2) % 20),
    whole: anyText,
    words: /pesel/i,
  },
  // Belgium: national number; births from 2000 on count with a 2 in front.
  {
    shape: shaped('\\d{2}[.]\\d{2}[.]\\d{2}[-. ]\\d{3}[-. ]\\d{2}|\\d{6}[ -]\\d{3}[ .-]\\d{2}|\\d{11}'),
    check: (id) => isDate(two(id, 4), two(id, 2) % 20) && [97 - (Number(id.slice(0, 9)) % 97), 97 - (Number(`2${id.slice(0, 9)}`) % 97)].includes(two(id, 9)),
    words: /rijksregister|registre national|national register|\bniss\b|\binsz\b/i,
    alone: /\D/,
  },
  // Sweden, Finland, Denmark (no check since 2007), Norway, Iceland.
  {
    shape: shaped('\\d{6}[-+]\\d{4}'),
    check: (id) => isSwedish(id),
    words: swedishWords,
    // 261103-0071 and 031126-0071 are invoices of that day.
    alone: /^(?:0\d|1[0-4])\d\d[013]|^(?:4[5-9]|[5-9])/,
  },
  {
    shape: shaped('(?:18[89]|19\\d|20[012])\\d{5}-?\\d{4}'),
    check: (id) => isSwedish(id.slice(2)),
    // 20261103-0071 is an invoice of that day.
    whole: /^1/,
    words: swedishWords,
    alone: /^19.*-/,
  },
  {
    shape: shaped('\\d{6}[-+A-FU-Y]\\d{3}[0-9A-FHJ-NPR-Y]'),
    check: (id) => !(/^\d{10}$/.test(id) && isStamp(id)) && isDate(two(id, 0), two(id, 2)) && hetuLetter(Number(id.slice(0, 6) + id.slice(-4, -1))) === id.at(-1),
    words: /hetu\b|henkil[öo]tunnus|personbeteckning/i,
    // 211126-0015 is a document of that day.
    alone: /^\d{4}(?:[4-9]\d[-U-Y]|[012]\d[A-F])/i,
  },
  { shape: shaped('\\d{6}[- ]?\\d{4}'), check: (id) => isDate(two(id, 0), two(id, 2)), unchecked: true, words: /\bcpr\b|personnummer/i },
  {
    shape: shaped('\\d{6} ?\\d{5}'),
    check: (id) =>
      isDate(two(id, 0) % 40, two(id, 2)) && sum(id, 3, 7, 6, 1, 8, 9, 4, 5, 2, 1) % 11 === 0 && sum(id, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1) % 11 === 0,
    words: null,
  },
  { shape: shaped('\\d{6}-?\\d{4}'), check: (id) => isDate(two(id, 0), two(id, 2)) && sum(id, 3, 2, 7, 6, 5, 4, 3, 2, 1) % 11 === 0, words: /kennitala|\bkt\.?:/i },
  // United Kingdom: national insurance number (no check digit), NHS number; Ireland: PPS number.
  {
    shape: shaped('(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\\d{2} ?\\d{2} ?\\d{2} ?[A-D]'),
    check: (id) => /^[A-Z]{2}\d{6}[A-D]$/.test(id),
    unchecked: true,
    words: /national insurance|\bnino\b|\bni (?:no|num)/i,
    alone: /^[A-Z]{2} \d\d \d\d \d\d [A-D]$/,
    whole: anyText,
  },
  {
    shape: shaped('\\d{3}[ -]?\\d{3}[ -]?\\d{4}'),
    check: (id) => (11 - (sum(id, 10, 9, 8, 7, 6, 5, 4, 3, 2) % 11)) % 11 === last(id),
    words: /\bnhs\b/i,
    shared: true,
  },
  {
    shape: shaped('\\d{7}[A-W][A-IW]?'),
    check: (id) => 'WABCDEFGHIJKLMNOPQRSTUV'[(sum(id, 8, 7, 6, 5, 4, 3, 2) + 9 * Math.max(0, ' ABCDEFGHI'.indexOf(id[8] ?? ' '))) % 23] === id[7],
    words: /\bpps\b|\bppsn\b|personal public service/i,
  },
  // United States: social security number (no check digit) and ITIN; Canada: SIN.
  {
    shape: shaped('(?!000|666)\\d{3}([- .]?)(?!00)\\d{2}\\1(?!0000)\\d{4}'),
    check: (id) => !/^(?:123456789|987654321|078051120)$/.test(id) && (id[0] !== '9' || /^9\d\d(?:5\d|6[0-5]|7\d|8[0-8]|9[0-24-9])/.test(id)),
    unchecked: true,
    whole: /^\d+-\d+-\d+$/,
    words: /\bssn\b|\bss#|social.?security|\bitin\b|taxpayer id/i,
  },
  { shape: shaped('\\d{3}[ -]?\\d{3}[ -]?\\d{3}'), check: (id) => id[0] !== '0' && isLuhn(id), shared: true, words: /\b(?:SIN|NAS)(?:\b ?[#:(]| no| num| is )|[Ss]ocial [Ii]nsurance|[Aa]ssurance sociale/ },
  // Switzerland and Austria: social insurance.
  {
    shape: shaped('756[.]?\\d{4}[.]?\\d{4}[.]?\\d{2}'),
    check: (id) => (10 - (sum(id, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3) % 10)) % 10 === last(id),
    words: null,
  },
  {
    shape: shaped('\\d{4} ?\\d{6}'),
    check: (id) => id[0] !== '0' && isDate(two(id, 4), two(id, 6)) && sum(id, 3, 7, 9, 0, 5, 8, 4, 2, 1, 6) % 11 === Number(id[3]),
    whole: anyText,
    words: /\bsvnr|sozialversicherung|\bsv-?n(?:r|ummer)|versicherungsn/i,
  },
  // Portugal, Czechia and Slovakia, Romania, Bulgaria, Croatia, Greece, Estonia and Lithuania.
  { shape: shaped('[1-3]\\d{8}|[1-3]\\d{2} \\d{3} \\d{3}'), check: (id) => ((11 - (sum(id, 9, 8, 7, 6, 5, 4, 3, 2) % 11)) % 11) % 10 === last(id), words: /\bnif\b|contribuinte/i },
  {
    shape: shaped('\\d{6}/?\\d{4}'),
    check: (id) => isDate(two(id, 4), (two(id, 2) % 50) % 20) && (Number(id) % 11 === 0),
    words: /rodn[ée]|\brč\b|\br\.č/i,
  },
  {
    shape: shaped('[1-8]\\d{12}'),
    check(id) {
      const rest = sum(id, 2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9) % 11
      return isDate(two(id, 5), two(id, 3)) && (rest === 10 ? 1 : rest) === last(id)
    },
    whole: anyText,
    words: /\bcnp\b|cod numeric/i,
  },
  {
    shape: shaped('\\d{10}'),
    check: (id) => isDate(two(id, 4), two(id, 2) % 20) && (sum(id, 2, 4, 8, 5, 10, 9, 7, 3, 6) % 11) % 10 === last(id),
    words: /\bегн\b|\begn\b/i,
  },
  { shape: shaped('\\d{11}'), check: isMod1110, words: /\boib\b/i },
  { shape: shaped('\\d{11}'), check: (id) => isDate(two(id, 0), two(id, 2)) && isLuhn(id), words: /\bαμκα\b|\bamka\b/i },
  { shape: shaped('[1-6]\\d{10}'), check: (id) => isDate(two(id, 5), two(id, 3)) && balticDigit(id) === last(id), words: /isikukood|asmens kod|personal code/i },
  // Brazil, Mexico, India, South Korea.
  {
    shape: shaped('\\d{3}\\.\\d{3}\\.\\d{3}-\\d{2}|\\d{11}'),
    check: (id) => ((sum(id, 10, 9, 8, 7, 6, 5, 4, 3, 2) * 10) % 11) % 10 === Number(id[9]) && ((sum(id, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2) * 10) % 11) % 10 === last(id),
    words: /\bcpf\b/i,
    alone: /-/,
  },
  { shape: shaped('[A-Z]{4}\\d{6}[HM][A-Z]{5}[A-Z\\d]\\d'), check: (id) => isDate(two(id, 8), two(id, 6)), words: null },
  { shape: shaped('[A-Z]{3}[ABCFGHLJPT][A-Z]\\d{4}[A-Z]'), check: () => true, unchecked: true, whole: /^.{3}P/i, words: /\bpan\b|permanent account/i },
  { shape: shaped('\\d{6}-?[1-8]\\d{6}'), check: (id) => isDate(two(id, 4), two(id, 2)), unchecked: true, words: /\brrn\b|resident registration|주민등록/i },
]
