import type { BarrierState, RuleView } from '#extension/platform/ladderMessage.ts'
import { purposeIds } from '#shared/taxonomy/schema.ts'
import { firstTime, mistral, otter, prohibited, setting } from './fixture.ts'

// Rules of the made-up organisation, and what they lead to.

export const blockRule: RuleView = {
  rule: {
    id: '6f7c0a52-5b0e-4f43-9a6e-0a52a1c3e301', rung: 'block', alternative: 'mistral-le-chat', text: null,
    when: [{ fact: 'status', values: ['prohibited'], not: false, orUnknown: false }, { fact: 'country', values: ['DE', 'FR'], not: true, orUnknown: false }],
  },
  services: { 'mistral-le-chat': 'Le Chat' },
  departments: {},
}

const readRule: RuleView = {
  rule: {
    id: '6f7c0a52-5b0e-4f43-9a6e-0a52a1c3e302', rung: 'acknowledge', alternative: null,
    text: { en: 'Please never paste names of customers or anything from a contract.', de: 'Bitte nie Namen von Kunden oder etwas aus einem Vertrag einfügen.' },
    when: [{ fact: 'trainsOnInputs', values: [true], not: false, orUnknown: true }],
  },
  services: {},
  departments: {},
}

export const justifyRule: RuleView = {
  rule: { ...blockRule.rule, rung: 'justify', alternative: null, when: [{ fact: 'level', values: ['internal', 'confidential'], not: false, orUnknown: false }] },
  services: {},
  departments: {},
}

export const toBeRead = { ...firstTime, session: null, reason: 'rule' as const, toRead: readRule }

const text = { en: 'Otter joins meetings by itself and keeps the recordings in the USA.', de: 'Otter tritt Besprechungen selbst bei und behält die Aufnahmen in den USA.' }

export const blocked: BarrierState = {
  ...setting,
  service: otter,
  policy: prohibited.policy,
  barred: { rung: 'block', rule: { ...blockRule, rule: { ...blockRule.rule, text } } },
  alternative: mistral,
  isOpen: true,
  url: 'https://otter.ai/',
  purposes: [...purposeIds],
  last: null,
  asksConnectors: true,
}
export const redirected: BarrierState = { ...blocked, isOpen: false, barred: { rung: 'redirect', rule: { ...blockRule, rule: { ...blockRule.rule, rung: 'redirect' } } } }
