import { formatDay } from '#shared/message/format.ts'
import { pwaUnknownMessages } from '#shared/message/pwa-unknown.ts'
import { ownServiceId } from '#shared/policy/own.ts'
import { Button } from '../../../ui/button/index.tsx'
import { locale, textsOf } from '../../../ui/locale/index.ts'
import { StatusPill } from '../../../ui/status/index.tsx'
import { PendingSettlements, settledAs } from './pending.tsx'
import type { SettledHost } from './state.ts'

const tones = { confirm: 'good', merge: 'partial', dismiss: 'past', reopen: 'open' } as const

/** One host that was settled: as what, by whom, why. */
export function SettledRow({ act: { content, reason, by, at }, onChange }: { readonly act: SettledHost; readonly onChange: (() => void) | null }) {
  const texts = textsOf(pwaUnknownMessages)
  const service = content.outcome === 'confirm' ? ownServiceId(content.host) : content.outcome === 'merge' ? content.service : null
  return (
    <li class="unknown-row">
      <div>
        <p class="unknown-head">
          <strong class="host">{content.host}</strong>
          <StatusPill tone={tones[content.outcome]}>{service === null ? settledAs(content) : <a href={`/inventory/${service}`}>{settledAs(content)}</a>}</StatusPill>
          <span class="soft">{texts.by(by.name, formatDay(locale.value, at.slice(0, 10)))}</span>
        </p>
        <p>{reason}</p>
        <PendingSettlements of={content.host} />
      </div>
      {onChange !== null && <Button look="quiet" aria-label={`${texts.change}: ${content.host}`} onClick={onChange}>{texts.change}</Button>}
    </li>
  )
}
