import { isLuhn } from '#shared/hint/card.ts'
import { seeded, type Labelled, type LabelledSet } from './set.ts'

// Texts made here: numbers with right check digits in the sentences and tables they come in, and the numbers people paste
// all day that are none of them. The check digits are computed apart from the recognisers, as the authorities publish them.

const random = seeded(11)
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
const digits = (count: number) => Array.from({ length: count }, () => pick([...'0123456789'])).join('')
const two = (value: number) => String(value).padStart(2, '0')
const birth = () => ({ day: two(1 + Math.floor(random() * 28)), month: two(1 + Math.floor(random() * 12)), year: two(40 + Math.floor(random() * 55)) })
const grouped = (text: string, size: number, by: string) => text.replace(new RegExp(`.{${size}}(?=.)`, 'g'), (part) => part + by)
/** The first number of a kind that passes a test. */
function search(make: () => string, test: (text: string) => boolean): string {
  for (;;) {
    const text = make()
    if (test(text)) return text
  }
}
const weighted = (text: string, weights: readonly number[]) => weights.reduce((sum, weight, index) => sum + weight * Number(text[index]), 0)

function iban(): string {
  const [country, length] = pick([['DE', 22], ['NL', 18], ['FR', 27], ['AT', 20], ['ES', 24], ['BE', 16], ['PL', 28], ['NO', 15]] as const)
  const rest = country === 'NL' ? `ABNA${digits(10)}` : digits(length - 4)
  const number = [...`${rest}${country}00`].map((char) => Number.parseInt(char, 36)).join('')
  const full = country + two(98 - Number(BigInt(number) % 97n)) + rest
  return random() < 0.5 ? full : grouped(full, 4, ' ')
}

function card(): string {
  const [start, length] = pick([['4', 16], ['51', 16], ['55', 16], ['2221', 16], ['34', 15], ['37', 15], ['6011', 16], ['36', 14], ['3528', 16]] as const)
  const number = search(() => start + digits(length - start.length), isLuhn)
  return length === 16 && random() < 0.5 ? grouped(number, 4, pick([' ', '-'])) : number
}

const ids: readonly (readonly [string, () => string])[] = [
  ['Steuer-ID', () => {
    const order = [...'123456789'].sort(() => random() - 0.5)
    const start = order.slice(0, 9).join('') + (order[Math.floor(random() * 7)] ?? '1')
    let product = 10
    for (const digit of start) product = (((Number(digit) + product) % 10 || 10) * 2) % 11
    return start + String((11 - product) % 10)
  }],
  ['numéro de sécurité sociale', () => {
    const { month, year } = birth()
    const start = pick(['1', '2']) + year + month + pick(['75', '13', '69']) + digits(6)
    return `${start}${two(97 - Number(BigInt(start) % 97n))}`
  }],
  ['DNI', () => {
    const number = digits(8)
    return number + ('TRWAGMYFPDXBNJZSQVHLCKE'[Number(number) % 23] ?? '')
  }],
  ['BSN', () => search(() => digits(9), (text) => text[0] !== '0' && weighted(text, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0)],
  ['PESEL', () => {
    const { day, month, year } = birth()
    const start = year + month + day + digits(4)
    return start + String((10 - (weighted(start, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]) % 10)) % 10)
  }],
  ['personnummer', () => {
    const { day, month, year } = birth()
    const number = search(() => year + month + day + digits(4), isLuhn)
    return `${number.slice(0, 6)}-${number.slice(6)}`
  }],
  ['henkilötunnus', () => {
    const { day, month, year } = birth()
    const start = day + month + year
    const number = digits(3)
    return `${start}-${number}${'0123456789ABCDEFHJKLMNPRSTUVWXY'[Number(start + number) % 31] ?? ''}`
  }],
  ['rijksregisternummer', () => {
    const { day, month, year } = birth()
    const start = year + month + day + digits(3)
    return `${year}.${month}.${day}-${start.slice(6)}.${two(97 - (Number(start) % 97))}`
  }],
  ['SSN', () => `${pick(['219', '457', '078'])}-${two(10 + Math.floor(random() * 80))}-${1000 + Math.floor(random() * 8000)}`],
  ['NI number', () => `AB${digits(6)}C`],
  ['AHV', () => {
    const start = `756${digits(9)}`
    const sum = weighted(start, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3])
    const full = start + String((10 - (sum % 10)) % 10)
    return `${full.slice(0, 3)}.${full.slice(3, 7)}.${full.slice(7, 11)}.${full.slice(11)}`
  }],
]

