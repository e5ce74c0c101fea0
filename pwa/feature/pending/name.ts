import { factLabel, factValueText } from '#shared/message/fact.ts'
import { formatDay } from '#shared/message/format.ts'
import { pwaActMessages } from '#shared/message/pwa-act.ts'
import { pwaInventoryMessages } from '#shared/message/pwa-inventory.ts'
import { riskText, treatmentText } from '#shared/message/risk.ts'
import { taxonomyMessages } from '#shared/message/taxonomy.ts'
import type { ActContent } from '#shared/act/schema.ts'
import type { Entry } from '#shared/document/schema.ts'
import { isFactKey } from '#shared/risk/facts.ts'
import { locale, textsOf } from '../../ui/locale/index.ts'
import { serviceName } from '../name/index.tsx'

// What waits for the relay, in words: acts and edits carry ids and keys, which say nothing to whom they belong.

/** An act as one line: "Decision on ChatGPT". */
export function actName(content: ActContent): string {
  const texts = textsOf(pwaActMessages)
  return texts.act({
    ...content,
    ...('service' in content && content.service !== null && { service: serviceName(content.service) }),
    ...('fact' in content && { fact: factName(content.fact) }),
    ...('risk' in content && { risk: riskText(content.risk, locale.value).title }),
    ...('treatment' in content && { treatment: treatmentText(content.treatment, locale.value) }),
  })
}

/** What an edit is about, from the key of its entry (shared/document/schema.ts): "ChatGPT: Owner". */
export function editName(key: string): string {
  const { edit } = textsOf(pwaActMessages)
  const { field } = textsOf(pwaInventoryMessages).service
  const [kind, ...parts] = key.split('/')
  const last = parts.at(-1) ?? ''
  switch (kind) {
    case 'record':
      return edit.of(serviceName(parts[0] ?? ''), field[last as keyof typeof field] ?? last)
    case 'fact': {
      const [subject = '', account] = parts
      const words = textsOf(taxonomyMessages).accountType
      const name = subject === 'organisation' ? serviceName(null) : serviceName(subject)
      return edit.of(name, parts.length === 3 ? `${factName(last)} (${words[account as keyof typeof words]?.label ?? account})` : factName(last))
    }
    case 'plan':
      return edit.plan(treatmentText(last, locale.value), serviceName(parts[1] === 'organisation' ? null : (parts[1] ?? null)))
    case 'note':
      return edit.note(riskText(parts[0] ?? '', locale.value).title, serviceName(last === 'organisation' ? null : last))
    case 'seen':
      return edit.seen(serviceName(parts[0] ?? ''))
    case 'rule':
      return edit.rule
    default:
      return edit.policy
  }
}

/** What an edit sets, in words; null where the name says it all. */
export function editValue(key: string, entry: Entry): string | null {
  if ('option' in entry) return entry.owner
  if (!('value' in entry)) return null
  const fact = key.split('/').at(-1) ?? ''
  if (isFactKey(fact)) return typeof entry.value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(entry.value) ? formatDay(locale.value, entry.value) : factValueText(fact, entry.value, locale.value)
  return String(entry.value)
}

function factName(fact: string): string {
  return isFactKey(fact) ? factLabel(fact, locale.value) : fact
}
