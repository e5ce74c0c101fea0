import fc from 'fast-check'
import { expect, it } from 'vitest'
import { hostileTexts } from '#test/bench/hint/hostile.ts'
import { hintClasses } from './kind.ts'
import { hintsIn } from './scan.ts'
import { inClassOrder, isAbove, suggestionOf } from './suggest.ts'
import { textBound } from './text.ts'

const look = (text: string, markings: readonly string[] = []) => hintsIn(text, { markings, now: () => 0 })
const filler = 'Please summarise the following note for the team meeting on Thursday. '

it('gives names of classes and nothing else, whatever the text', () => {
  fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), fc.string({ unit: 'grapheme', maxLength: 400 })), fc.array(fc.string({ maxLength: 60 }), { maxLength: 5 }), (text, markings) => {
    const found = look(text, markings)
    expect(found.every((name) => hintClasses.includes(name))).toBe(true)
    expect(new Set(found).size).toBe(found.length)
  }))
})

it('finds what stands at the start and at the end of a long text, and looks at no more than its bound', () => {
  const iban = 'DE89 3704 0044 0532 0130 00'
  const long = filler.repeat(3_000)
  expect(look(`${iban} ${long}`)).toEqual(['iban'])
  expect(look(`${long}\n${iban}`)).toEqual(['iban'])
  expect(look(long.slice(0, 100_000) + iban + long)).toEqual([])
  expect(long.length).toBeGreaterThan(textBound)
})

it('stops when its time is up, and says nothing more', () => {
  const text = `token = "Zf3D0LXCM3EIMbgJpUNnkRtOfOueHznB"\nDE89 3704 0044 0532 0130 00\n4111 1111 1111 1111`
  expect(look(text)).toEqual(['secret', 'payment_card', 'iban'])
  for (let budget = 0; budget < 400; budget += 7) {
    let time = 0
    const found = hintsIn(text, { markings: [], budget, now: () => (time += 1) })
    expect(['secret', 'payment_card', 'iban'].slice(0, found.length)).toEqual(found)
  }
  expect(hintsIn(text, { markings: [], budget: 0, now: () => 5 })).toEqual([])
})

it('hostile texts: the clock is asked all along, so none keeps it from stopping', () => {
  for (const text of hostileTexts(4_096)) {
    let asked = 0
    let after = 0
    hintsIn(text, { markings: ['aaaa', '1'], budget: 40, now: () => {
      asked += 1
      if (asked > 42) after += 1
      return asked
    } })
    expect(after).toBeLessThan(12)
  }
}, 60_000)

it('ordinary texts hold nothing', () => {
  const ordinary = [
    filler.repeat(20),
    'Call me at +49 30 901820 or 030 / 12345678, order 4500012345, invoice 2026-11-000123, EAN 4006381333931, tracking 00340434161094042557.',
    'Meeting 2026-11-21T15:30:00Z, build 202611211530, version 1.2.3.4, commit 9fceb02d0ae598e95dc970b74767f19372d61af8, uuid 550e8400-e29b-41d4-a716-446655440000.',
    'name;amount\nNorth;1 234 567 890\nSouth;12 345 678 902\nTotal;1.234.567,89\n',
    '# Release notes\n\n- The password field is required: see the token documentation.\n- Use `secret: ${{ secrets.TOKEN }}` in your workflow.\n- Set API_KEY=your-api-key-here and PASSWORD=changeme.\n',
    '{\n  "name": "daybook",\n  "version": "0.1.0",\n  "dependencies": {\n    "preact": "11.2.0",\n    "zod": "4.6.7"\n  }\n}',
    'anna@nordwind.de wrote to info@example.com and info@example.org; see icon@2x.png, react@19.0.0, getty@tty1.service, a@b.example, c@d.example, e@f.test, me@example.net.',
    'Dear all,\n\nfor example: the following points matter;\n- first (see above);\n- second, if possible: later;\n\nBest regards,\nAnna\n',
  ]
  for (const text of ordinary) expect([text.slice(0, 40), look(text)]).toEqual([text.slice(0, 40), []])
})

it('e-mail addresses: five different ones are a list, four or one of them again are none', () => {
  const people = ['anna', 'bo', 'Cem.Can', "o'neil", 'dana+x'].map((name) => `${name}@nordwind-logistik.de`)
  expect(look(`Kontakte: <${people.join('>; <')}>`)).toEqual(['email_list'])
  expect(look([...people.slice(1), ...people.slice(1)].join('\n'))).toEqual([])
})

it('markings: as whole words, in any case, in any script, over line breaks', () => {
  const markings = ['Streng vertraulich', 'ДСП', '社外秘', 'TLP:RED', ' ']
  for (const text of ['STRENG  VERTRAULICH', 'x (streng\nvertraulich)', 'гриф дсп.', '「社外秘」', 'tlp:red', 'Ｓtreng vertraulich']) expect(look(text, markings)).toEqual(['marking'])
  for (const text of ['streng vertrauliches', 'überstreng vertraulich', 'адсп', 'TLP:REDACTED', '', 'streng']) expect(look(text, markings)).toEqual([])
  expect(look('𐐷secret𐐷', ['secret'])).toEqual([])
})

it('suggests the highest level named, with the kinds of data the classes name, in the order of the list', () => {
  expect(suggestionOf([])).toBe(null)
  expect(suggestionOf(['marking'])).toEqual({ level: 'confidential', categories: [] })
  expect(suggestionOf(['secret', 'email_list'])).toEqual({ level: 'restricted', categories: ['personal_data', 'credentials'] })
  expect(inClassOrder(['secret', 'iban', 'secret'])).toEqual(['iban', 'secret'])
  expect(isAbove(['iban'], { level: 'internal', categories: 'unknown' })).toBe(true)
  expect(isAbove(['iban'], { level: 'internal', categories: ['credentials'] })).toBe(false)
  expect(isAbove([], { level: 'public', categories: [] })).toBe(false)
})
