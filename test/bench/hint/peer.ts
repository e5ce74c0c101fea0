import { Redactor } from '@redactpii/node'
import { lintSource } from '@secretlint/core'
import { creator } from '@secretlint/secretlint-rule-preset-recommend'
import cardValidator from 'card-validator'
import { electronicFormatIBAN, isValidIBAN } from 'ibantools'
import { personValidators } from 'stdnum'
import type { HintClass } from '#shared/hint/kind.ts'

/** A published package that looks for one class in a text. */
export type Peer = { readonly name: string; readonly hint: HintClass; readonly holds: (text: string) => boolean | Promise<boolean> }

const redactor = new Redactor({ rules: { CREDIT_CARD: true, EMAIL: false, NAME: false, PHONE: false, SSN: false } })
const social = new Redactor({ rules: { CREDIT_CARD: false, EMAIL: false, NAME: false, PHONE: false, SSN: true } })
const config = { rules: [{ id: 'preset', rule: creator, rules: [] }] }
const persons = Object.values(personValidators).flat()

/** True where a check takes one of the places of a text that have a shape. Checks of one number look for none in a text: the shape is ours. */
function within(text: string, shape: RegExp, takes: (found: string) => boolean): boolean {
  return (text.match(shape) ?? []).some(takes)
}

/** What the hints are measured beside. Where a package only checks a number, an expression finds what it is given. */
export const peers: readonly Peer[] = [
  { name: '@redactpii/node', hint: 'payment_card', holds: (text) => redactor.hasPII(text) },
  { name: 'card-validator + regex', hint: 'payment_card', holds: (text) => within(text, /\b\d(?:[ -]?\d){11,18}\b/g, (found) => cardValidator.number(found).isValid) },
  { name: 'ibantools + regex', hint: 'iban', holds: (text) => within(text, /\b[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]){11,30}\b/g, (found) => isValidIBAN(electronicFormatIBAN(found) ?? '')) },
  { name: '@redactpii/node (SSN)', hint: 'national_id', holds: (text) => social.hasPII(text) },
  { name: 'stdnum + regex', hint: 'national_id', holds: (text) => within(text, /\b[\dA-Z](?:[ ./-]?[\dA-Z]){6,17}\b/g, (found) => persons.some((check) => check.validate(found).isValid)) },
  {
    name: '@secretlint preset', hint: 'secret',
    async holds(content) {
      const source = { filePath: '/text.txt', content, contentType: 'text' as const, ext: '.txt' }
      return (await lintSource({ source, options: { noPhysicFilePath: true, config } })).messages.length > 0
    },
  },
]
