import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import examples from '#shared/risk/examples.json' with { type: 'json' }
import { evaluateCommand } from './evaluate.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'daybook-evaluate-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function run(content: string | null, name = 'facts.json') {
  const file = join(folder, name)
  if (content !== null) await writeFile(file, content)
  let output = ''
  let errors = ''
  const code = await evaluateCommand(file, (text) => void (output += text), (text) => void (errors += text))
  return { code, output, errors, file }
}

it('prints all 57 risks for each fact set', async () => {
  const fires = { ...examples.baseFacts, ...examples.risks['AIC-D01'].fires }
  const { code, output, errors } = await run(JSON.stringify([fires, {}]))
  const [first, second] = JSON.parse(output)
  expect({ code, errors }).toEqual({ code: 0, errors: '' })
  expect(Object.keys(first)).toHaveLength(57)
  expect(Object.keys(second)).toEqual(Object.keys(first))
  expect(first['AIC-D01']).toEqual({
    active: true,
    inherent: { likelihood: 5, impact: 4 },
    current: { likelihood: 4, impact: 3 },
    level: 'high',
    because: ['s.status', 'u.accountType', 'u.level'],
    missing: [],
  })
  expect(second['AIC-D01']).toEqual({ active: null, inherent: null, current: null, level: null, because: [], missing: ['u.level'] })
})

it('a byte order mark at the start of the file is passed over', async () => {
  expect(await run('\uFEFF[{}]')).toMatchObject({ code: 0, errors: '' })
})

it('an empty array is an empty array', async () => {
  expect(JSON.parse((await run('[]')).output)).toEqual([])
})

it('a bad fact set becomes an error in its place, the rest is evaluated', async () => {
  const bad = [{ 's.dpa': 7 }, 'no', { 's.dpaa': 'signed' }, { 'u.level': 'secret' }, { 'u.categories': [null] }, { 's.retentionDays': '30' }, { __proto__: null, 'u.overridden': 'yes' }, null]
  const { code, output, errors, file } = await run(JSON.stringify([...bad, examples.baseFacts]))
  const results = JSON.parse(output)
  expect(code).toBe(0)
  expect(errors).toBe(`${file}: 8 of 9 fact sets could not be evaluated; see "error" in the output (sets are counted from 0).\n`)
  expect(results.slice(0, 8).map((result: { error: string }) => result.error)).toEqual([
    `${file}: fact set 0: "s.dpa" has a value of the wrong type; write a text in quotes, or null if it is not known.`,
    `${file}: fact set 1: this is no fact set; write an object such as {"u.level": "internal", "s.dpa": "signed"}.`,
    `${file}: fact set 2: there is no fact "s.dpaa" in the catalogue; correct its name or remove it.`,
    `${file}: fact set 3: "u.level" is none of the data levels; write "public", "internal", "confidential", "restricted", or null if it is not known.`,
    `${file}: fact set 4: "u.categories" has a value of the wrong type; write a list of texts such as ["a", "b"], or null if it is not known.`,
    `${file}: fact set 5: "s.retentionDays" has a value of the wrong type; write a number, or null if it is not known.`,
    `${file}: fact set 6: "u.overridden" has a value of the wrong type; write true or false, or null if it is not known.`,
    `${file}: fact set 7: this is no fact set; write an object such as {"u.level": "internal", "s.dpa": "signed"}.`,
  ])
  expect(results[8]['AIC-S01'].active).toBe(false)
})

it('a fact called __proto__ is refused like any other name that is none', async () => {
  const [result] = JSON.parse((await run('[{"__proto__": {"u.level": "internal"}}]')).output)
  expect(result.error).toMatch(/no fact "__proto__"/)
})

it.each([
  ['no such file', null, /cannot be read/],
  ['no JSON', '[{', /is not JSON/],
  ['no array', '{}', /holds no array/],
])('%s: a sentence and exit code 1, nothing on the output', async (name, content, sentence) => {
  const { code, output, errors } = await run(content, `${name}.json`)
  expect({ code, output }).toEqual({ code: 1, output: '' })
  expect(errors).toMatch(sentence)
})