const sentences = ['Please check %w %n before Friday.', 'Kunde Müller, %w: %n, bitte prüfen.', 'Le client a donné %w %n hier.', 'name;%w;city\nA. Example;%n;Bonn\n', '{"kind": "%w", "value": "%n"}', '%w %n']
const carried = (word: string, number: string) => pick(sentences).replace('%w', word).replace('%n', number)

/** Numbers that are none of these. */
const harmless: readonly (() => string)[] = [
  () => `order 45${digits(8)}`, () => `invoice 2026-${digits(2)}-${digits(6)}`, () => `+49 ${digits(3)} ${digits(7)}`, () => `(${digits(3)}) ${digits(3)}-${digits(4)}`, () => `tracking 00${digits(18)}`, () => `EAN ${search(() => `40${digits(11)}`, (text) => weighted(text, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1]) % 10 === 0)}`,
  () => `ISBN 978${digits(10)}`, () => `2026-11-${two(1 + Math.floor(random() * 28))}T${two(Math.floor(random() * 24))}:30:00Z`, () => `build 202611${digits(6)}`, () => `log 2611${two(1 + Math.floor(random() * 28))}-${two(Math.floor(random() * 24))}${two(Math.floor(random() * 60))}`, () => `time ${17e11 + Math.floor(random() * 1e11)}`,
  () => `id ${digits(18)}`, () => `uuid ${crypto.randomUUID()}`, () => `${digits(1)}.${digits(2)}.${digits(3)}`, () => `10.${digits(2)}.${digits(2)}.1`, () => `${digits(3)} ${digits(3)} ${digits(3)},00 EUR`, () => `VAT DE${digits(9)}`, () => `HRB ${digits(6)}`, () => `part ${digits(8)}${pick([...'ABCDEFGH'])}`, () => `ticket #${digits(9)}`,
  () => `Rechnung 26${two(1 + Math.floor(random() * 12))}${two(1 + Math.floor(random() * 28))}-${digits(4)}`, () => `${two(1 + Math.floor(random() * 28))}${two(1 + Math.floor(random() * 12))}26-${digits(4)}`, () => `Auftrag ${digits(16)}`, () => `${digits(4)} ${digits(4)} ${digits(4)} ${digits(4)} ${digits(4)}`, () => digits(12), () => `part ${digits(7)}${pick([...'ABCDEFGH'])}`,
  () => `52.${digits(6)}, 13.${digits(6)}`, () => `serial SN${digits(10)}`, () => `IMEI 35${digits(13)}`, () => `${digits(16)} bytes`, () => `account ${digits(10)}`, () => `sha ${Array.from({ length: 40 }, () => pick([...'0123456789abcdef'])).join('')}`,
]

/** The sets of texts made here. The same in every run. */
export function madeSets(count = 1_000): LabelledSet[] {
  const none: Labelled[] = Array.from({ length: 4 * count }, (_, index) => {
    const make = harmless[index % harmless.length] as () => string
    const text = index % 3 === 0 ? Array.from({ length: 12 }, make).join('\n') : carried('Ref', make())
    return { text, isPositive: false, from: `harmless ${index % harmless.length}` }
  })
  const all = (make: (index: number) => Omit<Labelled, 'isPositive'>) => [...Array.from({ length: count }, (_, index) => ({ ...make(index), isPositive: true })), ...none]
  return [
    { name: 'made', hint: 'iban', texts: all(() => ({ text: carried('IBAN', iban()), from: 'iban' })) },
    { name: 'made', hint: 'payment_card', texts: all(() => ({ text: carried(pick(['card', 'Karte', 'Nr.']), card()), from: 'card' })) },
    { name: 'made', hint: 'national_id', texts: all((index) => {
      const [word, make] = ids[index % ids.length] as (typeof ids)[number]
      return { text: carried(word, make()), from: word }
    }) },
    { name: 'made', hint: 'email_list', texts: all(() => ({ text: Array.from({ length: 5 + Math.floor(random() * 20) }, (_, index) => `${pick(['anna', 'b.c', 'dora_d', 'e+f'])}${index}@${pick(['nordwind.de', 'acme.co.uk', 'mail.example-firma.com'])}`).join(pick(['; ', '\n', ',', ' '])), from: 'list' })) },
  ]
}
