import { useState } from 'preact/hooks'
import { formatDay } from '#shared/message/format.ts'
import { factLabel, factValueText } from '#shared/message/fact.ts'
import { pwaActMessages } from '#shared/message/pwa-act.ts'
import { pwaInventoryMessages } from '#shared/message/pwa-inventory.ts'
import { pwaRegisterMessages } from '#shared/message/pwa-register.ts'
import { riskText, treatmentText } from '#shared/message/risk.ts'
import { taxonomyMessages } from '#shared/message/taxonomy.ts'
import type { Act } from '#shared/act/schema.ts'
import { isFactKey } from '#shared/risk/facts.ts'
import { serviceOfAct } from '#shared/register/ledger.ts'
import { acts } from '../../../data/index.ts'
import { Button } from '../../../ui/button/index.tsx'
import { locale, textsOf } from '../../../ui/locale/index.ts'
import { Section } from '../../../ui/page/index.tsx'

/** Acts shown before one asks for more. */
const first = 8

/** What was decided and confirmed about a service, newest first: who, when, why. */
export function HistorySection({ service }: { readonly service: string }) {
  const { service: texts } = textsOf(pwaInventoryMessages)
  const words = textsOf(pwaRegisterMessages)
  const [all, setAll] = useState(false)
  const own = acts.value.filter((act) => serviceOfAct(act.content) === service).reverse()
  const shown = all ? own : own.slice(0, first)
  return (
    <Section title={texts.history} note={texts.historyNote}>
      {own.length === 0 && <p class="soft">{texts.noHistory}</p>}
      <ol class="history">
        {shown.map((act) => (
          <li key={act.number}>
            <strong>{actTitle(act)}</strong>
            <p>{act.reason}</p>
            <small class="soft">{act.by.name} · {formatDay(locale.value, act.at.slice(0, 10))} · {words.act(act.number)}</small>
          </li>
        ))}
      </ol>
      {own.length > shown.length && <Button look="quiet" onClick={() => setAll(true)}>{texts.olderActs(own.length - shown.length)}</Button>}
    </Section>
  )
}

function actTitle({ content }: Act): string {
  const { service: texts } = textsOf(pwaInventoryMessages)
  switch (content.kind) {
    case 'decide-service':
      return textsOf(taxonomyMessages).status[content.status].label
    case 'confirm-fact': {
      if (!isFactKey(content.fact)) return content.fact
      const account = content.accountType === null ? '' : ` (${textsOf(taxonomyMessages).accountType[content.accountType].label})`
      return `${factLabel(content.fact, locale.value)}: ${factValueText(content.fact, content.value, locale.value)}${account}`
    }
    case 'accept-risk':
      return texts.actAccepted(riskText(content.risk, locale.value).title, content.until)
    case 'attest-treatment':
      return texts.actAttested(treatmentText(content.treatment, locale.value), content.until)
    case 'settle-candidate':
      return textsOf(pwaActMessages).act(content)
    default:
      return content.kind
  }
}
