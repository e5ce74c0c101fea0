import { catalogueMessages } from '#shared/message/catalogue.ts'
import { formatNumber } from '#shared/message/format.ts'
import { pwaRulePreviewMessages } from '#shared/message/pwa-rule-preview.ts'
import { ruleInWords, type RuleNames } from '#shared/message/rule.ts'
import type { Effect, Total } from '#shared/register/preview.ts'
import type { Rule } from '#shared/rule/schema.ts'
import type { Band } from '#shared/table/schema.ts'
import { session } from '../../../data/index.ts'
import { bandText } from '../../../ui/chart/index.tsx'
import { locale, textsOf } from '../../../ui/locale/index.ts'
import { serviceName } from '../../name/index.tsx'

/** Name of a country in the language of the page. */
export function countryName(code: string): string {
  return new Intl.DisplayNames([locale.value], { type: 'region', fallback: 'code' }).of(code) ?? code
}

export function departmentName(id: string): string {
  return session.value?.workspace.departments.find((department) => department.id === id)?.name ?? id
}

const names = (): RuleNames => {
  const { category } = textsOf(catalogueMessages)
  return { service: serviceName, department: departmentName, category: (id) => category[id as keyof typeof category] ?? id, country: countryName }
}

/** A rule in the language of the page. */
export function ruleWords(rule: Rule): string {
  return ruleInWords(locale.value, rule, names(), 'if')
}

const number = (value: number) => formatNumber(locale.value, value)

/** What befalls the sessions of one service, with how exact it is. */
export function effectWords({ sessions, exactness, occurs }: Effect): string {
  const texts = textsOf(pwaRulePreviewMessages)
  if (sessions === null) return occurs ? texts.some : texts.perhaps
  if (exactness === 'exact') return texts.exactly(bandText(sessions, number))
  return boundWords(sessions)
}

/** A bound: both ends, or the one that is known. */
export function boundWords({ from, to }: Band): string {
  const texts = textsOf(pwaRulePreviewMessages)
  if (from > 0) return to === null ? texts.atLeast(number(from)) : texts.between(number(from), number(to))
  return to === null ? texts.unbounded : texts.atMost(number(to))
}

/** The same, as short as a table wants it. */
export function shortBound({ from, to }: Band): string {
  const { short } = textsOf(pwaRulePreviewMessages)
  if (from > 0) return to === null ? short.atLeast(number(from)) : bandText({ from, to }, number)
  return to === null ? short.unbounded : short.atMost(number(to))
}

/** What befalls the sessions of several services. */
export function totalWords({ sessions, counted, uncounted }: Total, effects: readonly Effect[]): string {
  const texts = textsOf(pwaRulePreviewMessages)
  const rare = uncounted > 0 ? [texts.rare(uncounted)] : []
  if (counted === 0) return rare[0] ?? texts.nowhere
  const exact = effects.every((effect) => effect.sessions === null || effect.exactness === 'exact')
  const [only] = effects.filter((effect) => effect.sessions !== null)
  const figure = exact ? texts.exactly(bandText(sessions, number)) : boundWords(sessions)
  const where = counted === 1 && only !== undefined ? serviceName(only.service) : texts.inServices(counted)
  return [`${figure} ${counted === 1 ? `(${where})` : where}`, ...rare].join('; ')
}
