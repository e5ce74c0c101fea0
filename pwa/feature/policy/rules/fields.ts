import { catalogueMessages } from '#shared/message/catalogue.ts'
import { pwaRegisterMessages } from '#shared/message/pwa-register.ts'
import { pwaRuleEditorMessages } from '#shared/message/pwa-rule-editor.ts'
import { taxonomyMessages } from '#shared/message/taxonomy.ts'
import { serviceCategories } from '#shared/catalogue/kind.ts'
import { conditionSchema, ruleSchema, type Condition, type Rule, type RuleFact } from '#shared/rule/schema.ts'
import { accountTypes, levels, serviceStatuses } from '#shared/taxonomy/lists.ts'
import { purposeIds } from '#shared/taxonomy/schema.ts'
import { catalogue } from '../../../data/catalogue.ts'
import { session } from '../../../data/index.ts'
import { locale, textsOf } from '../../../ui/locale/index.ts'
import type { Option } from '../../../ui/field/index.tsx'
import { countryName } from './words.ts'

/** A condition as it is being composed: values as texts, perhaps none yet. */
export type ConditionFields = { readonly fact: RuleFact; readonly values: readonly string[]; readonly not: boolean; readonly orUnknown: boolean }
export type RuleFields = { readonly when: readonly ConditionFields[]; readonly rung: Rule['rung']; readonly alternative: string; readonly en: string; readonly de: string }
export type RuleFieldFault = { readonly field: 'values'; readonly fact: RuleFact } | { readonly field: 'alternative' | 'text' }

export const factGroups = {
  service: ['service', 'status', 'category', 'country', 'riskLevel', 'trainsOnInputs'],
  person: ['department'],
  answer: ['accountType', 'level', 'purpose', 'verdict'],
} as const satisfies Record<string, readonly RuleFact[]>
export const allFacts: readonly RuleFact[] = [...factGroups.service, ...factGroups.person, ...factGroups.answer]

/** Yes-or-no facts have values that say it all: "is not" would only confuse. */
export const isYesNo = (fact: RuleFact): boolean => fact === 'trainsOnInputs' || fact === 'verdict'
/** Facts with lists too long to tick: their values are looked for by name. */
export const isSearched = (fact: RuleFact): fact is 'service' | 'country' => fact === 'service' || fact === 'country'

export function fieldsOf({ when, rung, alternative, text }: Rule): RuleFields {
  return { when: when.map(({ fact, values, not, orUnknown }) => ({ fact, values: values.map(String), not, orUnknown })), rung, alternative: alternative ?? '', en: text?.en ?? '', de: text?.de ?? '' }
}

/** The rule the fields stand for; values that are missing stay so. */
export function ruleOfFields(id: string, fields: RuleFields): Rule {
  const { rung, alternative, en, de } = fields
  const leads = rung === 'redirect' || rung === 'block'
  return {
    id,
    when: fields.when.map(({ values, ...rest }) => ({ ...rest, values: rest.fact === 'trainsOnInputs' ? values.map((value) => value === 'true') : [...values] }) as Condition),
    rung,
    alternative: leads && alternative !== '' ? alternative : null,
    text: en.trim() === '' && de.trim() === '' ? null : { en: en.trim(), de: de.trim() },
  }
}

/** The finished rule, or what is still missing. */
export function readRule(id: string, fields: RuleFields): { readonly ok: true; readonly rule: Rule } | { readonly ok: false; readonly fault: RuleFieldFault } {
  const rule = ruleOfFields(id, fields)
  const unfinished = rule.when.find((condition) => !conditionSchema.safeParse(condition).success)
  if (unfinished !== undefined) return { ok: false, fault: { field: 'values', fact: unfinished.fact } }
  if (rule.text !== null && (rule.text.en === '' || rule.text.de === '')) return { ok: false, fault: { field: 'text' } }
  const onService = rule.when.find(({ fact }) => fact === 'service')
  if (rule.alternative !== null && onService?.not === false && (onService.values as readonly unknown[]).includes(rule.alternative)) return { ok: false, fault: { field: 'alternative' } }
  return { ok: true, rule: ruleSchema.parse(rule) }
}

/** What a fact can be, in the language of the page. */
export function optionsOf(fact: RuleFact): Option[] {
  const words = textsOf(taxonomyMessages)
  const texts = textsOf(pwaRuleEditorMessages)
  switch (fact) {
    case 'service':
      return catalogue.services.map(({ id, name }) => ({ value: id, label: name }))
    case 'country':
      return sorted([...new Set(catalogue.services.map(({ country }) => country))].filter((code) => code !== 'unknown').map((code) => ({ value: code, label: countryName(code) })))
    case 'status':
      return serviceStatuses.map((value) => ({ value, label: words.status[value].label }))
    case 'category':
      return serviceCategories.map((value) => ({ value, label: textsOf(catalogueMessages).category[value] }))
    case 'riskLevel':
      return (['low', 'medium', 'high', 'critical'] as const).map((value) => ({ value, label: textsOf(pwaRegisterMessages).riskLevel[value] }))
    case 'trainsOnInputs':
      return [{ value: 'true', label: texts.trains.yes }, { value: 'false', label: texts.trains.no }]
    case 'department':
      return (session.value?.workspace.departments ?? []).map(({ id, name }) => ({ value: id, label: name }))
    case 'accountType':
      return accountTypes.filter((type) => type !== 'unknown').map((value) => ({ value, label: words.accountType[value].label }))
    case 'level':
      return levels.map((value) => ({ value, label: words.level[value].label }))
    case 'purpose':
      return purposeIds.map((value) => ({ value, label: words.purpose[value].label }))
    case 'verdict':
      return (['allowed', 'not-allowed'] as const).map((value) => ({ value, label: texts.verdict[value] }))
  }
}

function sorted(options: Option[]): Option[] {
  const { compare } = new Intl.Collator(locale.value)
  return options.sort((a, b) => compare(a.label, b.label))
}
