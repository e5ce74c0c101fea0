import { catalogueMessages } from '#shared/message/catalogue.ts'
import type { Locale } from '#shared/message/format.ts'
import { ruleInWords, type RuleNames } from '#shared/message/rule.ts'
import type { RuleView } from '../../platform/ladderMessage.ts'
import { useTexts } from '../text/index.ts'

/** What a rule says: the organisation's own words where it has some, and always the rule itself. */
export function RuleWords({ view }: { readonly view: RuleView }) {
  const { locale } = useTexts()
  const { rule } = view
  return (
    <>
      {rule.text !== null && <p class="rule-text">{rule.text[locale]}</p>}
      <p class={rule.text === null ? 'rule' : 'rule quiet'}>{ruleInWords(locale, rule, namesOf(locale, view))}</p>
    </>
  )
}

function namesOf(locale: Locale, { services, departments }: RuleView): RuleNames {
  const categories: Record<string, string> = catalogueMessages[locale].category
  const countries = new Intl.DisplayNames(locale, { type: 'region' })
  return {
    service: (id) => services[id] ?? id,
    department: (id) => departments[id] ?? id,
    category: (id) => categories[id] ?? id,
    country: (code) => countries.of(code) ?? code,
  }
}
