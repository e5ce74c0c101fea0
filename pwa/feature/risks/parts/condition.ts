import { factLabel, factValueText } from '#shared/message/fact.ts'
import { pwaRisksMessages } from '#shared/message/pwa-risks.ts'
import type { Leaf } from '#shared/risk/schema.ts'
import { locale, textsOf } from '../../../ui/locale/index.ts'

/** What a rule asks of a fact, in words: "Data level: Confidential or higher". */
export function conditionText(leaf: Leaf): string {
  const { asks: texts } = textsOf(pwaRisksMessages)
  const fact = factLabel(leaf.fact, locale.value)
  const word = (value: string | number | boolean) => factValueText(leaf.fact, typeof value === 'string' && isSet(leaf) ? [value] : value, locale.value)
  const any = (values: readonly string[]) => texts.or(values.filter((value) => value !== 'unknown').map(word))
  switch (leaf.op) {
    case 'eq':
      return texts.includes(fact, word(leaf.value))
    case 'ne':
      return texts.isNot(fact, word(leaf.value))
    case 'in':
      return texts.includes(fact, any(leaf.value))
    case 'notIn':
      return texts.isNot(fact, any(leaf.value))
    case 'intersects':
      return texts.includes(fact, any(leaf.value))
    case 'disjoint':
      return texts.includesNot(fact, any(leaf.value))
    case 'gte':
      return texts.atLeast(fact, word(leaf.value))
    case 'gt':
      return texts.moreThan(fact, word(leaf.value))
    case 'lte':
      return texts.atMost(fact, word(leaf.value))
    case 'lt':
      return texts.lessThan(fact, word(leaf.value))
    case 'levelGte':
      return texts.level(fact, word(leaf.value))
    case 'isTrue':
      return texts.holds(fact)
    case 'isFalse':
      return texts.holdsNot(fact)
    case 'inFact':
      return texts.among(fact, factLabel(leaf.value, locale.value))
  }
}

function isSet(leaf: Leaf): boolean {
  return leaf.op === 'intersects' || leaf.op === 'disjoint'
}
