import type { Scan } from './text.ts'

// IBAN: country, two check digits (ISO 13616, ISO 7064 mod 97-10) and the length each country has (SWIFT IBAN registry, and what
// countries that are not in it use in the same way).

const lengths = new Map(
  ('AD24AE23AL28AT20AZ28BA20BE16BG22BH22BI27BR29BY28CH21CR22CY28CZ24DE22DJ27DK18DO28EE20EG29ES24FI18FK18FO18FR27GB22GE22GI23GL18GR27GT28HN28HR21HU28IE22IL23'
    + 'IQ23IS26IT27JO30KW30KZ20LB28LC32LI21LT20LU20LV21LY25MC27MD24ME22MK19MN20MR27MT31MU30NI28NL18NO15OM23PK24PL28PS29PT25QA29RO24RS22RU33SA24SC31SD18SE24'
    + 'SI19SK24SM27SO23ST25SV28TL23TN24TR26UA29VA22VG24XK20YE30AO25BF28BJ28CF27CG27CI28CM27CV25DZ26GA27GQ27GW25IR26KM27MA28MG27ML28MZ25NE28SN28TD27TG28').match(/.{4}/g)?.map((item) => [item.slice(0, 2), Number(item.slice(2))]) ?? [],
)
/** Countries whose IBANs have no letters after the first two: `be68…` in a log is a hexadecimal number, not Belgium. */
const digitsOnly = new Set('AOATBABEBICFCGCMCRCVCZDEDJDKDZEEESFIFOGAGLGQHRHUILIRISKMLTLYMAMEMGMNMRMZNOPLPTRSSDSESISKSOSTTDTLTNXK'.match(/../g))
const start = /(?<![A-Za-z0-9])[A-Za-z]{2}\d{2}(?=[ \u00a0.-]?[A-Za-z0-9])/g

/** True where a text holds an IBAN, in one piece or in groups. */
export function hasIban({ text, isLate }: Scan): boolean {
  for (const { 0: first, index } of text.matchAll(start)) {
    if (isLate()) return false
    const length = lengths.get(first.slice(0, 2).toUpperCase())
    if (length !== undefined && isIbanAt(text, index, length)) return true
  }
  return false
}

function isIbanAt(text: string, from: number, length: number): boolean {
  let iban = ''
  let gap = false
  let at = from
  for (; iban.length < length; at += 1) {
    const char = text[at] ?? ''
    if (/[A-Za-z0-9]/.test(char)) {
      iban += char
      gap = false
    } else if (!gap && /[ \u00a0.-]/.test(char)) gap = true
    else return false
  }
  return !/[A-Za-z0-9]/.test(text[at] ?? '') && !(digitsOnly.has(iban.slice(0, 2).toUpperCase()) && /\D/.test(iban.slice(2))) && (iban === iban.toUpperCase() || iban === iban.toLowerCase()) && isMod97(iban.toUpperCase())
}

/** The first four characters moved to the end, letters as 10 to 35: the remainder by 97 is 1. */
function isMod97(iban: string): boolean {
  let rest = 0
  for (const char of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(char, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest === 1
}
