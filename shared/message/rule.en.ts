import { formatChoice } from './format.ts'
import type { RuleTexts } from './ruleTexts.ts'
import { en as taxonomy } from './taxonomy.en.ts'

const quoted = (text: string) => `“${text}”`

export const en: RuleTexts = {
  choice: (items) => formatChoice('en', items),
  said: {
    because: (conditions, result) => `Because ${conditions.join(' and ')}: ${result}.`,
    if: (conditions, result) => `If ${conditions.join(' and ')}: ${result}.`,
  },
  always: (result) => `Always: ${result}.`,
  orUnknown: (clause) => `${clause} (or unknown)`,
  is: {
    service: (values, not) => `the service is ${not}${values}`,
    status: (values, not) => `the status is ${not}${values}`,
    category: (values, not) => `the kind of service is ${not}${values}`,
    country: (values, not) => `the vendor’s country is ${not}${values}`,
    riskLevel: (values, not) => `the worst open risk is ${not}${values}`,
    department: (values, not) => `the department is ${not}${values}`,
    accountType: (values, not) => `the account is ${not}${values}`,
    level: (values, not) => `the data is ${not}${values}`,
    purpose: (values, not) => `the purpose is ${not}${values}`,
  },
  not: 'not ',
  eea: { inside: 'the vendor’s seat is in the EU or EEA', outside: 'the vendor’s seat is outside the EU and EEA' },
  trainsOnInputs: { yes: 'the vendor trains on inputs', no: 'the vendor does not train on inputs', known: 'it is known whether the vendor trains on inputs' },
  verdict: { yes: 'the use is allowed', no: 'the use is not allowed', known: 'it is decided whether the use is allowed' },
  never: 'a condition that never holds',
  status: {
    detected: 'not reviewed yet',
    under_review: 'under review',
    approved: 'approved',
    approved_with_conditions: 'approved with conditions',
    prohibited: 'prohibited',
    retired: 'retired',
    dismissed: 'set aside as not relevant',
  },
  riskLevel: { low: 'low', medium: 'medium', high: 'high', critical: 'critical' },
  category: quoted,
  level: (id) => taxonomy.level[id].adjective,
  purpose: (id) => quoted(taxonomy.purpose[id].label),
  accountType: (id) => quoted(taxonomy.accountType[id].label),
  rung: {
    silent: 'nothing is shown and nothing is asked',
    chip: 'the status is shown and nothing is asked',
    card: 'the card asks',
    acknowledge: 'a text is to be acknowledged before use',
    justify: 'a reason is asked for',
    block: 'blocked',
  },
  redirect: (alternative) => (alternative === null ? 'led to the approved alternative' : `led to ${alternative}`),
}
