import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import cardValidator from 'card-validator'
import type { LabelledSet } from './set.ts'

// The numbers of card-validator's test cases (MIT; they come with the package), labelled by its own check.

export function cardValidatorSet(): LabelledSet {
  const tests = join(dirname(createRequire(import.meta.url).resolve('card-validator/package.json')), 'src', '__tests__', 'card-number.ts')
  const numbers = new Set([...readFileSync(tests, 'utf8').matchAll(/"([\d -]{6,30})"/g)].map(([, number = '']) => number))
  return { name: 'card-validator', hint: 'payment_card', texts: [...numbers].map((text) => ({ text, isPositive: cardValidator.number(text).isValid, from: 'card-number' })) }
}
