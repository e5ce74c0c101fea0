import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasCard, isLuhn } from './card.ts'
import { hasIban } from './iban.ts'
import { hasNationalId } from './nationalId.ts'
import type { Scan } from './text.ts'

// Numbers as authorities and schemes print them for tests and on specimens; none belongs to anybody.

const scan = (text: string): Scan => ({ text, isLate: () => false })
const card = (text: string) => hasCard(scan(text))
const iban = (text: string) => hasIban(scan(text))
const id = (text: string) => hasNationalId(scan(text))

describe('payment cards', () => {
  it.each([
    '4111 1111 1111 1111', '4111-1111-1111-1111', '5555555555554444', '2223003122003222', '378282246310005', '3782 822463 10005', '6011111111111117', '3530111333300000', '30569309025904', '6200000000000005',
    'card,holder\n4012888888881881,A', 'Card:4012888888881881', 'Visa 4222222222222', '4111 1111 1111 1111 12/27', '4111 1111 1111 1111 123', 'credit card of the account 4111111111111111', 'order,card\n1,4012888888881881', 'Maestro 6759649826438453',
  ])('%s', (text) => expect(card(text)).toBe(true))

  it.each([
    '4111 1111 1111 1112', '4222222222222', '4111.1111.1111.1111', '0.4111111111111111', 'id-4111111111111111', '4111111111111111-2', '4111 11111111 1111', '1234567812345670', '0000000000000000', 'x4111111111111111', 'order 4111111111111111', 'Kundennummer: 4111111111111111', '4111 1111 1111 1111 4510', '3900 4111 1111 1111 1111', '6759649826438453',
  ])('not %s', (text) => expect(card(text)).toBe(false))

  it('a column of other numbers is none, though some have a right check digit by chance', () => {
    const column = Array.from({ length: 60 }, (_, index) => String(4_000_000_000_000_000n + BigInt(index) * 17n))
    expect(column.some(isLuhn)).toBe(true)
    expect(card(column.join('\n'))).toBe(false)
  })

  it('every digit counts', () => {
    fc.assert(fc.property(fc.nat(15), fc.integer({ min: 1, max: 9 }), (place, more) => {
      const right = '4012888888881881'
      const wrong = right.slice(0, place) + String((Number(right[place]) + more) % 10) + right.slice(place + 1)
      expect(isLuhn(right)).toBe(true)
      expect(isLuhn(wrong)).toBe(false)
    }))
  })
})

describe('IBAN', () => {
  it.each([
    'DE89370400440532013000', 'DE89 3704 0044 0532 0130 00', 'de89370400440532013000', 'GB29 NWBK 6016 1331 9268 19', 'NO9386011117947', 'MT84MALT011000012345MTLCAST001S', 'IBAN: FR14 2004 1010 0505 0001 3M02 606, BIC', 'NL91-ABNA-0417-1643-00',
    'MA64 0115 1900 0001 2050 0053 4921', 'BE68 5390 0754 7034 und', 'CH93 0076 2011 6238 5295 7.',
  ])('%s', (text) => expect(iban(text)).toBe(true))

  it.each(['DE88370400440532013000', 'DE8937040044053201300', 'XX89370400440532013000', 'DE89  3704 0044 0532 0130 00', 'xDE89370400440532013000', 'DE89370400440532013000a', 'De89370400440532013000aB', 'be00000abcdef018', 'trace be68539007547a34', ''])('not %s', (text) => expect(iban(text)).toBe(false))

  it('two digits that change places are found', () => {
    fc.assert(fc.property(fc.integer({ min: 4, max: 20 }), (place) => {
      const right = 'DE89370400440532013000'
      const wrong = right.slice(0, place) + (right[place + 1] ?? '') + (right[place] ?? '') + right.slice(place + 2)
      expect(iban(wrong)).toBe(wrong === right)
    }))
  })
})

describe('national ids', () => {
  it.each([
    ['DE tax', 'Steuer-ID 86 095 742 719'], ['DE tax', 'IdNr.: 65929970489'], ['DE pension', '65 170839 J 003'], ['FR', '2 55 08 14 168 025 38'], ['ES DNI', 'DNI 12345678Z'], ['ES DNI', '12.345.678-Z'], ['ES NIE', 'X1234567L'],
    ['IT', 'RSSMRA85T10A562S'], ['NL', 'bsn: 111222333'], ['PL', 'PESEL 44051401359'], ['BE', '85.07.30-033.28'], ['SE', '811228-9874'], ['FI', 'hetu 010126-0016'], ['FI', '131052-308T'], ['DK', 'CPR-nr. 070761-4285'], ['NO', '01019912368'], ['GB', 'AB 12 34 56 C'],
    ['GB', 'NI number ab123456c'], ['GB NHS', 'NHS no. 943 476 5919'], ['IE', 'PPS 1234567FA'], ['US', 'SSN 078-05-1121'], ['US', 'name,ssn\nDoe,219-09-9998'], ['CA', 'SIN: 130 692 544'], ['CH', '756.9217.0769.85'], ['AT', 'SVNR 1237 010180'],
    ['PT', 'NIF 123456789'], ['CZ', 'rodné číslo 736028/5163'], ['RO', 'CNP 1630615123457'], ['HR', 'OIB 33392005961'], ['BR', '390.533.447-05'], ['IN', 'PAN ABCPE1234F'], ['EE', 'isikukood 37605030299'],
  ])('%s: %s', (_, text) => expect(id(text)).toBe(true))

  it.each([
    '010126-0016 is the document', '12345678901', 'Steuer-ID 86 095 742 718', '12345678Z in stock', '111222333', 'Call 219-09-9998', '850101-1530', '241121-1530', 'Part AB123456C', '1234567FA', 'X1234567M', '131052-308U', 'PESEL 44051401358', '86095742719 pieces', '0701611234',
  ])('not %s', (text) => expect(id(text)).toBe(false))

  it('a number that needs a word counts without it where a whole column of them checks out', () => {
    const column = ['234567892', '234567909', '234567910', '234567922', '234567934']
    expect(id(column.join('\n'))).toBe(true)
    expect(id([...column, '234567911', '234567912', '234567913'].join('\n'))).toBe(false)
    expect(id(column.slice(0, 2).join('\n'))).toBe(false)
  })
})
