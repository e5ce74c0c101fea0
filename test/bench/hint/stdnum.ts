import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { entityValidators, personValidators, stdnum, type Validator } from 'stdnum'
import type { Labelled, LabelledSet } from './set.ts'

// The numbers of stdnum's test cases (MIT; they come with the package). Those of persons that its own check takes are
// positive; those it refuses, and the right ones of companies, taxes and banks, are not. Numbers that persons and companies
// share are left out.

/** The numbers alone, and with what stdnum calls them in front. */
export function stdnumSets(): LabelledSet[] {
  const source = join(dirname(createRequire(import.meta.url).resolve('stdnum/package.json')), 'src')
  const found = readdirSync(source).filter((country) => stdnum[country.toUpperCase()] !== undefined || country === 'gen').flatMap((country) =>
    readdirSync(join(source, country)).filter((file) => file.endsWith('.spec.ts')).flatMap((file) => numbersOf(join(source, country, file), country.toUpperCase(), file.replace('.spec.ts', ''))))
  return [
    { name: 'stdnum', hint: 'national_id', texts: found.map(({ text, isPositive, from }) => ({ text, isPositive, from })) },
    { name: 'stdnum, named', hint: 'national_id', texts: found.map(({ text, isPositive, from, called }) => ({ text: `${called}: ${text}`, isPositive, from })) },
  ]
}

type Found = Labelled & { readonly called: string }

function numbersOf(file: string, country: string, kind: string): Found[] {
  const check = stdnum[country]?.[kind]
  if (check === undefined || !existsSync(file)) return []
  const isIn = (all: Record<string, Validator[]>) => all[country]?.includes(check) === true
  const [ofPerson, ofOther] = [isIn(personValidators), isIn(entityValidators)]
  if (ofPerson === ofOther) return []
  const source = readFileSync(file, 'utf8').replace(/^\s*\/\/.*$/gm, '')
  const lists = [...source.matchAll(/\.each\(\[([^\]]*)\]\)/g)].map(([, list = '']) => list)
  const called = check.abbreviation ?? check.localName
  const written = [...source.matchAll(/\bvalidate\(\s*(['"])([^'"\n]+)\1/g)].map(([, , number = '']) => number)
  const numbers = new Set([...written, ...lists.flatMap((list) => [...list.matchAll(/(['"])([^'"\n]+)\1/g)].map(([, , number = '']) => number))])
  return [...numbers].map((text) => ({ text, isPositive: ofPerson && check.validate(text).isValid, from: `${country} ${kind}`, called }))
}
